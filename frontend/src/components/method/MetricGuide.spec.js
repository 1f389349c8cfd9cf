import userEvent from '@testing-library/user-event'
import { screen, within } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { renderApp } from '../../../tests/render.js'
import MetricGuide from './MetricGuide.vue'

const phases = [
  {
    phase: 'training',
    metrics: [
      {
        metric: 'co2_eq_emissions',
        name: 'Emissions',
        unit: 'g',
        direction: 'lower_is_better',
        cut_points: [{ task: 'general', source: 'Fifths of a table', population: 1419 }],
      },
      { metric: 'downloads', name: 'Downloads', unit: '1', direction: 'higher_is_better', cut_points: [] },
    ],
  },
]
const definitions = {
  co2_eq_emissions: {
    name: 'Emissions',
    icon: 'cloud',
    description: 'What it is.',
    how_to_obtain: 'How to get it.',
    recommendations: [{ id: 1, text: 'Train less.' }],
  },
}

describe('MetricGuide', () => {
  it('says which way is better, and in which unit', async () => {
    await renderApp(MetricGuide, { props: { phases, definitions } })
    expect(screen.getByText('Less is better · in g')).toBeVisible()
    expect(screen.getByText('More is better · without unit')).toBeVisible()
  })

  it('opens what a metric means, how to obtain it, how to improve it, and whence its limits', async () => {
    await renderApp(MetricGuide, { props: { phases, definitions } })
    const metric = screen.getByRole('heading', { name: 'Emissions' }).closest('li')
    expect(metric).toHaveAttribute('id', 'method-training-co2_eq_emissions')
    const help = within(/** @type {HTMLElement} */ (metric))
    await userEvent.click(help.getByText('About this metric'))
    for (const text of ['What it is.', 'How to get it.', 'Train less.'])
      expect(help.getByText(text)).toBeVisible()
    expect(help.getByText(/^Fifths of a table/)).toHaveTextContent('Fifths of a table (1,419 figures)')
  })

  it('lists a metric whose explanation has not come', async () => {
    await renderApp(MetricGuide, { props: { phases, definitions: {} } })
    expect(screen.getByRole('heading', { name: 'Downloads' })).toBeVisible()
    expect(screen.queryByText('About this metric')).not.toBeInTheDocument()
  })
})
