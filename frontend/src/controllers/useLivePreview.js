import { onScopeDispose, ref, shallowRef, toValue, watch } from 'vue'
import { debounce } from '../utils.js'
import { previewEvaluation } from './api/evaluations.js'

const PAUSE_MS = 350

/**
 * The rating of what has been entered so far, asked for whenever typing pauses.
 * An answer that has been overtaken is thrown away; the last good one stays while the next is on its way.
 * @param {import('vue').MaybeRefOrGetter<{measurements: object}>} body what would be sent
 * @param {import('vue').MaybeRefOrGetter<string>} language texts of the answer
 */
export function useLivePreview(body, language) {
  const preview = shallowRef(/** @type {any} */ (null))
  const error = shallowRef(/** @type {any} */ (null))
  const isRating = ref(false)
  /** @type {AbortController | null} */
  let running = null

  async function rate() {
    running?.abort()
    const controller = new AbortController()
    running = controller
    isRating.value = true
    try {
      const answer = await previewEvaluation(toValue(body), controller.signal)
      if (running !== controller) return
      preview.value = answer
      error.value = null
    } catch (problem) {
      if (running !== controller) return
      error.value = problem
    }
    isRating.value = false
  }

  function clear() {
    running?.abort()
    running = null
    preview.value = null
    error.value = null
    isRating.value = false
  }

  const rateSoon = debounce(rate, PAUSE_MS)

  watch(
    () => JSON.stringify([toValue(body), toValue(language)]),
    () => {
      if (Object.keys(toValue(body).measurements).length) return rateSoon()
      rateSoon.cancel()
      clear()
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    rateSoon.cancel()
    running?.abort()
    running = null
  })

  return { preview, error, isRating, retry: rate }
}
