import userEvent from '@testing-library/user-event'
import { screen, waitFor, within } from '@testing-library/vue'
import { http, HttpResponse } from 'msw'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { accessibilityFaults } from '../tests/axe.js'
import { modelItem, page } from '../tests/catalogue.js'
import { renderApp } from '../tests/render.js'
import { startServer } from '../tests/server.js'
import App from './App.vue'

const API = 'http://localhost:3000/api/v1/'
startServer(
  http.get(`${API}models/`, ({ request }) => {
    const found = new URL(request.url).searchParams.get('search') === 'chat' ? [modelItem()] : []
    return HttpResponse.json(page(found))
  }),
  http.get(`${API}models/3/`, () => HttpResponse.json(modelItem())),
  http.get(`${API}evaluations/`, () => HttpResponse.json(page([]))),
  http.get(`${API}tasks/`, () => HttpResponse.json(page([]))),
)
const show = (route = '/accessibility') => renderApp(App, { route })

// Views are loaded when they are needed; loading them once here keeps that out of the tests' time limits.
beforeAll(() =>
  Promise.all([
    import('./views/AccessibilityView.vue'),
    import('./views/CatalogueView.vue'),
    import('./views/ModelView.vue'),
  ]),
)

describe('App', () => {
  it('has landmarks, a way past the navigation and a title', async () => {
    const { container } = await show()
    expect(await screen.findByRole('heading', { level: 1, name: 'Accessibility' })).toBeVisible()
    for (const landmark of ['main', 'contentinfo', 'search']) expect(screen.getByRole(landmark)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Skip to the content' })).toHaveAttribute('href', '#main')
    expect(document.title).toBe('Accessibility · GAISSALabel')
    expect(await accessibilityFaults(container)).toEqual([])
  })

  it('says a change of page, names it and puts the focus on it', async () => {
    await show()
    await userEvent.click(
      within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: 'Catalogue' }),
    )
    expect(await screen.findByRole('heading', { level: 1, name: 'Catalogue' })).toBeVisible()
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus())
    expect(document.title).toBe('Catalogue · GAISSALabel')
    expect(screen.getByText('Catalogue', { selector: '[aria-live]' })).toBeInTheDocument()
  })

  it('leads to both phases from its menu', async () => {
    await show()
    await userEvent.click(screen.getByRole('button', { name: 'Label a model' }))
    expect(screen.getByRole('link', { name: /Training/ })).toHaveAttribute('href', '/label-a-model/training')
    expect(screen.getByRole('link', { name: /Inference/ })).toHaveAttribute(
      'href',
      '/label-a-model/inference',
    )
  })

  it('speaks the chosen language everywhere', async () => {
    await show()
    await userEvent.click(screen.getByRole('button', { name: 'Language: English' }))
    await userEvent.click(screen.getByRole('button', { name: 'Català' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Accessibilitat' })).toBeVisible()
    expect(document.documentElement.lang).toBe('ca')
    expect(document.title).toBe('Accessibilitat · GAISSALabel')
  })

  it('wears the chosen theme', async () => {
    await show()
    await userEvent.click(screen.getByRole('button', { name: 'Theme' }))
    await userEvent.click(screen.getByRole('button', { name: 'Dark' }))
    expect(document.documentElement.dataset.theme).toBe('dark')
    await userEvent.click(screen.getByRole('button', { name: 'Theme' }))
    await userEvent.click(screen.getByRole('button', { name: 'As the system' }))
    expect(document.documentElement.dataset.theme).toBeUndefined()
  })

  it('finds a model while typing and opens it', async () => {
    const { router } = await show()
    await userEvent.type(screen.getByRole('combobox', { name: 'Search models' }), 'chat')
    await userEvent.click(await screen.findByRole('option', { name: /demo-chat/ }))
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/models/3'))
    expect(screen.getByRole('combobox', { name: 'Search models' })).toHaveValue('')
  })

  it('offers nothing of an earlier answer that does not fit what is typed now', async () => {
    await show()
    const field = screen.getByRole('combobox', { name: 'Search models' })
    await userEvent.type(field, 'chat')
    await screen.findByRole('option', { name: /demo-chat/ })
    await userEvent.type(field, 'x')
    expect(screen.queryByRole('option')).not.toBeInTheDocument()
  })

  it('searches the catalogue for what was typed', async () => {
    const { router } = await show()
    await userEvent.type(screen.getByRole('combobox', { name: 'Search models' }), 'nothing like it{Enter}')
    await vi.waitFor(() =>
      expect(router.currentRoute.value.fullPath).toBe('/catalogue?search=nothing+like+it'),
    )
  })
})
