import { screen } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { renderApp } from '../../../tests/render.js'
import RatingRules from './RatingRules.vue'

const classes = ['A', 'B', 'C', 'D', 'E'].map((letter) => ({ letter }))
const show = (/** @type {object} */ scheme) =>
  renderApp(RatingRules, {
    props: {
      classes,
      scheme: { method: 'weighted_classes', compound_mode: 'mean', minimum_coverage: 0.5, ...scheme },
    },
  })

describe('RatingRules', () => {
  it('explains the scheme in force, with its own numbers', async () => {
    await show({ minimum_coverage: 0.35 })
    expect(screen.getByText(/^Each class counts as a number \(A is 0, E is 4\)/)).toBeVisible()
    expect(screen.getByText(/^At least 35% of the weight/)).toBeVisible()
  })

  it.each([
    [{ compound_mode: 'median' }, /ordered by class/],
    [{ compound_mode: 'best' }, /best class among/],
    [{ compound_mode: 'worst' }, /worst class among/],
    [{ method: 'range_bands' }, /counts as a number/],
    [{ method: 'index_mean' }, /divided by a reference value/],
    [{ method: 'own_plugin' }, /method “own_plugin”/],
  ])('knows how %o makes one letter', async (scheme, text) => {
    await show(scheme)
    expect(screen.getByText(text)).toBeVisible()
  })
})
