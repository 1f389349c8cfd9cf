import { computed, onScopeDispose, ref, toValue, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { debounce } from '../utils.js'
import { entryFaults, evaluationBody, fillFromRun, groupedFields, missingToSave } from './evaluationForm.js'
import { useEvaluationDrafts } from './stores/evaluationDrafts.js'
import { useEvaluationFields } from './useVocabulary.js'

const KEEP_PAUSE_MS = 300

/**
 * The evaluation being entered for a phase: its fields, what would be sent, and what is missing. Every change is
 * kept, so that leaving the page, the back button and a reload lose nothing.
 * @param {import('vue').MaybeRefOrGetter<string>} phase
 */
export function useEvaluationDraft(phase) {
  const { locale } = useI18n()
  const drafts = useEvaluationDrafts()
  const fields = useEvaluationFields(phase)

  const draft = computed(() => drafts.of(toValue(phase)))
  const body = computed(() => evaluationBody(draft.value, toValue(phase), fields.metrics.value, locale.value))
  /** The metric being typed, or ''. */
  const typing = ref('')
  const faults = computed(() => entryFaults(draft.value, fields.metrics.value, locale.value, typing.value))

  const keepSoon = debounce(() => drafts.keep(toValue(phase)), KEEP_PAUSE_MS)
  const keepNow = () => {
    keepSoon.cancel()
    drafts.keep(toValue(phase))
  }
  watch(draft, keepSoon, { deep: true })
  watch(
    () => toValue(phase),
    (_, before) => drafts.keep(before),
  )
  window.addEventListener('pagehide', keepNow)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', keepNow)
    keepNow()
  })

  /** @param {any} run */
  async function useRun(run) {
    await fields.whenLoaded()
    fillFromRun(draft.value, run, fields.metrics.value, locale.value)
  }

  /** @param {any} report of an import; its only run is chosen at once */
  function useReport(report) {
    const runs = report.files.flatMap((/** @type {any} */ file) => file.runs)
    draft.value.report = report
    const file = Math.max(
      0,
      report.files.findIndex((/** @type {any} */ each) => each.runs.length),
    )
    draft.value.selection = { file, runs: runs.length === 1 ? [runs[0].run_id] : [] }
    useRun(runs.length === 1 ? runs[0] : null)
  }

  function removeReport() {
    useRun(null)
    draft.value.report = null
    draft.value.selection = { file: 0, runs: [] }
  }

  /** What is saved when it is saved now; equal texts are equal evaluations. */
  const content = computed(() => JSON.stringify([body.value, draft.value.model]))

  return {
    ...fields,
    draft,
    typing,
    body,
    faults,
    groups: computed(() => groupedFields(fields.metrics.value)),
    missing: computed(() => missingToSave(draft.value, body.value, faults.value)),
    isSaved: computed(() => Boolean(draft.value.savedAs) && draft.value.savedContent === content.value),
    /** @param {string} uuid of the evaluation that the draft became */
    markSaved: (uuid) => {
      Object.assign(draft.value, { savedAs: uuid, savedContent: content.value })
      keepNow()
    },
    useRun,
    useReport,
    removeReport,
  }
}
