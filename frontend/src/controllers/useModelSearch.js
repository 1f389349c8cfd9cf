import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { debounce } from '../utils.js'
import { listModels } from './api/models.js'

const PAUSE_MS = 200
const SUGGESTIONS = 8

/**
 * Models whose name, author or repository id holds what was typed; the newest ones before anything is typed.
 */
export function useModelSearch() {
  const text = ref('')
  const isAsked = ref(false)
  const ask = debounce((/** @type {string} */ typed) => (text.value = typed.trim()), PAUSE_MS)

  const query = useQuery({
    queryKey: computed(() => ['models', 'suggestions', text.value]),
    queryFn: ({ signal }) => listModels({ search: text.value, page_size: SUGGESTIONS }, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })

  return {
    results: computed(() => /** @type {any[]} */ (query.data.value?.results ?? [])),
    /** What the results are for; null while they are still those of an earlier text. */
    answeredText: computed(() =>
      query.isSuccess.value && !query.isPlaceholderData.value ? text.value : null,
    ),
    isSearching: query.isFetching,
    hasFailed: query.isError,
    /** @param {string} typed */
    search(typed) {
      isAsked.value = true
      ask(typed)
    },
  }
}
