import userEvent from '@testing-library/user-event'
import { screen, within } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { renderApp } from '../../../tests/render.js'
import EvaluationHistory from './EvaluationHistory.vue'

const row = (/** @type {object} */ changes) => ({
  uuid: crypto.randomUUID(),
  phase: 'training',
  status: 'self_declared',
  recorded_at: '2025-03-12T09:40:00Z',
  compound_class: 'B',
  coverage: 0.6,
  energy_consumed: 0.25,
  co2_eq_emissions: null,
  ...changes,
})
const show = (/** @type {any[]} */ rows, phase = 'training') =>
  renderApp(EvaluationHistory, { props: { rows, phase } })
const later = { recorded_at: '2025-07-01T09:40:00Z', compound_class: 'D', energy_consumed: 2 }

describe('EvaluationHistory', () => {
  it('shows nothing where there is nothing to follow', async () => {
    await show([row({}), row({ phase: 'inference' })])
    expect(screen.queryByRole('figure')).not.toBeInTheDocument()
  })

  it('says each class with its date, oldest first, and leaves the other phase out', async () => {
    await show([row(later), row({ phase: 'inference', compound_class: 'E' }), row({})])
    const chart = screen.getByRole('img', { name: 'Class of training over time' })
    expect(chart).toHaveAccessibleDescription('Mar 12, 2025: B; Jul 1, 2025: D')
  })

  it('joins classes, but never leads a line to "not rated"', async () => {
    const { container } = await show([
      row({ recorded_at: '2026-01-01T00:00:00Z', compound_class: null }),
      row(later),
      row({}),
    ])
    expect(container.querySelector('polyline')?.getAttribute('points')?.split(' ')).toHaveLength(2)
    expect(screen.getByRole('img')).toHaveAccessibleDescription(/2026: –$/)
  })

  it('can show the energy, and says what that leaves out', async () => {
    await show([row(later), row({}), row({ energy_consumed: null }), row({ energy_consumed: 0 })])
    const energy = screen.getByRole('button', { name: 'Energy' })
    expect(energy).toHaveAttribute('aria-pressed', 'false')
    await userEvent.click(energy)
    expect(energy).toHaveAttribute('aria-pressed', 'true')
    const chart = screen.getByRole('img', { name: 'Energy of training over time' })
    expect(chart).toHaveAccessibleDescription('Mar 12, 2025: 250\u202FWh, B; Jul 1, 2025: 2\u202FkWh, D')
    expect(screen.getByText(/^2 evaluations are not drawn/)).toBeVisible()
  })

  it('does not compare the energy of inference runs', async () => {
    await show([row({ phase: 'inference' }), row({ ...later, phase: 'inference' })], 'inference')
    expect(screen.getByRole('img', { name: 'Class of inference over time' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Energy' })).not.toBeInTheDocument()
  })

  it('has every figure in a table, zero apart from not measured', async () => {
    await show([row({ uuid: 'aaaa', co2_eq_emissions: 0, compound_class: null }), row({})])
    await userEvent.click(screen.getByText('Figures of this chart'))
    const [first, second] = screen.getAllByRole('row').slice(1)
    expect(within(first).getByRole('link')).toHaveAttribute('href', '/label/aaaa')
    expect(
      within(first)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['Not rated', '0.25\u202FkWh', '0\u202Fg', '60%', 'Self-declared'])
    expect(within(second).getByRole('cell', { name: 'Not measured' })).toBeVisible()
  })
})
