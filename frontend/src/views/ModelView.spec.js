import { screen } from '@testing-library/vue'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { accessibilityFaults } from '../../tests/axe.js'
import { evaluationRow, modelItem, page, tasks } from '../../tests/catalogue.js'
import { renderApp } from '../../tests/render.js'
import { startServer } from '../../tests/server.js'
import ModelView from './ModelView.vue'

const API = 'http://localhost:3000/api/v1/'
const server = startServer(
  http.get(`${API}tasks/`, () => HttpResponse.json(tasks)),
  http.get(`${API}models/3/`, () => HttpResponse.json(modelItem())),
  http.get(`${API}evaluations/`, ({ request }) =>
    HttpResponse.json(
      new URL(request.url).searchParams.get('model') === '3' ? page([evaluationRow()]) : page([]),
    ),
  ),
)
const show = (id = '3') => renderApp(ModelView, { props: { id }, route: `/models/${id}` })

describe('ModelView', () => {
  it('shows what is known of the model, its labels and its evaluations', async () => {
    const { container } = await show()
    expect(await screen.findByRole('heading', { level: 1, name: 'demo-chat' })).toBeVisible()
    expect(await screen.findByText('Text generation')).toBeVisible()
    expect(screen.getByRole('link', { name: 'someone/demo-chat' })).toHaveAttribute(
      'href',
      'https://huggingface.co/someone/demo-chat',
    )
    expect(screen.getByRole('link', { name: 'Open the newest label' })).toHaveAttribute(
      'href',
      expect.stringContaining('/label/0b0f6a3e'),
    )
    expect(screen.getByRole('link', { name: 'Label a new run' })).toHaveAttribute(
      'href',
      '/label-a-model/training?model=3',
    )
    expect(screen.getByRole('link', { name: 'Label its inference' })).toHaveAttribute(
      'href',
      '/label-a-model/inference?model=3',
    )
    expect(await screen.findByRole('cell', { name: '250\u202FWh' })).toBeVisible()
    expect(document.title).toBe('demo-chat · GAISSALabel')
    expect(await accessibilityFaults(container)).toEqual([])
  })

  it('makes no link of an address that is not of the web', async () => {
    server.use(
      http.get(`${API}models/3/`, () =>
        HttpResponse.json(modelItem({ url: 'javascript:alert(1)', provider: '' })),
      ),
    )
    const { container } = await show()
    await screen.findByRole('heading', { level: 1 })
    expect(container.innerHTML).not.toContain('javascript:')
  })

  it('says when there is no such model', async () => {
    server.use(http.get(`${API}models/9/`, () => HttpResponse.json({ code: 'not-found' }, { status: 404 })))
    await show('9')
    expect(await screen.findByRole('heading', { level: 1, name: 'There is no such model' })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Search the catalogue' })).toHaveAttribute('href', '/catalogue')
  })

  it('has a heading while the model loads and when it cannot be had', async () => {
    server.use(http.get(`${API}models/9/`, () => HttpResponse.error()))
    await show('9')
    expect(screen.getByRole('heading', { level: 1, name: 'Model' })).toBeInTheDocument()
    expect(await screen.findByRole('heading', { level: 1, name: /could not be loaded/ })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
  })

  it('keeps the model when its evaluations cannot be had', async () => {
    server.use(http.get(`${API}evaluations/`, () => HttpResponse.error()))
    await show()
    expect(await screen.findByRole('heading', { level: 1, name: 'demo-chat' })).toBeVisible()
    expect(await screen.findByRole('alert')).toHaveTextContent('could not be reached')
  })
})
