import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { listEvaluations } from './api/evaluations.js'
import { useTasks } from './useVocabulary.js'

export const PAGE_SIZE = 25
/** Filters that live in the address, so that a list can be linked to and the back button works. */
export const FILTERS = Object.freeze(['search', 'phase', 'class', 'task', 'model'])

/** @param {any} value of the address's query */
const text = (value) => String([value].flat()[0] ?? '')

/**
 * The list of evaluations that the address asks for.
 */
export function useCatalogue() {
  const { locale } = useI18n()
  const route = useRoute()
  const router = useRouter()

  const filters = computed(() => Object.fromEntries(FILTERS.map((name) => [name, text(route.query[name])])))
  const page = computed(() => Math.max(1, Number.parseInt(text(route.query.page), 10) || 1))
  const isFiltered = computed(() => Object.values(filters.value).some(Boolean))

  const evaluations = useQuery({
    queryKey: computed(() => ['evaluations', filters.value, page.value, locale.value]),
    queryFn: ({ signal }) =>
      listEvaluations(
        { ...filters.value, page: page.value, page_size: PAGE_SIZE, ordering: '-recorded_at' },
        signal,
      ),
    placeholderData: keepPreviousData,
  })

  /**
   * A changed filter begins again at the first page. Typing replaces the address, choosing adds to the history.
   * @param {Record<string, string>} changes
   * @param {{isTyping?: boolean}} [options]
   */
  function choose(changes, { isTyping = false } = {}) {
    const merged = Object.entries({ ...filters.value, ...changes }).filter(([, value]) => value)
    const target = { query: Object.fromEntries(merged) }
    return isTyping ? router.replace(target) : router.push(target)
  }

  return {
    filters,
    page,
    isFiltered,
    isLoading: evaluations.isPending,
    isRefreshing: evaluations.isPlaceholderData,
    error: evaluations.error,
    retry: () => evaluations.refetch(),
    rows: computed(() => evaluations.data.value?.results ?? []),
    count: computed(() => evaluations.data.value?.count ?? 0),
    pages: computed(() => Math.max(1, Math.ceil((evaluations.data.value?.count ?? 0) / PAGE_SIZE))),
    tasks: useTasks(),
    choose,
  }
}
