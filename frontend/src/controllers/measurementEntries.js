/** What a visitor typed for a metric, what a file gave for it, and what of both is sent. */
import { inputText, parseNumber, splitUnit } from './numbers.js'
import { scaled } from './useNumberFormat.js'

/** Figures of a file are shown with these; the exact value is what is sent. */
const SHOWN_DIGITS = 6

/**
 * A figure as a file gave it, and as it was written into the field.
 * @typedef {{value: number, unit: string, origin: string, relative_uncertainty: number | null, shown: string, shownUnit: string}} Given
 * @typedef {{text: string, unit: string, given: Given | null}} Entry
 * @typedef {{id: string, unit: string, units: {id: string, factor: number}[], minimum: number | null, maximum: number | null, integer: boolean}} Definition
 */

/** @param {Definition} definition @param {string} unit */
const factorOf = ({ units }, unit) => units.find(({ id }) => id === unit)?.factor ?? 1

/** @param {Definition} definition @returns {Entry} */
export const emptyEntry = ({ unit }) => ({ text: '', unit, given: null })

/**
 * @param {{value: number, unit: string, origin: string, relative_uncertainty: number | null}} measurement of an import
 * @param {Definition} definition
 * @param {string} locale
 * @returns {Entry}
 */
export function entryFromFile(measurement, definition, locale) {
  const canonical = measurement.value * factorOf(definition, measurement.unit)
  const fitting = scaled(canonical, definition.unit).unit
  const shownUnit = definition.units.some(({ id }) => id === fitting) ? fitting : definition.unit
  const shown = inputText(canonical / factorOf(definition, shownUnit), locale, SHOWN_DIGITS)
  const { value, unit, origin, relative_uncertainty } = measurement
  return {
    text: shown,
    unit: shownUnit,
    given: { value, unit, origin, relative_uncertainty, shown, shownUnit },
  }
}

/** @param {Entry} entry whether it still says what the file gave */
export const isAsGiven = ({ text, unit, given }) =>
  Boolean(given) && text === given?.shown && unit === given?.shownUnit

/** @param {Entry} entry @returns {Entry} with what the file gave */
export const restored = (entry) =>
  entry.given ? { ...entry, text: entry.given.shown, unit: entry.given.shownUnit } : entry

/**
 * The entry after another unit was chosen: a file's figure stays the same quantity, a typed number gets its unit.
 * @param {Entry} entry
 * @param {string} unit
 * @param {Definition} definition
 * @param {string} locale
 * @returns {Entry}
 */
export function withUnit(entry, unit, definition, locale) {
  if (!entry.given || !isAsGiven(entry)) return { ...entry, unit }
  const canonical = entry.given.value * factorOf(definition, entry.given.unit)
  const shown = inputText(canonical / factorOf(definition, unit), locale, SHOWN_DIGITS)
  return { text: shown, unit, given: { ...entry.given, shown, shownUnit: unit } }
}

/**
 * The entry after typing is finished: "250 Wh" chooses the unit too.
 * @param {Entry} entry
 * @param {Definition} definition
 * @returns {Entry}
 */
export function tidied(entry, { units }) {
  const { text, unit } = splitUnit(
    entry.text,
    units.map(({ id }) => id),
  )
  return unit ? { ...entry, text, unit } : entry
}

/** @param {Definition} definition @param {string} unit a count in thousands may have decimals */
const isWhole = (definition, unit) => definition.integer && factorOf(definition, unit) === 1

/**
 * @param {Entry | undefined} entry
 * @param {Definition} definition
 * @param {string} locale
 * @returns {{value: number | null, isAmbiguous: boolean, fault: string}} value in the entry's unit
 */
export function readEntry(entry, definition, locale) {
  if (!entry) return { value: null, isAmbiguous: false, fault: '' }
  const options = { locale, isWhole: isWhole(definition, entry.unit) }
  const number = isAsGiven(entry)
    ? { value: 0, isAmbiguous: false, fault: '' }
    : parseNumber(entry.text, options)
  if (number.value === null || isAsGiven(entry)) return number
  return { ...number, fault: rangeFault(number.value * factorOf(definition, entry.unit), definition) }
}

/** @param {number} canonical @param {Definition} definition */
function rangeFault(canonical, { minimum, maximum, integer }) {
  if (minimum !== null && canonical < minimum) return minimum === 0 ? 'negative' : 'too-small'
  if (maximum !== null && canonical > maximum * (1 + 1e-12)) return 'too-large'
  if (integer && Math.abs(canonical - Math.round(canonical)) > 1e-6 * Math.max(1, Math.abs(canonical)))
    return 'not-whole'
  return ''
}

/**
 * The measurement to send; null when nothing, or nothing readable, was entered.
 * @param {Entry | undefined} entry
 * @param {Definition} definition
 * @param {string} locale
 */
export function measurementOf(entry, definition, locale) {
  if (!entry) return null
  if (entry.given && isAsGiven(entry)) {
    const { value, unit, origin, relative_uncertainty } = entry.given
    return { value, unit, origin, ...(relative_uncertainty !== null && { relative_uncertainty }) }
  }
  const { value, fault } = readEntry(entry, definition, locale)
  return value === null || fault ? null : { value, unit: entry.unit, origin: 'reported' }
}
