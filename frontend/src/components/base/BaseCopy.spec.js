import userEvent from '@testing-library/user-event'
import { screen } from '@testing-library/vue'
import { expect, it, vi } from 'vitest'
import { renderApp } from '../../../tests/render.js'
import BaseCopy from './BaseCopy.vue'

it('copies and says so', async () => {
  const user = userEvent.setup()
  await renderApp(BaseCopy, { props: { text: 'what to copy', label: 'Copy the link' } })
  await user.click(screen.getByRole('button', { name: 'Copy the link' }))
  expect(await navigator.clipboard.readText()).toBe('what to copy')
  expect(screen.getByRole('status')).toHaveTextContent('Copied')
})

it('says when the browser does not allow it', async () => {
  const user = userEvent.setup()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  await renderApp(BaseCopy, { props: { text: 'x', label: 'Copy' } })
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect(screen.getByRole('status')).toHaveTextContent('Could not be copied')
})
