import { describe, expect, it } from 'vitest'
import {
  emptyEntry,
  entryFromFile,
  isAsGiven,
  mayBecomeValid,
  measurementOf,
  readEntry,
  restored,
  tidied,
  withUnit,
} from './measurementEntries.js'

const units = (/** @type {[string, number][]} */ ...list) => list.map(([id, factor]) => ({ id, factor }))
const ENERGY = {
  id: 'energy_consumed',
  unit: 'kWh',
  units: units(['mWh', 1e-6], ['Wh', 0.001], ['kWh', 1], ['MWh', 1000]),
  minimum: 0,
  maximum: null,
  integer: false,
}
const ACCURACY = {
  id: 'accuracy',
  unit: '1',
  units: units(['1', 1], ['%', 0.01]),
  minimum: 0,
  maximum: 1,
  integer: false,
}
const DOWNLOADS = {
  id: 'downloads',
  unit: '1',
  units: units(['1', 1], ['k', 1000]),
  minimum: 0,
  maximum: null,
  integer: true,
}
const FROM_FILE = { value: 0.0005543382438894, unit: 'kWh', origin: 'estimated', relative_uncertainty: 0.25 }

describe('figures of a file', () => {
  it('are shown in a fitting unit and sent exactly', () => {
    const entry = entryFromFile(FROM_FILE, ENERGY, 'ca')
    expect(entry).toMatchObject({ text: '554,338', unit: 'mWh' })
    expect(isAsGiven(entry)).toBe(true)
    expect(measurementOf(entry, ENERGY, 'ca')).toEqual(FROM_FILE)
  })

  it('keep the unit of the metric when the fitting one is not offered', () => {
    expect(entryFromFile({ ...FROM_FILE, value: 1e-9 }, ENERGY, 'en')).toMatchObject({
      text: '1e-9',
      unit: 'kWh',
    })
  })

  it('leave an unknown uncertainty out', () => {
    const entry = entryFromFile({ ...FROM_FILE, relative_uncertainty: null }, ENERGY, 'en')
    expect(measurementOf(entry, ENERGY, 'en')).not.toHaveProperty('relative_uncertainty')
  })

  it('stay the same quantity in another unit', () => {
    const entry = withUnit(entryFromFile(FROM_FILE, ENERGY, 'en'), 'kWh', ENERGY, 'en')
    expect(entry).toMatchObject({ text: '0.000554338', unit: 'kWh' })
    expect(measurementOf(entry, ENERGY, 'en')).toEqual(FROM_FILE)
  })

  it('are the visitor’s once changed, until restored', () => {
    const changed = { ...entryFromFile(FROM_FILE, ENERGY, 'en'), text: '0.6' }
    expect(measurementOf(changed, ENERGY, 'en')).toEqual({ value: 0.6, unit: 'mWh', origin: 'reported' })
    expect(measurementOf(restored(changed), ENERGY, 'en')).toEqual(FROM_FILE)
  })

  it('may be cleared', () => {
    expect(measurementOf({ ...entryFromFile(FROM_FILE, ENERGY, 'en'), text: '' }, ENERGY, 'en')).toBeNull()
  })
})

describe('typed figures', () => {
  const typed = (/** @type {string} */ text, unit = 'kWh') => ({ text, unit, given: null })

  it('are nothing when empty, and zero when zero', () => {
    expect(measurementOf(emptyEntry(ENERGY), ENERGY, 'en')).toBeNull()
    expect(measurementOf(typed('0'), ENERGY, 'en')).toEqual({ value: 0, unit: 'kWh', origin: 'reported' })
    expect(measurementOf(undefined, ENERGY, 'en')).toBeNull()
  })

  it('choose the unit that was typed behind them', () => {
    expect(tidied(typed('250 Wh'), ENERGY)).toMatchObject({ text: '250', unit: 'Wh' })
    expect(tidied(typed('250 g'), ENERGY)).toMatchObject({ text: '250 g', unit: 'kWh' })
  })

  it('keep their number when another unit is chosen', () => {
    expect(withUnit(typed('250'), 'Wh', ENERGY, 'en')).toMatchObject({ text: '250', unit: 'Wh' })
  })

  it.each([
    [ENERGY, typed('x'), 'not-a-number'],
    [ENERGY, typed('-1'), 'negative'],
    [ACCURACY, typed('87', '1'), 'too-large'],
    [ACCURACY, typed('101', '%'), 'too-large'],
    [ACCURACY, typed('100', '%'), ''],
    [DOWNLOADS, typed('1.5', '1'), 'not-whole'],
    [DOWNLOADS, typed('1.5', 'k'), ''],
    [DOWNLOADS, typed('1.2345', 'k'), 'not-whole'],
  ])('of %o written %o have the fault %s', (definition, entry, fault) => {
    expect(readEntry(entry, definition, 'en').fault).toBe(fault)
    expect(measurementOf(entry, definition, 'en') === null).toBe(fault !== '')
  })

  it('are read with the unit typed behind them before it moves to its place', () => {
    expect(measurementOf(typed('250 Wh'), ENERGY, 'en')).toMatchObject({ value: 250, unit: 'Wh' })
    expect(measurementOf(typed('95 %', '1'), ACCURACY, 'en')).toMatchObject({ value: 95, unit: '%' })
  })

  it('come from where the visitor says', () => {
    expect(measurementOf({ ...typed('2'), origin: 'measured' }, ENERGY, 'en')?.origin).toBe('measured')
  })

  it.each([
    [ENERGY, '', true],
    [ENERGY, '-', true],
    [ENERGY, '2e', true],
    [ENERGY, '2e-', true],
    [ENERGY, '1,234,5', true],
    [ENERGY, '268 M', true],
    [ENERGY, '268 mw', true],
    [ENERGY, '268 Mx', false],
    [ENERGY, '-5 M', false],
    [ENERGY, 'about 5', false],
    [ENERGY, '1.2.3,4', false],
    [ACCURACY, '95', true],
    [ACCURACY, '950', false],
    [DOWNLOADS, '1.5', true],
    [DOWNLOADS, '1.23456', false],
  ])('of %o that say %j so far may become valid: %s', (definition, text, expected) => {
    expect(mayBecomeValid(typed(text, definition.unit), definition, 'en')).toBe(expected)
  })

  it('that count things have groups, not decimals', () => {
    expect(readEntry(typed('66.400', '1'), DOWNLOADS, 'en').value).toBe(66400)
    expect(readEntry(typed('66.400', 'k'), DOWNLOADS, 'en').value).toBe(66.4)
  })
})
