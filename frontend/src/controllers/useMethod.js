import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { listRatingClasses, listRatingSchemes } from './api/method.js'
import { useTasks } from './useVocabulary.js'

const PHASES = ['training', 'inference']
const FRESH_MS = 3_600_000

/**
 * The rating scheme in force, with the classes and the tasks it speaks of.
 */
export function useMethod() {
  const { locale } = useI18n()
  const options = { staleTime: FRESH_MS, placeholderData: (/** @type {any} */ previous) => previous }
  const schemes = useQuery({
    queryKey: computed(() => ['rating-schemes', locale.value]),
    queryFn: ({ signal }) => listRatingSchemes(signal),
    ...options,
  })
  const classes = useQuery({
    queryKey: computed(() => ['rating-classes', locale.value]),
    queryFn: ({ signal }) => listRatingClasses(signal),
    ...options,
  })
  const tasks = useTasks()

  const scheme = computed(
    () => schemes.data.value?.results.find((/** @type {any} */ item) => item.is_active) ?? null,
  )
  const phases = computed(() =>
    PHASES.map((phase) => ({
      phase,
      metrics: (scheme.value?.metrics ?? [])
        .filter((/** @type {any} */ metric) => metric.phase === phase)
        .sort((/** @type {any} */ a, /** @type {any} */ b) => b.weight - a.weight),
    })).filter(({ metrics }) => metrics.length),
  )

  return {
    scheme,
    phases,
    classes: computed(() => classes.data.value?.results ?? []),
    taskNames: computed(() => Object.fromEntries(tasks.value.map(({ id, name }) => [id, name]))),
    isLoading: computed(() => schemes.isPending.value || classes.isPending.value),
    error: computed(() => schemes.error.value ?? classes.error.value),
    retry: () => Promise.all([schemes.refetch(), classes.refetch()]),
  }
}
