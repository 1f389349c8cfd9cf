import { defineStore } from 'pinia'
import { reactive, shallowReactive } from 'vue'

const STORAGE_PREFIX = 'gaissalabel.draft.'
/** A larger report is not kept: session storage is small, and the file can be dropped again. */
const MAXIMUM_CHARACTERS = 1_500_000

/**
 * @typedef {import('../measurementEntries.js').Entry} Entry
 * @typedef {{id: number | null, name: string, author: string, task: string, repository_id: string}} DraftModel id null: to be created
 * @typedef {object} Draft what a visitor has entered for one phase and not yet saved
 * @property {'file' | 'form'} source
 * @property {any} report import report of the server
 * @property {{file: number, runs: string[]}} selection
 * @property {any} run the run, or sum of runs, whose figures fill the form
 * @property {DraftModel | null} model
 * @property {Record<string, Entry>} entries by metric
 * @property {Record<string, string>} information by field
 * @property {string} country
 * @property {string} recordedAt
 * @property {string} savedAs UUID of the evaluation that this draft became
 * @property {string} savedContent what was saved, to see whether it has changed since
 */

/** @returns {Draft} */
export const newDraft = () => ({
  source: 'file',
  report: null,
  selection: { file: 0, runs: [] },
  run: null,
  model: null,
  entries: {},
  information: {},
  country: '',
  recordedAt: '',
  savedAs: '',
  savedContent: '',
})

/** @param {Draft} draft */
export const isEmptyDraft = (draft) =>
  !draft.report &&
  !draft.model &&
  !draft.country &&
  !draft.recordedAt &&
  !Object.values(draft.entries).some(({ text }) => text.trim()) &&
  !Object.values(draft.information).some((text) => text.trim())

/** @param {string} phase @returns {Draft | null} */
function stored(phase) {
  try {
    const draft = JSON.parse(sessionStorage.getItem(STORAGE_PREFIX + phase) ?? 'null')
    return draft && typeof draft === 'object' ? { ...newDraft(), ...draft } : null
  } catch {
    return null
  }
}

/** Unsaved evaluations, one for each phase; they outlast leaving the page and reloading it, not the browser tab. */
export const useEvaluationDrafts = defineStore('evaluationDrafts', () => {
  const drafts = reactive(/** @type {Record<string, Draft>} */ ({}))
  /** What a new file has displaced, by phase. */
  const displaced = reactive(/** @type {Record<string, Draft | null>} */ ({}))
  /** The files read last, to read them again for the other phase. */
  const files = shallowReactive(/** @type {Record<string, File[]>} */ ({}))

  /** @param {string} phase @returns {Draft} */
  function of(phase) {
    drafts[phase] ??= stored(phase) ?? newDraft()
    return drafts[phase]
  }

  /** @param {string} phase keep what is there now */
  function keep(phase) {
    const draft = of(phase)
    try {
      const text = JSON.stringify(draft)
      if (isEmptyDraft(draft)) sessionStorage.removeItem(STORAGE_PREFIX + phase)
      else if (text.length <= MAXIMUM_CHARACTERS) sessionStorage.setItem(STORAGE_PREFIX + phase, text)
      else sessionStorage.setItem(STORAGE_PREFIX + phase, JSON.stringify({ ...draft, report: null }))
    } catch {
      // Without storage the draft lasts as long as the page.
    }
  }

  /** @param {string} phase start anew; what was there may be brought back */
  function displace(phase) {
    const before = of(phase)
    displaced[phase] = isEmptyDraft(before) || before.savedAs ? null : before
    drafts[phase] = newDraft()
    keep(phase)
  }

  /** @param {string} phase bring back what was displaced */
  function bringBack(phase) {
    const before = displaced[phase]
    if (!before) return
    drafts[phase] = before
    displaced[phase] = null
    keep(phase)
  }

  return { drafts, displaced, files, of, keep, displace, bringBack }
})
