import userEvent from '@testing-library/user-event'
import { screen } from '@testing-library/vue'
import { expect, it } from 'vitest'
import { renderApp } from '../../../tests/render.js'
import BaseTabs from './BaseTabs.vue'

const tabs = [
  { id: 'file', label: 'File' },
  { id: 'form', label: 'Form' },
]

it('moves by arrow keys, and names its panel after the chosen tab', async () => {
  const { rerender } = await renderApp(BaseTabs, {
    props: {
      tabs,
      label: 'Source',
      modelValue: 'file',
      'onUpdate:modelValue': (/** @type {string} */ id) => rerender({ modelValue: id }),
    },
    slots: { default: 'What belongs to it' },
  })
  screen.getByRole('tab', { name: 'File' }).focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { name: 'Form' })).toHaveFocus()
  expect(screen.getByRole('tab', { name: 'Form' })).toHaveAttribute('aria-selected', 'true')
  expect(screen.getByRole('tab', { name: 'File' })).toHaveAttribute('tabindex', '-1')
  expect(screen.getByRole('tabpanel', { name: 'Form' })).toHaveTextContent('What belongs to it')
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { name: 'File' })).toHaveFocus()
  await userEvent.keyboard('{End}')
  expect(screen.getByRole('tab', { name: 'Form' })).toHaveFocus()
})
