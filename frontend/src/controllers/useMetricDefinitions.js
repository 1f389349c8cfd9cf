import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { listMetrics } from './api/metrics.js'

const FRESH_MS = 3_600_000

/**
 * What every metric means, of both phases.
 */
export function useMetricDefinitions() {
  const { locale } = useI18n()
  const metrics = useQuery({
    queryKey: computed(() => ['metrics', '', locale.value]),
    queryFn: ({ signal }) => listMetrics({}, signal),
    staleTime: FRESH_MS,
    placeholderData: (/** @type {any} */ previous) => previous,
  })
  return {
    /** @type {import('vue').ComputedRef<Record<string, any>>} by id */
    definitions: computed(() =>
      Object.fromEntries(
        (metrics.data.value?.results ?? []).map((/** @type {any} */ item) => [item.id, item]),
      ),
    ),
    hasError: metrics.isError,
  }
}
