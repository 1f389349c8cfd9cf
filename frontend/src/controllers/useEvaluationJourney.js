import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { isEmptyDraft, useEvaluationDrafts } from './stores/evaluationDrafts.js'
import { usePendingFiles } from './stores/pendingFiles.js'
import { useEvaluationDraft } from './useEvaluationDraft.js'
import { useEvaluationSave } from './useEvaluationSave.js'
import { useFieldErrors } from './useFieldErrors.js'
import { useFileImport } from './useFileImport.js'
import { useLivePreview } from './useLivePreview.js'

/** @type {Readonly<Record<string, string>>} */
const OTHER_PHASE = Object.freeze({ training: 'inference', inference: 'training' })

/**
 * From a file, or typed figures, to a saved evaluation.
 * @param {string} phase
 */
export function useEvaluationJourney(phase) {
  const { locale } = useI18n()
  const drafts = useEvaluationDrafts()
  const pending = usePendingFiles()
  const form = useEvaluationDraft(phase)
  const importer = useFileImport()
  const saver = useEvaluationSave()

  const names = shallowRef(/** @type {string[]} */ ([]))
  const notice = ref(/** @type {'' | 'restored' | 'displaced' | 'saved'} */ (''))

  const previewBody = computed(() => {
    const { model } = form.draft.value
    if (model && model.id !== null) return { ...form.body.value, model: model.id }
    const drawn = Object.entries({ model_name: model?.name, author: model?.author, task: model?.task })
    return { ...form.body.value, ...Object.fromEntries(drawn.filter(([, text]) => text?.trim())) }
  })
  const live = useLivePreview(previewBody, locale)
  const errors = useFieldErrors(form.faults, () => [live.error.value, saver.error.value])
  watch(() => JSON.stringify(previewBody.value), saver.forget)

  /** @param {File[]} files */
  async function readFiles(files) {
    names.value = files.map(({ name }) => name)
    form.draft.value.source = 'file'
    drafts.files[phase] = files
    const report = await importer.read(files, phase)
    if (report) await form.useReport(report)
  }

  /** @param {{file: number, runs: string[]}} selection */
  async function select(selection) {
    const { report } = form.draft.value
    form.draft.value.selection = selection
    importer.cancel()
    if (selection.runs.length < 2) {
      const runs = report.files[selection.file].runs
      return form.useRun(runs.find((/** @type {any} */ run) => run.run_id === selection.runs[0]) ?? null)
    }
    const sum = await importer.aggregate(report.id, selection)
    if (sum) await form.useRun(sum)
  }

  /** @returns {Promise<any>} the evaluation, or null when it was refused */
  async function save() {
    const evaluation = await saver.save(form.draft.value, form.body.value)
    if (evaluation) form.markSaved(evaluation.uuid)
    return evaluation
  }

  /** Take over what was begun for the other phase, when nothing was begun for this one. */
  function adopt() {
    const other = drafts.drafts[OTHER_PHASE[phase]]
    if (!other || other.savedAs) return
    if (other.model) form.draft.value.model = { ...other.model }
    const files = other.report ? drafts.files[OTHER_PHASE[phase]] : undefined
    if (files) readFiles(files)
  }

  /**
   * Begin: with files from another page, with what was left here, or anew.
   * @param {{isReturn: boolean}} how whether the visitor came by the back button
   */
  function begin({ isReturn }) {
    const files = pending.take()
    if (files.length || (form.draft.value.savedAs && !isReturn)) drafts.displace(phase)
    if (files.length) {
      notice.value = drafts.displaced[phase] ? 'displaced' : ''
      return readFiles(files)
    }
    if (form.draft.value.savedAs) notice.value = 'saved'
    else if (!isEmptyDraft(form.draft.value)) notice.value = 'restored'
    else adopt()
  }

  /** What the notice offers. */
  function actOnNotice() {
    if (notice.value === 'displaced') drafts.bringBack(phase)
    else drafts.displace(phase)
    importer.cancel()
    notice.value = ''
  }

  /**
   * Let files be read for the other phase, since they are of it.
   * @param {number[]} positions among those read last
   * @returns {string} the other phase
   */
  function handOver(positions) {
    const files = drafts.files[phase] ?? []
    pending.set(files.filter((_, position) => positions.includes(position)))
    return OTHER_PHASE[phase]
  }

  function removeFile() {
    delete drafts.files[phase]
    form.removeReport()
  }

  return {
    form,
    importer,
    live,
    saver,
    errors,
    names,
    notice,
    begin,
    readFiles,
    select,
    save,
    actOnNotice,
    handOver,
    removeFile,
  }
}
