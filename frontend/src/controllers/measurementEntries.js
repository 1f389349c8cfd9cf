/** What a visitor typed for a metric, what a file gave for it, and what of both is sent. */
import { inputText, parseNumber, partedUnit, splitUnit } from './numbers.js'
import { scaled } from './useNumberFormat.js'

/** Figures of a file are shown with these; the exact value is what is sent. */
const SHOWN_DIGITS = 6

/**
 * A figure as a file gave it, and as it was written into the field.
 * @typedef {{value: number, unit: string, origin: string, relative_uncertainty: number | null, shown: string, shownUnit: string}} Given
 * @typedef {'reported' | 'measured' | 'estimated'} TypedOrigin
 * @typedef {{text: string, unit: string, given: Given | null, origin?: TypedOrigin}} Entry `origin` of what was typed
 * @typedef {{id: string, unit: string, units: {id: string, factor: number}[], minimum: number | null, maximum: number | null, integer: boolean}} Definition
 */

/** What a visitor may say of a typed figure; the first unless said otherwise. @type {readonly TypedOrigin[]} */
export const TYPED_ORIGINS = Object.freeze(['reported', 'measured', 'estimated'])

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
 * @returns {{value: number | null, isAmbiguous: boolean, fault: string}} value in the unit typed or chosen
 */
export function readEntry(entry, definition, locale) {
  if (!entry) return { value: null, isAmbiguous: false, fault: '' }
  if (isAsGiven(entry)) return { value: 0, isAmbiguous: false, fault: '' }
  const { text, unit } = tidied(entry, definition)
  const number = parseNumber(text, { locale, isWhole: isWhole(definition, unit) })
  if (number.value === null) return number
  return { ...number, fault: rangeFault(number.value * factorOf(definition, unit), definition) }
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
  if (value === null || fault) return null
  return { value, unit: tidied(entry, definition).unit, origin: entry.origin ?? TYPED_ORIGINS[0] }
}

/** Digits that a number may still lack: after a sign, an exponent's e, or in a group. */
const LACKING_DIGITS = ['0', '00', '000']

/**
 * Whether typing on can mend what is at fault now: "268 M" on its way to "268 MB", "95" to "95 %"; "-5 M" never.
 * @param {Entry | undefined} entry
 * @param {Definition} definition
 * @param {string} locale
 */
export function mayBecomeValid(entry, definition, locale) {
  if (!entry) return true
  const isValid = (/** @type {string} */ text) => !readEntry({ ...entry, text }, definition, locale).fault
  const { number, rest } = partedUnit(entry.text)
  const withUnits = definition.units
    .filter(({ id }) => number && id.toLowerCase().startsWith(rest.toLowerCase()))
    .map(({ id }) => `${number} ${id}`)
  return [...withUnits, ...LACKING_DIGITS.map((digits) => entry.text + digits)].some(isValid)
}
