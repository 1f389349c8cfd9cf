import { describe, expect, it } from 'vitest'
import { classAxis, datePositions, quantityAxis } from './timeline.js'

describe('datePositions', () => {
  it('spreads moments over the width in proportion to time', () => {
    const positions = datePositions(['2025-01-11T00:00:00Z', '2025-01-01T00:00:00Z', '2025-01-06T00:00:00Z'])
    expect(positions).toEqual([1, 0, 0.5])
  })

  it('puts a single moment in the middle', () => {
    expect(datePositions(['2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z'])).toEqual([0.5, 0.5])
  })
})

describe('classAxis', () => {
  it('has the best class at the top', () => {
    const axis = classAxis(['A', 'E'])
    expect(axis.ticks.map(({ text }) => text).join('')).toBe('ABCDE')
    expect(axis.locate('A')).toBeCloseTo(0.1)
    expect(axis.locate('E')).toBeCloseTo(0.9)
  })

  it('has a line for "not rated" only where it is needed', () => {
    const axis = classAxis(['B', null])
    expect(axis.ticks).toHaveLength(6)
    expect(axis.locate(null)).toBe(axis.ticks[5].at)
  })
})

describe('quantityAxis', () => {
  it('grows logarithmically, the largest value at the top', () => {
    const { locate } = quantityAxis([1, 10, 100])
    expect(locate(10)).toBeCloseTo(0.5)
    expect(locate(100)).toBeLessThan(locate(10))
    expect(locate(1) - locate(10)).toBeCloseTo(locate(10) - locate(100))
  })

  it('marks few round numbers, whatever the span', () => {
    expect(quantityAxis([0.3, 3]).ticks.map(({ value }) => value)).toEqual([0.5, 1, 2])
    for (const values of [
      [1e-6, 1e9],
      [1, 100],
      [0.9, 1.1],
      [1, 20],
    ]) {
      const { ticks } = quantityAxis(values)
      expect(ticks.length).toBeGreaterThan(0)
      expect(ticks.length).toBeLessThanOrEqual(5)
      for (const { at } of ticks) expect(at).toBeGreaterThanOrEqual(0)
      for (const { at } of ticks) expect(at).toBeLessThanOrEqual(1)
    }
  })

  it('has a mark even where values are nearly equal', () => {
    expect(quantityAxis([3.3, 3.31]).ticks).toHaveLength(1)
  })
})
