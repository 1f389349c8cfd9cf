import { screen } from '@testing-library/vue'
import { expect, it } from 'vitest'
import { renderApp } from '../../tests/render.js'
import NotFoundView from './NotFoundView.vue'

it('catches every unknown address and leads on', async () => {
  const { router } = await renderApp(NotFoundView, { route: '/nothing/here' })
  expect(router.currentRoute.value.name).toBe('not-found')
  expect(screen.getByRole('heading', { level: 1, name: 'There is no page at this address' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Search the catalogue' })).toHaveAttribute('href', '/catalogue')
})
