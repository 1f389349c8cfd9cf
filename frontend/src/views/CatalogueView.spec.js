import userEvent from '@testing-library/user-event'
import { screen, waitFor } from '@testing-library/vue'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from '../../tests/axe.js'
import { evaluationRow, page, tasks } from '../../tests/catalogue.js'
import { renderApp } from '../../tests/render.js'
import { startServer } from '../../tests/server.js'
import CatalogueView from './CatalogueView.vue'

const AT = 'http://localhost:3000/api/v1/evaluations/'
/** @type {string[]} */
let asked = []
const answer = (/** @type {object} */ body, /** @type {object} */ init = {}) =>
  http.get(AT, ({ request }) => {
    asked.push(new URL(request.url).search)
    return HttpResponse.json(body, init)
  })
const server = startServer(http.get('http://localhost:3000/api/v1/tasks/', () => HttpResponse.json(tasks)))

beforeEach(() => {
  asked = []
})

describe('CatalogueView', () => {
  it('shows the evaluations that the address asks for', async () => {
    server.use(answer(page([evaluationRow()], 60)))
    const { container } = await renderApp(CatalogueView, {
      route: '/catalogue?phase=training&class=B&page=2',
    })
    expect(screen.getByRole('status', { name: '' })).toBeInTheDocument()
    expect(await screen.findByRole('link', { name: 'demo-chat' })).toBeVisible()
    expect(asked).toEqual(['?phase=training&class=B&page=2&page_size=25&ordering=-recorded_at'])
    expect(screen.getByText('60 evaluations')).toBeVisible()
    expect(screen.getByText('Page 2 of 3')).toBeVisible()
    expect(screen.getByLabelText('Phase')).toHaveValue('training')
    expect(screen.getByRole('link', { name: 'Next' })).toHaveAttribute(
      'href',
      '/catalogue?phase=training&class=B&page=3',
    )
    expect(await accessibilityFaults(container)).toEqual([])
  })

  it('puts a chosen filter into the address and begins again at the first page', async () => {
    server.use(answer(page([evaluationRow()], 60)))
    const { router } = await renderApp(CatalogueView, { route: '/catalogue?page=2' })
    await screen.findByRole('link', { name: 'demo-chat' })
    await userEvent.selectOptions(
      screen.getByLabelText('Task'),
      await screen.findByRole('option', { name: 'Translation' }),
    )
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/catalogue?task=translation'))
    await waitFor(() => expect(asked.at(-1)).toContain('task=translation&page=1'))
  })

  it('searches once typing rests', async () => {
    server.use(answer(page([evaluationRow()])))
    const { router } = await renderApp(CatalogueView, { route: '/catalogue' })
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), 'chat ')
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({ search: 'chat' }))
    expect(asked.filter((query) => query.includes('search='))).toHaveLength(1)
  })

  it('says how to go on when nothing matches', async () => {
    server.use(answer(page([])))
    const { router } = await renderApp(CatalogueView, { route: '/catalogue?search=zzz' })
    expect(await screen.findByText('Nothing matches these filters')).toBeVisible()
    const [, clear] = screen.getAllByRole('button', { name: 'Clear filters' })
    await userEvent.click(clear)
    await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/catalogue'))
    expect(await screen.findByText('There are no evaluations yet')).toBeVisible()
  })

  it('says what failed and tries again', async () => {
    server.use(answer({ code: 'server-error', detail: 'The database is away.' }, { status: 500 }))
    await renderApp(CatalogueView, { route: '/catalogue' })
    expect(await screen.findByRole('alert')).toHaveTextContent('The database is away.')
    server.use(answer(page([evaluationRow()])))
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('link', { name: 'demo-chat' })).toBeVisible()
  })
})
