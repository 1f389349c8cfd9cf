import userEvent from '@testing-library/user-event'
import { screen, within } from '@testing-library/vue'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { accessibilityFaults } from '../../tests/axe.js'
import { page } from '../../tests/catalogue.js'
import { renderApp } from '../../tests/render.js'
import { startServer } from '../../tests/server.js'
import MethodView from './MethodView.vue'

const API = 'http://localhost:3000/api/v1/'
const cuts = (/** @type {object} */ changes) => ({
  task: 'general',
  values: [0.2921, 1.807, 6.827, 28.08],
  provisional: false,
  scope: '',
  source: 'A study',
  population: 1419,
  ...changes,
})
const metric = (/** @type {object} */ changes) => ({
  phase: 'training',
  metric: 'co2_eq_emissions',
  name: 'Emissions',
  unit: 'g',
  direction: 'lower_is_better',
  weight: 0.4,
  cut_points: [cuts({})],
  ...changes,
})
const scheme = {
  version: 3,
  is_active: true,
  published_at: '2026-01-01T00:00:00Z',
  note: 'Starting version.',
  method: 'weighted_classes',
  compound_mode: 'mean',
  minimum_coverage: 0.5,
  sources: 'A study, doi:10.1109/ESEM56168.2023.10304801.',
  metrics: [
    metric({
      metric: 'performance_score',
      name: 'Performance',
      unit: '1',
      direction: 'higher_is_better',
      weight: 0.2,
      cut_points: [cuts({ values: [0.9, 0.8, 0.7, 0.5], population: 8, provisional: true })],
    }),
    metric({}),
    metric({
      phase: 'inference',
      metric: 'energy',
      name: 'Energy',
      unit: 'Wh',
      weight: 1,
      cut_points: [cuts({}), cuts({ task: 'translation', scope: 'gpu-energy-only', values: [1, 2, 3, 4] })],
    }),
  ],
}
const classes = [...'ABCDE'].map((letter, rank) => ({
  letter,
  rank,
  colour: '#000000',
  text_colour: '#ffffff',
  name: `name of ${letter}`,
}))
const server = startServer(
  http.get(`${API}rating-schemes/`, () =>
    HttpResponse.json(page([{ ...scheme, version: 2, is_active: false, metrics: [] }, scheme])),
  ),
  http.get(`${API}rating-classes/`, () => HttpResponse.json(page(classes))),
  http.get(`${API}tasks/`, () =>
    HttpResponse.json(page([{ id: 'translation', name: 'Translation', domain: 'text' }])),
  ),
  http.get(`${API}metrics/`, () => HttpResponse.json(page([]))),
)

describe('MethodView', () => {
  it('writes the limits of the scheme in force, best class first', async () => {
    const { container } = await renderApp(MethodView)
    const training = within(
      await screen.findByRole('table', { name: 'Class limits of the training metrics' }),
    )
    const [, first, second] = training
      .getAllByRole('row')
      .map((row) => row.textContent?.replace(/\s+/g, ' ').trim())
    expect(first).toBe('Emissions from 1,419 models40%≤ 292 mg≤ 1.81 g≤ 6.83 g≤ 28.1 g> 28.1 g')
    expect(second).toBe('Performance from 8 models · provisional20%≥ 0.9≥ 0.8≥ 0.7≥ 0.5< 0.5')
    expect(screen.getByRole('heading', { name: 'Rating scheme 3' })).toBeVisible()
    expect(screen.getByText(/Below 50% of the weight/)).toBeVisible()
    expect(screen.getByText('name of D')).toBeVisible()
    expect(await accessibilityFaults(container)).toEqual([])
  })

  it('keeps the limits of single tasks folded', async () => {
    await renderApp(MethodView)
    await userEvent.click(await screen.findByText('Energy: limits for one task', { selector: 'summary' }))
    const table = within(screen.getByRole('table', { name: 'Energy: limits for one task' }))
    expect(table.getByRole('rowheader')).toHaveTextContent('Translation')
    expect(table.getByRole('rowheader')).toHaveTextContent('GPU energy only')
  })

  it('says what failed', async () => {
    server.use(http.get(`${API}rating-classes/`, () => HttpResponse.error()))
    await renderApp(MethodView)
    expect(await screen.findByRole('alert')).toHaveTextContent('could not be reached')
  })
})
