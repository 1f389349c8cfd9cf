import { describe, expect, test } from 'vitest'
import { arrangeLabels, classScale, uncertainInterval } from './classScale.js'

const EMISSIONS = { cutPoints: [0.2921, 1.807, 6.827, 28.08], direction: 'lower_is_better' }
const DOWNLOADS = { cutPoints: [86, 53, 20, 6], direction: 'higher_is_better' }
const SCORE = { cutPoints: [0.9671, 0.8948, 0.749, 0.4789], direction: 'higher_is_better', maximum: 1 }

describe.each([
  ['lower is better', EMISSIONS, 0.1, 100],
  ['higher is better', DOWNLOADS, 500, 1],
  ['a score up to 1', SCORE, 0.99, 0.2],
])('a scale where %s', (_, input, good, bad) => {
  const scale = classScale(input)

  test('covers the whole width, best class at the left, each class legible', () => {
    expect(scale.bands.map(({ letter }) => letter)).toEqual(['A', 'B', 'C', 'D', 'E'])
    expect(scale.bands[0].start).toBe(0)
    expect(scale.bands[4].end).toBeCloseTo(1)
    for (const { start, end } of scale.bands) expect(end - start).toBeGreaterThan(0.07)
  })

  test('puts better values left of worse ones', () => {
    const places = [good, ...input.cutPoints, bad].map((value) => scale.locate(value).at)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(new Set(places).size).toBe(places.length)
  })

  test('puts a value on a cut point at the edge of the better class', () => {
    input.cutPoints.forEach((cut, index) => {
      expect(scale.locate(cut)).toEqual({ at: expect.closeTo(scale.bands[index].end), isBeyond: false })
    })
  })
})

describe('special values', () => {
  test('zero is the best end when lower is better, and the worst end otherwise', () => {
    expect(classScale(EMISSIONS).locate(0)).toEqual({ at: 0, isBeyond: false })
    expect(classScale(DOWNLOADS).locate(0)).toEqual({ at: 1, isBeyond: false })
  })

  test('the scale reaches out to an outlying value', () => {
    const scale = classScale({ ...EMISSIONS, value: 300 })
    expect(scale.locate(300).isBeyond).toBe(false)
    expect(scale.locate(300).at).toBeLessThan(1)
  })

  test('a value far beyond stays at the end and says so', () => {
    const scale = classScale({ ...EMISSIONS, value: 1e9 })
    expect(scale.locate(1e9)).toEqual({ at: 1, isBeyond: true })
    expect(scale.locate(1e-9)).toEqual({ at: 0, isBeyond: true })
  })

  test('a score ends at its maximum', () => {
    expect(classScale(SCORE).locate(1)).toEqual({ at: 0, isBeyond: false })
  })

  test('says when narrow classes were widened', () => {
    expect(classScale(SCORE).isWidened).toBe(true)
    expect(classScale(EMISSIONS).isWidened).toBe(false)
  })

  test('the middle of a class is the geometric mean of its limits', () => {
    const { bands, locate } = classScale(EMISSIONS)
    expect(locate(Math.sqrt(0.2921 * 1.807)).at).toBeCloseTo((bands[1].start + bands[1].end) / 2)
  })
})

test('the uncertain interval is the one that the rating uses', () => {
  expect(uncertainInterval(10, 0.1)).toEqual([9, 11])
  expect(uncertainInterval(10, 1.5)).toEqual([0, 25])
  expect(uncertainInterval(10, null)).toBeNull()
})

test('labels that would overlap take another row and stay inside', () => {
  const places = arrangeLabels(
    [
      { at: 5, width: 40 },
      { at: 30, width: 40 },
      { at: 195, width: 40 },
    ],
    200,
  )
  expect(places).toEqual([
    { x: 20, row: 0 },
    { x: 30, row: 1 },
    { x: 180, row: 0 },
  ])
})
