import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { listEvaluations } from './api/evaluations.js'
import { getStatistics } from './api/statistics.js'

const NEWEST = 6
const PHASES = ['training', 'inference']
const LETTERS = ['A', 'B', 'C', 'D', 'E']

/**
 * @param {any} statistics
 * @returns {{phase: string, total: number, notRated: number, classes: {letter: string, count: number, share: number}[]}[]}
 *   share of the largest class, 0..1
 */
export function distributionOf(statistics) {
  return PHASES.map((phase) => {
    const counts = statistics.by_class[phase] ?? {}
    const classes = LETTERS.map((letter) => ({ letter, count: counts[letter] ?? 0 }))
    const largest = Math.max(1, ...classes.map(({ count }) => count))
    return {
      phase,
      total: classes.reduce((sum, { count }) => sum + count, 0),
      notRated: counts.not_rated ?? 0,
      classes: classes.map((item) => ({ ...item, share: item.count / largest })),
    }
  })
}

/**
 * A real label to show: the best one among the newest.
 * @param {any[]} rows
 */
export function exampleOf(rows) {
  const rated = rows.filter((row) => row.compound_class)
  return rated.sort((first, second) => first.compound_class.localeCompare(second.compound_class))[0] ?? null
}

/**
 * What the catalogue says about itself on the first page.
 */
export function useHome() {
  const { locale } = useI18n()
  const newest = useQuery({
    queryKey: computed(() => ['evaluations', 'newest', locale.value]),
    queryFn: ({ signal }) => listEvaluations({ page_size: NEWEST, ordering: '-created_at' }, signal),
    placeholderData: (/** @type {any} */ previous) => previous,
  })
  const statistics = useQuery({ queryKey: ['statistics'], queryFn: ({ signal }) => getStatistics(signal) })

  return {
    newest: computed(() => newest.data.value?.results ?? []),
    example: computed(() => exampleOf(newest.data.value?.results ?? [])),
    statistics: computed(() => statistics.data.value ?? null),
    distribution: computed(() => (statistics.data.value ? distributionOf(statistics.data.value) : [])),
    isLoading: computed(() => newest.isPending.value || statistics.isPending.value),
    error: computed(() => newest.error.value ?? statistics.error.value),
    retry: () => Promise.all([newest.refetch(), statistics.refetch()]),
  }
}
