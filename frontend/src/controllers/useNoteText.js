import { useI18n } from 'vue-i18n'
import { useNumberFormat } from './useNumberFormat.js'

/**
 * A note of an import report, as the API gives it.
 * @typedef {object} Note
 * @property {'read' | 'repaired' | 'assumed' | 'refused'} kind
 * @property {string} code
 * @property {string} message English
 * @property {number | null} [line]
 * @property {string | null} [column]
 * @property {Record<string, string | number>} [details]
 */

/** Details that are quantities, with their canonical unit. @type {Record<string, string>} */
const QUANTITIES = {
  components_kwh: 'kWh',
  duration_s: 's',
  energy_consumed_kwh: 'kWh',
  energy_kwh: 'kWh',
  g_per_kwh: 'g/kWh',
  in_text_g: 'g',
  power_w: 'W',
  ratio: '1',
  recomputed_g: 'g',
  reported_co2_eq_emissions_g: 'g',
  reported_g: 'g',
  requests: '1',
  stated_g: 'g',
  value: '1',
}

/** A power usage effectiveness is at least 1; zero stands for one that the file does not give. */
const isUnknown = (/** @type {string} */ name, /** @type {string | number} */ value) =>
  name === 'pue' && value === 0

/**
 * The text for a code, most particular first: some codes say different things by kind, detail or reason.
 * @param {Note} note
 * @returns {string[]} keys below "notes."
 */
function candidates({ kind, code, details = {} }) {
  if (details.further !== undefined) return ['further']
  const given = Object.keys(details).filter((name) => details[name] !== '' && !isUnknown(name, details[name]))
  const variants = [kind, ...given, String(details.reason ?? '')]
  return [...variants.filter(Boolean).map((variant) => `${code}.${variant}`), `${code}.plain`, code]
}

/**
 * Import notes in the visitor's language; English where a code is not known here.
 */
export function useNoteText() {
  const { t, te } = useI18n()
  const format = useNumberFormat()

  /** @param {[string, string | number]} detail */
  function readable([name, value]) {
    if (typeof value !== 'number') return [name, value]
    if (name === 'share') return [name, format.percent(value)]
    if (name in QUANTITIES) return [name, format.value(value, QUANTITIES[name])]
    return [name, Number.isInteger(value) ? String(value) : format.number(value)]
  }

  /** @param {Note} note */
  return function noteText(note) {
    const key = candidates(note)
      .map((candidate) => `notes.${candidate}`)
      .find((candidate) => te(candidate))
    if (!key) return note.message
    return t(key, Object.fromEntries(Object.entries(note.details ?? {}).map(readable)))
  }
}
