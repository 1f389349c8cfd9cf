import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** Between a number and its unit: narrow, and never at a line end. */
const NARROW_SPACE = '\u202F'
const SIGNIFICANT_DIGITS = 3
/** As many as a binary number holds without noise. */
const EXACT_DIGITS = 15
/** Whole counts below this are short enough to be written out. */
const COMPACT_FROM = 10_000

/**
 * Units to write a value in, smallest first, with the size of each in the canonical unit.
 * @type {Record<string, [string, number][]>}
 */
const SCALES = {
  g: [['µg', 1e-6], ['mg', 1e-3], ['g', 1], ['kg', 1e3], ['t', 1e6], ['kt', 1e9]],
  kWh: [['µWh', 1e-9], ['mWh', 1e-6], ['Wh', 1e-3], ['kWh', 1], ['MWh', 1e3], ['GWh', 1e6]],
  Wh: [['µWh', 1e-6], ['mWh', 1e-3], ['Wh', 1], ['kWh', 1e3], ['MWh', 1e6]],
  s: [['µs', 1e-6], ['ms', 1e-3], ['s', 1], ['min', 60], ['h', 3600], ['d', 86_400]],
  W: [['mW', 1e-3], ['W', 1], ['kW', 1e3], ['MW', 1e6]],
  B: [['B', 1], ['kB', 1e3], ['MB', 1e6], ['GB', 1e9], ['TB', 1e12], ['PB', 1e15]],
  'B/g': [['B/g', 1], ['kB/g', 1e3], ['MB/g', 1e6], ['GB/g', 1e9], ['TB/g', 1e12], ['PB/g', 1e15]],
  FLOP: [['FLOP', 1], ['kFLOP', 1e3], ['MFLOP', 1e6], ['GFLOP', 1e9], ['TFLOP', 1e12], ['PFLOP', 1e15], ['EFLOP', 1e18]],
} // prettier-ignore

/**
 * Pick the unit in which a value has the fewest digits before its decimal point, without leading zeros.
 * @param {number} value in the canonical unit
 * @param {string} unit canonical unit
 * @returns {{value: number, unit: string}}
 */
export function scaled(value, unit) {
  const steps = SCALES[unit]
  if (!steps) return { value, unit: unit === '1' ? '' : unit }
  if (value === 0) return { value, unit }
  // Rounding first, so that 999.7 g is written as 1 kg and not as 1,000 g.
  const size = Math.abs(Number(value.toPrecision(SIGNIFICANT_DIGITS))) * (1 + 1e-12)
  const step = steps.findLast(([, factor]) => size >= factor) ?? steps[0]
  return { value: value / step[1], unit: step[0] }
}

/**
 * @param {string} locale
 * @param {number} value
 * @param {Intl.NumberFormatOptions} options
 */
const written = (locale, value, options) => new Intl.NumberFormat(locale, options).format(value)

/**
 * A count as people say it: 1,234 as it is, 66.4 M from ten thousand on.
 * @param {number} value
 * @param {string} locale
 */
function compact(value, locale) {
  const format = new Intl.NumberFormat(locale, {
    notation: 'compact',
    maximumSignificantDigits: SIGNIFICANT_DIGITS,
  })
  const parts = format.formatToParts(value).filter((part) => part.type !== 'literal')
  return parts.map((part) => (part.type === 'compact' ? NARROW_SPACE + part.value : part.value)).join('')
}

/**
 * Powers of ten only where zeros would have to be counted.
 * @param {number} value
 * @param {number} from
 * @param {number} to
 */
function notationFor(value, from, to) {
  const size = Math.abs(value)
  return size !== 0 && (size < from || size >= to) ? 'scientific' : 'standard'
}

/**
 * @param {number} value
 * @param {string} unit canonical unit
 * @param {string} locale
 * @returns {string} three significant digits in a unit of fitting size
 */
export function formatValue(value, unit, locale) {
  if (unit === '1' && Math.abs(value) >= COMPACT_FROM) return compact(value, locale)
  if (unit === '1' && Number.isInteger(value)) return written(locale, value, {})
  const fitting = scaled(value, unit)
  const text = written(locale, fitting.value, {
    maximumSignificantDigits: SIGNIFICANT_DIGITS,
    notation: notationFor(fitting.value, 1e-4, 1e6),
  })
  return fitting.unit ? text + NARROW_SPACE + fitting.unit : text
}

/**
 * @param {number} value
 * @param {string} unit
 * @param {string} locale
 * @returns {string} every digit that is known, in the unit it is kept in
 */
export function formatExact(value, unit, locale) {
  const text = written(locale, value, {
    maximumSignificantDigits: EXACT_DIGITS,
    notation: notationFor(value, 1e-6, 1e21),
  })
  return unit && unit !== '1' ? text + NARROW_SPACE + unit : text
}

/** Milliseconds in each unit of time, largest first. */
const AGES = /** @type {[Intl.RelativeTimeFormatUnit, number][]} */ ([
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
])

/**
 * @param {string | number | Date} moment
 * @param {string} locale
 * @param {number} now milliseconds
 * @returns {string} "3 weeks ago"
 */
export function formatRelative(moment, locale, now = Date.now()) {
  const age = new Date(moment).getTime() - now
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const [unit, length] = AGES.find(([, size]) => Math.abs(age) >= size) ?? ['second', 1000]
  return format.format(Math.trunc(age / length), unit)
}

/**
 * Numbers and dates as the visitor's language writes them.
 */
export function useNumberFormat() {
  const { locale } = useI18n()
  const language = computed(() => locale.value)

  return {
    /** @param {number} value @param {string} unit */
    value: (value, unit) => formatValue(value, unit, language.value),
    /** @param {number} value @param {string} unit */
    exact: (value, unit) => formatExact(value, unit, language.value),
    /** @param {number} share 0..1 */
    percent: (share) => written(language.value, share, { style: 'percent', maximumFractionDigits: 0 }),
    /** @param {number} value */
    number: (value) => written(language.value, value, { maximumSignificantDigits: SIGNIFICANT_DIGITS }),
    /** @param {string} moment */
    relative: (moment) => formatRelative(moment, language.value),
    /** @param {string} moment */
    absolute: (moment) =>
      new Intl.DateTimeFormat(language.value, { dateStyle: 'long', timeStyle: 'short' }).format(
        new Date(moment),
      ),
    /** @param {string[]} texts */
    list: (texts) => new Intl.ListFormat(language.value, { type: 'conjunction' }).format(texts),
    /** @param {string[]} texts */
    choice: (texts) => new Intl.ListFormat(language.value, { type: 'disjunction' }).format(texts),
  }
}
