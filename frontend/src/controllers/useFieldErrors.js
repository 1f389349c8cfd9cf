import { computed, toValue } from 'vue'
import { useI18n } from 'vue-i18n'
import { isBelow } from '../utils.js'

/** Codes with a text of their own in each language; for others the server's message is shown. */
const KNOWN_CODES = [
  'already-there',
  'blank',
  'in-the-future',
  'negative',
  'not-a-number',
  'not-finite',
  'not-whole',
  'out-of-range',
  'required',
  'too-early',
  'too-large',
  'too-small',
  'unknown-country',
  'unknown-import',
  'unknown-model',
  'unknown-task',
]
/** Fields that show their faults themselves. */
const MODEL_FIELDS = ['model', 'name', 'author', 'task', 'repository_id']

/**
 * Faults by field, in the visitor's language: those that the form sees itself, and those of the server's answers.
 * @param {import('vue').MaybeRefOrGetter<Record<string, string>>} faults codes by metric, seen here
 * @param {import('vue').MaybeRefOrGetter<any[]>} problems refused requests, or null
 */
export function useFieldErrors(faults, problems) {
  const { t } = useI18n()

  /** @param {string} code @param {string} [message] */
  const textOf = (code, message = '') =>
    KNOWN_CODES.includes(code) || !message ? t(`evaluation.fieldFault.${code}`) : message

  const ofServer = computed(() =>
    toValue(problems).flatMap((problem) =>
      problem?.status === 400 || problem?.status === 409 ? problem.errors : [],
    ),
  )

  /** @param {string} prefix @returns {Record<string, string>} by what follows the prefix */
  function below(prefix) {
    const inside = ofServer.value.filter(({ field }) => field.startsWith(`${prefix}.`))
    return Object.fromEntries(
      inside.map(({ field, code, message }) => [
        field.slice(prefix.length + 1).split('.')[0],
        textOf(code, message),
      ]),
    )
  }

  const seenHere = computed(() =>
    Object.fromEntries(Object.entries(toValue(faults)).map(([metric, code]) => [metric, textOf(code)])),
  )
  const measurements = computed(() => ({ ...below('measurements'), ...seenHere.value }))
  const information = computed(() => below('information'))
  const model = computed(() =>
    Object.fromEntries(
      ofServer.value
        .filter(({ field }) => MODEL_FIELDS.includes(field))
        .map(({ field, code, message }) => [field, textOf(code, message)]),
    ),
  )
  const country = computed(() => {
    const found = ofServer.value.find(({ field }) => field === 'country')
    return found ? textOf(found.code, found.message) : ''
  })
  /** Faults that no field of the form can show. */
  const elsewhere = computed(() => {
    const shown = ['measurements', 'information', 'country', ...MODEL_FIELDS]
    return ofServer.value
      .filter(({ field }) => !shown.some((prefix) => isBelow(field, prefix)) || field === 'measurements')
      .map(({ code, message }) => textOf(code, message))
  })

  return { measurements, information, model, country, elsewhere }
}
