/** What an evaluation form is made of: which fields, in which groups, and what is sent of them. */
import {
  emptyEntry,
  entryFromFile,
  isAsGiven,
  mayBecomeValid,
  measurementOf,
  readEntry,
} from './measurementEntries.js'

/** @typedef {import('./stores/evaluationDrafts.js').Draft} Draft */

/** Groups in the order of the form. */
export const GROUPS = Object.freeze(['energy', 'quality', 'speed', 'model', 'other'])

/** @type {Readonly<Record<string, string>>} */
const GROUP_OF_DIMENSION = Object.freeze({
  energy: 'energy',
  energy_per_1000_requests: 'energy',
  mass_co2: 'energy',
  mass_co2_per_1000_requests: 'energy',
  power: 'energy',
  ratio: 'quality',
  time: 'speed',
  throughput: 'speed',
  information: 'model',
  count: 'model',
  operations: 'model',
})
/** Where the dimension alone would mislead. @type {Readonly<Record<string, string>>} */
const GROUP_OF_METRIC = Object.freeze({ requests: 'energy', training_duration: 'energy' })

const NO_RUN = Object.freeze({ measurements: {}, information: {}, country: null, recorded_at: '' })

/** @param {{id: string, dimension: string}} metric */
const groupOf = (metric) => GROUP_OF_METRIC[metric.id] ?? GROUP_OF_DIMENSION[metric.dimension] ?? 'other'

/**
 * Metrics that can be entered, by group; those that the system alone computes are left out.
 * @param {any[]} metrics
 * @returns {{id: string, metrics: any[]}[]}
 */
export function groupedFields(metrics) {
  const entered = metrics.filter((metric) => !metric.computed_only)
  return GROUPS.map((id) => ({ id, metrics: entered.filter((metric) => groupOf(metric) === id) })).filter(
    (group) => group.metrics.length,
  )
}

/**
 * @param {import('./measurementEntries.js').Entry | undefined} before
 * @param {any} metric
 * @param {any} measurement what the run says, if anything
 * @param {string} locale
 * @returns {import('./measurementEntries.js').Entry}
 */
function refilled(before, metric, measurement, locale) {
  const given =
    measurement && !metric.computed_only ? entryFromFile(measurement, metric, locale) : emptyEntry(metric)
  const isTyped = before && before.text.trim() !== '' && !isAsGiven(before)
  return isTyped ? { ...before, given: given.given } : given
}

/**
 * Fill the form with a run; what the visitor typed stays, what an earlier run had filled goes.
 * @param {Draft} draft
 * @param {any} run of an import; null takes the earlier one away
 * @param {any[]} metrics
 * @param {string} locale
 */
export function fillFromRun(draft, run, metrics, locale) {
  const now = { ...NO_RUN, ...run }
  const before = { ...NO_RUN, ...draft.run }
  for (const metric of metrics) {
    draft.entries[metric.id] = refilled(draft.entries[metric.id], metric, now.measurements[metric.id], locale)
  }
  const fields = Object.keys({ ...before.information, ...now.information })
  for (const field of fields.filter((each) =>
    isReplaceable(draft.information[each], before.information[each]),
  )) {
    draft.information[field] = now.information[field] ?? ''
  }
  if (isReplaceable(draft.country, before.country)) draft.country = now.country || ''
  draft.recordedAt = now.recorded_at || ''
  draft.run = run
}

/** @param {string | undefined} current @param {string | null | undefined} filledBefore */
const isReplaceable = (current, filledBefore) => !current || current === filledBefore

/**
 * What is sent of a draft: filled and readable fields only, so that nothing is not taken for zero.
 * @param {Draft} draft
 * @param {string} phase
 * @param {any[]} metrics
 * @param {string} locale
 */
export function evaluationBody(draft, phase, metrics, locale) {
  const measurements = metrics.flatMap((metric) => {
    const measurement = measurementOf(draft.entries[metric.id], metric, locale)
    return measurement ? [[metric.id, measurement]] : []
  })
  const information = Object.entries(draft.information).filter(([, text]) => text.trim())
  return {
    phase,
    measurements: Object.fromEntries(measurements),
    information: Object.fromEntries(information),
    ...(draft.country && { country: draft.country }),
    ...(draft.recordedAt && { recorded_at: draft.recordedAt }),
    ...(draft.report && draft.run && { import_id: draft.report.id }),
  }
}

/**
 * Faults that are seen before anything is sent, by metric.
 * @param {Draft} draft
 * @param {any[]} metrics
 * @param {string} locale
 * @param {string} [typing] the metric being typed, which is at fault only when typing on cannot mend it
 * @returns {Record<string, string>} codes
 */
export function entryFaults(draft, metrics, locale, typing = '') {
  const faults = metrics.map((metric) => {
    const entry = draft.entries[metric.id]
    const isUnfinished = metric.id === typing && mayBecomeValid(entry, metric, locale)
    return [metric.id, isUnfinished ? '' : readEntry(entry, metric, locale).fault]
  })
  return Object.fromEntries(faults.filter(([, fault]) => fault))
}

/**
 * Whether the model can be sent: chosen, or named.
 * @param {Draft} draft
 */
export const hasModel = ({ model }) => Boolean(model && (model.id !== null || model.name.trim()))

/**
 * What keeps an evaluation from being saved, in the order of the form.
 * @param {Draft} draft
 * @param {{measurements: object}} body
 * @param {Record<string, unknown>} faults
 * @returns {('run' | 'model' | 'measurement' | 'faults')[]}
 */
export function missingToSave(draft, body, faults) {
  const isWaitingForRun = Boolean(draft.source === 'file' && draft.report && !draft.run)
  const hasMeasurement = Object.keys(body.measurements).length > 0
  const missing = {
    run: isWaitingForRun && !hasMeasurement,
    model: !hasModel(draft),
    measurement: !isWaitingForRun && !hasMeasurement,
    faults: Object.keys(faults).length > 0,
  }
  return /** @type {any} */ (
    Object.entries(missing).flatMap(([name, isMissing]) => (isMissing ? [name] : []))
  )
}
