/** Numbers as people type them, in any of the site's languages. */

const SPACES = /[\s\u00A0\u202F'’_]/g
const NUMBER_START = /^[+-]?[\d.,\s\u00A0\u202F'’_]*\d[.,]?(?:e[+-]?\d+)?/i
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * @typedef {object} ParsedNumber
 * @property {number | null} value null: nothing was typed (which is not zero)
 * @property {boolean} isAmbiguous whether a reader in another country could take it for another number
 * @property {'' | 'not-a-number' | 'not-finite'} fault
 */

/**
 * Which separator is the decimal one when only one kind occurs, and only once: three digits behind it may be a group.
 * @param {string} text
 * @param {string} separator
 */
const looksGrouped = (text, separator) => new RegExp(`^[+-]?[1-9]\\d{0,2}\\${separator}\\d{3}$`).test(text)

/**
 * The one separator that parts decimals: the last of two kinds, or the only one.
 * @param {string} text
 */
function decimalCandidate(text) {
  const found = text.match(/[.,]/g) ?? []
  const kinds = new Set(found)
  if (kinds.size === 2 || found.length === 1) return found[found.length - 1]
  return ''
}

/**
 * @param {string} text without spaces
 * @param {{decimal: string, isWhole: boolean}} habits
 * @returns {{plain: string, isAmbiguous: boolean}} with a point as decimal separator and no groups
 */
function normalised(text, { decimal, isWhole }) {
  const separator = decimalCandidate(text)
  if (!separator || !looksGrouped(text, separator))
    return { plain: withoutGroups(text, separator), isAmbiguous: false }
  // One point and three digits is a decimal number in every file and program; a comma follows the reader's habit.
  const isGroup = isWhole || (separator === ',' && decimal === '.')
  return { plain: withoutGroups(text, isGroup ? '' : separator), isAmbiguous: true }
}

/**
 * @param {string} text
 * @param {string} decimal the separator to keep, as a point; '' when every separator parts groups
 */
function withoutGroups(text, decimal) {
  const parts = decimal ? text.split(decimal) : [text]
  // A second decimal separator, or a group after it, makes no number.
  if (parts.length > 2 || /[.,]/.test(parts[1] ?? '')) return ''
  const [head, ...groups] = parts[0].split(/[.,]/)
  const areGroups =
    groups.every((group) => /^\d{3}$/.test(group)) && (!groups.length || /^[+-]?\d{1,3}$/.test(head))
  if (!areGroups) return ''
  return [head + groups.join(''), ...parts.slice(1)].join('.')
}

/**
 * Read a number: decimal comma or point, groups of thousands, exponents.
 * @param {string} text
 * @param {{locale?: string, isWhole?: boolean}} [options] `isWhole`: the number counts things
 * @returns {ParsedNumber}
 */
export function parseNumber(text, { locale = 'en', isWhole = false } = {}) {
  const compact = text.trim().replace(SPACES, '').replace('−', '-')
  if (!compact) return { value: null, isAmbiguous: false, fault: '' }
  const [mantissa, exponent] = compact.toLowerCase().split('e')
  const { plain, isAmbiguous } = normalised(mantissa, { decimal: decimalSeparator(locale), isWhole })
  const complete = exponent === undefined ? plain : `${plain}e${exponent}`
  if (!PLAIN.test(complete)) return { value: null, isAmbiguous: false, fault: 'not-a-number' }
  const value = Number(complete)
  if (!Number.isFinite(value)) return { value: null, isAmbiguous: false, fault: 'not-finite' }
  return { value, isAmbiguous, fault: '' }
}

/** @param {string} locale */
export function decimalSeparator(locale) {
  return (
    new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
  )
}

/**
 * Where a number ends and something else begins.
 * @param {string} text
 * @returns {{number: string, rest: string}} both without spaces around them
 */
export function partedUnit(text) {
  const number = NUMBER_START.exec(text.trim())?.[0] ?? ''
  return { number: number.trim(), rest: text.trim().slice(number.length).trim() }
}

/**
 * Part "250 Wh" into number and unit, when the unit is one of those offered.
 * @param {string} text
 * @param {string[]} units
 * @returns {{text: string, unit: string | null}} the whole text and no unit where that is not so
 */
export function splitUnit(text, units) {
  const { number, rest } = partedUnit(text)
  if (!number || !rest) return { text, unit: null }
  const exact = units.find((unit) => unit === rest)
  const similar = units.filter((unit) => unit.toLowerCase() === rest.toLowerCase())
  const unit = exact ?? (similar.length === 1 ? similar[0] : null)
  return unit ? { text: number, unit } : { text, unit: null }
}

/**
 * A number for an input: without groups, with the reader's decimal separator.
 * @param {number} value
 * @param {string} locale
 * @param {number} [digits] significant ones
 */
export function inputText(value, locale, digits = 15) {
  const rounded = Number(value.toPrecision(digits))
  return String(rounded).replace('.', decimalSeparator(locale))
}
