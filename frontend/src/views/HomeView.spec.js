import userEvent from '@testing-library/user-event'
import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { accessibilityFaults } from '../../tests/axe.js'
import { evaluationRow, page } from '../../tests/catalogue.js'
import { renderApp } from '../../tests/render.js'
import { startServer } from '../../tests/server.js'
import { usePendingFiles } from '../controllers/stores/pendingFiles.js'
import HomeView from './HomeView.vue'

const API = 'http://localhost:3000/api/v1/'
const statistics = {
  models: 12_345,
  evaluations: 5,
  labels: 4,
  by_class: {
    training: { A: 1, B: 0, C: 2, D: 0, E: 0, not_rated: 1 },
    inference: { A: 0, B: 0, C: 0, D: 1, E: 0, not_rated: 0 },
  },
}
const server = startServer(
  http.get(`${API}statistics/`, () => HttpResponse.json(statistics)),
  http.get(`${API}evaluations/`, () => HttpResponse.json(page([evaluationRow()]))),
)
const file = () => new File(['run_id'], 'emissions.csv', { type: 'text/csv' })
const start = (/** @type {string} */ name) => within(screen.getByRole('region', { name }))

describe('HomeView', () => {
  it('shows a real label, the newest ones and how classes are spread', async () => {
    const { container } = await renderApp(HomeView)
    const newest = within(await screen.findByRole('region', { name: 'Newest labels' }))
    expect(newest.getByRole('link', { name: 'demo-chat' })).toHaveAttribute(
      'href',
      expect.stringContaining('/label/'),
    )
    expect(
      screen.getByRole('img', { name: 'A label from the catalogue: demo-chat is in class B' }),
    ).toHaveAttribute('src', '/api/v1/evaluations/x/label.svg?lang=en')
    const training = within(screen.getByRole('region', { name: 'Training' }))
    expect(training.getByRole('link', { name: /Class C 2 labels/ })).toHaveAttribute(
      'href',
      '/catalogue?phase=training&class=C',
    )
    expect(training.getByRole('link', { name: 'one without a class' })).toHaveAttribute(
      'href',
      '/catalogue?phase=training&class=none',
    )
    expect(screen.getByText('25%')).toBeVisible()
    expect(await accessibilityFaults(container)).toEqual([])
  })

  it('takes a chosen file to the page that labels its phase', async () => {
    const { router } = await renderApp(HomeView)
    await userEvent.upload(start('Label an inference').getByLabelText(/Choose a file/), file())
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/label-a-model/inference'))
    expect(
      usePendingFiles()
        .take()
        .map(({ name }) => name),
    ).toEqual(['emissions.csv'])
  })

  it('takes dropped files', async () => {
    const { router } = await renderApp(HomeView)
    const target = screen.getByRole('region', { name: 'Label a training' })
    await fireEvent.drop(target, { dataTransfer: { files: [file(), file()] } })
    await waitFor(() => expect(router.currentRoute.value.path).toBe('/label-a-model/training'))
    expect(usePendingFiles().take()).toHaveLength(2)
  })

  it('is of use while the catalogue is empty', async () => {
    server.use(
      http.get(`${API}statistics/`, () =>
        HttpResponse.json({ models: 0, evaluations: 0, labels: 0, by_class: {} }),
      ),
      http.get(`${API}evaluations/`, () => HttpResponse.json(page([]))),
    )
    await renderApp(HomeView)
    await waitFor(() => expect(screen.queryByRole('status')).not.toBeInTheDocument())
    expect(screen.queryByText('Newest labels')).not.toBeInTheDocument()
    expect(start('Label a training').getByRole('link', { name: 'fill in the form' })).toBeVisible()
  })

  it('is of use while the server is away', async () => {
    server.use(http.get(`${API}statistics/`, () => HttpResponse.error()))
    await renderApp(HomeView)
    expect(await screen.findByRole('alert')).toHaveTextContent('could not be reached')
    expect(screen.getByRole('heading', { level: 1 })).toBeVisible()
  })
})
