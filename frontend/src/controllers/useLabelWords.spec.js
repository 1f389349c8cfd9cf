import { render } from '@testing-library/vue'
import { defineComponent, h } from 'vue'
import { describe, expect, test } from 'vitest'
import {
  inferenceOfTask,
  ratedMetric,
  trainingFromFile,
  trainingNotRated,
} from '../../tests/label/fixtures.js'
import { i18n, setLanguage } from '../i18n.js'
import { changeNeeded, coverageGains, tellingMetrics, useLabelWords } from './useLabelWords.js'

/** @returns {ReturnType<typeof useLabelWords>} */
function words() {
  /** @type {any} */
  let found
  const Probe = defineComponent({
    setup() {
      found = useLabelWords()
      return () => h('div')
    },
  })
  render(Probe, { global: { plugins: [i18n] } })
  return found
}

/** @param {string} text */
const plain = (text) => text.replace(/[\u202F\u00A0]/g, ' ')

describe('the sentence', () => {
  test('names the class and the metrics that weigh most', () => {
    expect(words().sentence(trainingFromFile)).toBe(
      'reviews-classifier-with-a-rather-long-name-v2 training is in class D: ' +
        'its emissions are in D, its performance is in D, and its size efficiency is in E.',
    )
  })

  test('says why there is no class', () => {
    expect(words().sentence(trainingNotRated)).toBe(
      'demo-load-forecast training is not rated: 40% of the method’s weight was measured, and at least 50% is needed.',
    )
  })

  test('is said in Catalan', async () => {
    await setLanguage('ca')
    expect(plain(words().sentence(inferenceOfTask))).toMatch(
      /^La inferència de demo-speech-catalan és de classe D: /,
    )
  })

  test('names a metric of a later scheme by its own name', () => {
    const metric = { ...ratedMetric('parameters'), metric: 'water_consumed', short_name: 'Water' }
    const evaluation = { ...inferenceOfTask, rating: { ...inferenceOfTask.rating, metrics: [metric] } }
    expect(words().sentence(evaluation)).toContain('Water is in E')
  })
})

describe('the telling metrics', () => {
  /** @param {string} metric @param {number} weight @param {string | null} letter */
  const rated = (metric, weight, letter) => ({ metric, weight, rating_class: letter })

  test('are the heaviest, but with the best and the worst', () => {
    const metrics = [
      rated('a', 0.4, 'C'),
      rated('b', 0.2, 'C'),
      rated('c', 0.15, 'C'),
      rated('d', 0.15, 'A'),
      rated('e', 0.1, 'E'),
    ]
    expect(tellingMetrics(metrics).map(({ metric }) => metric)).toEqual(['a', 'd', 'e'])
  })

  test('leave out what was not measured or does not count', () => {
    expect(tellingMetrics([rated('a', 0.4, null), rated('b', 0, 'A'), rated('c', 0.2, 'B')])).toHaveLength(1)
  })
})

describe('the distance to the next class', () => {
  test.each([
    [0.57, 'less', 0.43],
    [0.999, 'less', 0.01],
    [0.0333, 'timesLess', 31],
    [1.25, 'more', 0.25],
    [1.2501, 'more', 0.26],
    [2.01, 'timesAsMuch', 2.1],
    [150.2, 'timesAsMuch', 160],
    [null, 'atLeast', 0],
  ])('a factor of %s is %s %s', (factor, key, amount) => {
    expect(changeNeeded(factor)).toEqual({ key, amount })
  })

  test.each([0.57, 0.031, 0.0999, 0.5, 0.1])('following the advice for %s is always enough', (factor) => {
    const { key, amount } = changeNeeded(factor)
    const reached = key === 'less' ? 1 - amount : 1 / amount
    expect(reached).toBeLessThanOrEqual(factor + 1e-9)
  })

  test('is told with the limit in a scaled unit', () => {
    expect(plain(words().distance(ratedMetric('energy_per_1000_requests')))).toBe(
      '64% less (at most 4.14 Wh) would make this class A.',
    )
  })

  test('the best class has none', () => {
    const metric = { ...ratedMetric('parameters'), rating_class: 'A', distance_to_next_class: null }
    expect(words().distance(metric)).toBe('It is in the best class.')
  })
})

describe('what is missing is listed by what it would bring', () => {
  const DEFINITIONS = {
    size_efficiency: { computed_only: true, formula: 'model_file_size / co2_eq_emissions' },
    dataset_size_efficiency: { computed_only: true, formula: 'dataset_size / co2_eq_emissions' },
    performance_score: { computed_only: false },
    co2_eq_emissions: { computed_only: false },
  }
  const absent = (/** @type {string} */ metric, /** @type {number} */ weight) => ({
    metric,
    weight,
    value: null,
  })
  const because = (/** @type {string} */ metric, /** @type {string} */ input) => ({
    metric,
    reason: 'missing-input',
    input,
  })
  const told = (/** @type {any} */ rating, /** @type {any} */ missing) =>
    coverageGains(rating, missing, DEFINITIONS).map(({ field, coverage, isEnough }) => [
      field,
      Math.round(coverage * 100),
      isEnough,
    ])

  test('field by field, the largest gain first', () => {
    expect(told(trainingNotRated.rating, trainingNotRated.missing)).toEqual([
      ['accuracy', 60, true],
      ['model_file_size', 55, true],
      ['dataset_size', 55, true],
      ['downloads', 50, true],
    ])
  })

  test('the country brings everything that waits for the emissions; the dataset alone brings nothing', () => {
    const rating = {
      coverage: 0,
      minimum_coverage: 0.5,
      metrics: [
        absent('co2_eq_emissions', 0.4),
        absent('size_efficiency', 0.15),
        absent('dataset_size_efficiency', 0.15),
      ],
    }
    const missing = [
      { metric: 'co2_eq_emissions', reason: 'no-carbon-intensity', input: null },
      because('size_efficiency', 'co2_eq_emissions'),
      because('dataset_size_efficiency', 'dataset_size'),
    ]
    expect(told(rating, missing)).toEqual([['country', 55, true]])
  })

  test('a division by zero is not mended by filling in a field', () => {
    const rating = { coverage: 0.5, minimum_coverage: 0.5, metrics: [absent('size_efficiency', 0.15)] }
    const missing = [{ metric: 'size_efficiency', reason: 'zero-denominator', input: null }]
    expect(told(rating, missing)).toEqual([])
  })
})
