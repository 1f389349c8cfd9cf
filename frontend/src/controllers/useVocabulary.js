import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { listTasks, listTools } from './api/method.js'
import { listInformationFields, listMetrics } from './api/metrics.js'
import { listCarbonIntensities, listCountries } from './api/places.js'
import { namedCountries } from './countryNames.js'

/** Words of the method change with a release at most. */
const FRESH_MS = 3_600_000

/**
 * A list that is asked for once in each language.
 * @param {string} name
 * @param {(signal: AbortSignal) => Promise<{results: any[]}>} ask
 * @param {import('vue').MaybeRefOrGetter<boolean>} [isNeeded]
 */
function useList(name, ask, isNeeded = true) {
  const { locale } = useI18n()
  const query = useQuery({
    queryKey: computed(() => [name, locale.value]),
    queryFn: ({ signal }) => ask(signal),
    enabled: computed(() => toValue(isNeeded)),
    staleTime: FRESH_MS,
    placeholderData: (previous) => previous,
  })
  return computed(() => query.data.value?.results ?? [])
}

/** @returns {import('vue').ComputedRef<{id: string, name: string, domain: string}[]>} */
export const useTasks = () => useList('tasks', listTasks)

/** @param {string} phase @returns {import('vue').ComputedRef<any[]>} tools whose files hold figures of the phase */
export function useTools(phase) {
  const tools = useList('tools', listTools)
  return computed(() => tools.value.filter((tool) => tool.phases.includes(phase)))
}

/**
 * @param {import('vue').MaybeRefOrGetter<boolean>} [isNeeded]
 * @returns {import('vue').ComputedRef<{iso3: string, iso2: string, name: string, latest_year: number | null}[]>} by name
 */
export function useCountries(isNeeded) {
  const { locale } = useI18n()
  const countries = useList('countries', listCountries, isNeeded)
  return computed(() => namedCountries(countries.value, locale.value))
}

/**
 * The latest carbon intensity of a country's electricity.
 * @param {import('vue').MaybeRefOrGetter<string>} country ISO 3166-1 alpha-3, or ''
 */
export function useCarbonIntensity(country) {
  const query = useQuery({
    queryKey: computed(() => ['carbon-intensity', toValue(country)]),
    queryFn: ({ signal }) => listCarbonIntensities({ country: toValue(country) }, signal),
    enabled: computed(() => Boolean(toValue(country))),
    staleTime: FRESH_MS,
  })
  const latest = computed(() => query.data.value?.results[0] ?? null)
  return { latest, isUnknown: computed(() => query.isSuccess.value && !latest.value) }
}

/**
 * The fields of an evaluation of one phase.
 * @param {import('vue').MaybeRefOrGetter<string>} phase
 */
export function useEvaluationFields(phase) {
  const { locale } = useI18n()
  /** While the language changes the fields stay; another phase's fields never do. */
  const placeholderData = (/** @type {any} */ previous, /** @type {any} */ query) =>
    query?.queryKey[1] === toValue(phase) ? previous : undefined
  const metrics = useQuery({
    queryKey: computed(() => ['metrics', toValue(phase), locale.value]),
    queryFn: ({ signal }) => listMetrics({ phase: toValue(phase) }, signal),
    staleTime: FRESH_MS,
    placeholderData,
  })
  const fields = useQuery({
    queryKey: computed(() => ['information-fields', toValue(phase), locale.value]),
    queryFn: ({ signal }) => listInformationFields({ phase: toValue(phase) }, signal),
    staleTime: FRESH_MS,
    placeholderData,
  })
  const definitions = computed(() => /** @type {any[]} */ (metrics.data.value?.results ?? []))

  /** @returns {Promise<void>} once the metrics are known */
  const whenLoaded = () =>
    new Promise((resolve) => {
      watch(definitions, (found) => found.length && resolve(), { immediate: true })
    })

  return {
    metrics: definitions,
    whenLoaded,
    informationFields: computed(() => /** @type {any[]} */ (fields.data.value?.results ?? [])),
    isLoading: computed(() => metrics.isPending.value || fields.isPending.value),
    error: computed(() => metrics.error.value ?? fields.error.value),
    retry: () => Promise.all([metrics.refetch(), fields.refetch()]),
  }
}
