import { describe, expect, it } from 'vitest'
import { inputText, parseNumber, splitUnit } from './numbers.js'

describe('parseNumber', () => {
  it.each([
    ['12.3', 'en', 12.3],
    ['12,3', 'en', 12.3],
    ['0,123', 'en', 0.123],
    ['0.123', 'es', 0.123],
    ['1,234', 'en', 1234],
    ['1,234', 'es', 1.234],
    ['1.234', 'en', 1.234],
    ['1.234', 'es', 1.234],
    ['1.234,5', 'en', 1234.5],
    ['1,234.5', 'es', 1234.5],
    ['1,234,567', 'es', 1234567],
    ['1 234,5', 'ca', 1234.5],
    ['1\u202F234.5', 'en', 1234.5],
    ['1’234.5', 'en', 1234.5],
    ['-3', 'en', -3],
    ['−3', 'en', -3],
    ['1e-5', 'en', 1e-5],
    ['1,5E3', 'es', 1500],
    ['.5', 'en', 0.5],
    ['5.', 'en', 5],
    ['0', 'en', 0],
  ])('reads %s in %s as %d', (text, locale, value) => {
    expect(parseNumber(text, { locale })).toMatchObject({ value, fault: '' })
  })

  it('takes a single separator before three digits of a count for a group', () => {
    expect(parseNumber('66.400', { locale: 'es', isWhole: true }).value).toBe(66400)
    expect(parseNumber('66,400', { locale: 'es', isWhole: true }).value).toBe(66400)
  })

  it('says when a number could be read in two ways', () => {
    expect(parseNumber('1,234', { locale: 'en' }).isAmbiguous).toBe(true)
    expect(parseNumber('12,34', { locale: 'en' }).isAmbiguous).toBe(false)
  })

  it('keeps nothing apart from zero', () => {
    expect(parseNumber('   ')).toEqual({ value: null, isAmbiguous: false, fault: '' })
  })

  it.each(['abc', '1.2.3', '1,23,4', '1.234,5,6', '--1', 'NaN', 'Infinity', '12 kWh', '1e', 'e5', '-'])(
    'refuses %s',
    (text) => {
      expect(parseNumber(text)).toMatchObject({ value: null, fault: 'not-a-number' })
    },
  )

  it('refuses what is too large for a number', () => {
    expect(parseNumber('1e999').fault).toBe('not-finite')
  })
})

describe('splitUnit', () => {
  const units = ['mWh', 'Wh', 'kWh', 'MWh']

  it.each([
    ['250 Wh', { text: '250', unit: 'Wh' }],
    ['0,25kWh', { text: '0,25', unit: 'kWh' }],
    ['3 KWH', { text: '3', unit: 'kWh' }],
    ['1e-3 kWh', { text: '1e-3', unit: 'kWh' }],
    ['1 mWh', { text: '1', unit: 'mWh' }],
    ['1 MWH', { text: '1 MWH', unit: null }],
    ['250', { text: '250', unit: null }],
    ['250 kg', { text: '250 kg', unit: null }],
  ])('parts %s', (text, expected) => {
    expect(splitUnit(text, units)).toEqual(expected)
  })

  it('knows percent and multiples of counts', () => {
    expect(splitUnit('87 %', ['1', '%'])).toEqual({ text: '87', unit: '%' })
    expect(splitUnit('66.4M', ['1', 'k', 'M'])).toEqual({ text: '66.4', unit: 'M' })
  })
})

describe('inputText', () => {
  it('writes no groups and the decimal separator of the language', () => {
    expect(inputText(1234.5, 'es')).toBe('1234,5')
    expect(inputText(93.8580223421687, 'en', 6)).toBe('93.858')
    expect(inputText(1e-9, 'en')).toBe('1e-9')
  })
})
