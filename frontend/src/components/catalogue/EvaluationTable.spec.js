import { screen, within } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { renderApp } from '../../../tests/render.js'
import EvaluationTable from './EvaluationTable.vue'

const row = (/** @type {object} */ changes = {}) => ({
  uuid: 'aaaa',
  model: {
    id: 7,
    name: 'demo-legal',
    author: 'someone',
    task: 'text-classification',
    task_name: 'Text classification',
  },
  phase: 'training',
  status: 'self_declared',
  recorded_at: '2026-01-02T03:04:05Z',
  compound_class: 'B',
  energy_consumed: 0.25,
  co2_eq_emissions: 0,
  ...changes,
})

describe('EvaluationTable', () => {
  it('writes one row per evaluation, in units of fitting size', async () => {
    await renderApp(EvaluationTable, { props: { rows: [row()], caption: 'Evaluations' } })
    const line = within(screen.getByRole('row', { name: /demo-legal/ }))
    expect(line.getByRole('img', { name: 'Class B' })).toBeVisible()
    expect(line.getByRole('cell', { name: '250\u202FWh' })).toBeVisible()
    expect(line.getByRole('cell', { name: /Self-declared/ })).toBeVisible()
    expect(line.getByRole('link', { name: 'demo-legal' })).toHaveAttribute('href', '/label/aaaa')
  })

  it('tells zero from not measured', async () => {
    await renderApp(EvaluationTable, {
      props: { rows: [row({ energy_consumed: null })], caption: 'Evaluations' },
    })
    expect(screen.getByTitle('Not measured')).toHaveTextContent('–')
    expect(screen.getByRole('cell', { name: /^0\s?g$/ })).toBeVisible()
  })

  it('says when there is no class', async () => {
    await renderApp(EvaluationTable, {
      props: { rows: [row({ compound_class: null })], caption: 'Evaluations' },
    })
    expect(screen.getByRole('img', { name: 'Not rated' })).toBeVisible()
  })

  it('leaves the model out where it is known, and links from the phase', async () => {
    await renderApp(EvaluationTable, {
      props: { rows: [row({ status: 'verified' })], caption: 'Evaluations', withModel: false },
    })
    expect(screen.queryByText('demo-legal')).not.toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Training label' })).toHaveAttribute('href', '/label/aaaa')
    expect(screen.getByText('Verified')).toBeVisible()
  })
})
