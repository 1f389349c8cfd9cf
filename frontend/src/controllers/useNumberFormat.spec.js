import { describe, expect, test } from 'vitest'
import { formatExact, formatRelative, formatValue, scaled } from './useNumberFormat.js'

/** @param {string} text */
const plain = (text) => text.replace(/[\u202F\u00A0]/g, ' ')

describe('scaled', () => {
  test.each([
    [0.0029, 'kWh', 2.9, 'Wh'],
    [0.25, 'kWh', 250, 'Wh'],
    [1, 'kWh', 1, 'kWh'],
    [0.087, 'g', 87, 'mg'],
    [999.4, 'g', 999.4, 'g'],
    [180, 's', 3, 'min'],
    [7200, 's', 2, 'h'],
    [3.285e8, 'B/g', 328.5, 'MB/g'],
    [5e-10, 'g', 5e-4, 'µg'],
    [12, 'requests/s', 12, 'requests/s'],
  ])('writes %s %s as %s %s', (value, unit, expected, expectedUnit) => {
    const result = scaled(value, unit)
    expect(result.unit).toBe(expectedUnit)
    expect(result.value).toBeCloseTo(expected, 6)
  })

  test('keeps zero in its canonical unit', () => {
    expect(scaled(0, 'g')).toEqual({ value: 0, unit: 'g' })
  })

  test('moves to the larger unit when rounding reaches it', () => {
    expect(scaled(999.7, 'g').unit).toBe('kg')
    expect(plain(formatValue(999.7, 'g', 'en'))).toBe('1 kg')
  })
})

describe('formatValue', () => {
  test.each([
    [1.4719e9, 'B/g', 'en', '1.47 GB/g'],
    [0.0002, 'kWh', 'en', '200 mWh'],
    [66_400_000, '1', 'en', '66.4 M'],
    [66_400_000, '1', 'es', '66,4 M'],
    [66_400_000, '1', 'ca', '66,4 M'],
    [1234, '1', 'en', '1,234'],
    [131, '1', 'ca', '131'],
    [0.92949, '1', 'es', '0,929'],
    [0, 'g', 'en', '0 g'],
    [11.2, 'Wh', 'ca', '11,2 Wh'],
    [3e30, 'FLOP', 'en', '3E12 EFLOP'],
  ])('%s %s in %s is %s', (value, unit, locale, expected) => {
    expect(plain(formatValue(value, unit, locale))).toBe(expected)
  })
})

describe('formatExact', () => {
  test.each([
    [352147239.26380366, 'B/g', 'en', '352,147,239.263804 B/g'],
    [0.1 + 0.2, 'g', 'en', '0.3 g'],
    [57.4, 'MB', 'es', '57,4 MB'],
    [14_350_000, '1', 'en', '14,350,000'],
    [2e-9, 'kWh', 'en', '2E-9 kWh'],
  ])('%s %s in %s is %s', (value, unit, locale, expected) => {
    expect(plain(formatExact(value, unit, locale))).toBe(expected)
  })
})

describe('formatRelative', () => {
  const now = Date.parse('2026-11-24T12:00:00Z')

  test.each([
    ['2026-11-24T11:59:40Z', 'en', '20 seconds ago'],
    ['2026-11-24T10:00:00Z', 'en', '2 hours ago'],
    ['2026-11-23T11:00:00Z', 'es', 'ayer'],
    ['2026-11-03T12:00:00Z', 'ca', 'fa 3 setmanes'],
    ['2024-01-01T00:00:00Z', 'en', '2 years ago'],
  ])('%s in %s is %s', (moment, locale, expected) => {
    expect(formatRelative(moment, locale, now)).toBe(expected)
  })
})
