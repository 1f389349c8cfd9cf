import { useMutation, useQuery } from '@tanstack/vue-query'
import { computed, toValue } from 'vue'
import { useI18n } from 'vue-i18n'
import { getEvaluation, getSnippet } from './api/evaluations.js'
import { listInformationFields, listMetrics } from './api/metrics.js'
import { useCountries } from './useVocabulary.js'

/** Words of the method change with a release at most. */
const VOCABULARY_FRESH_MS = 3_600_000

/** @param {{results: any[]} | undefined} list */
const byId = (list) => Object.fromEntries((list?.results ?? []).map((item) => [item.id, item]))

/**
 * Everything a label page shows: the evaluation, the words that explain it, and the badge's code once asked for.
 * @param {import('vue').MaybeRefOrGetter<string>} uuid
 */
export function useLabel(uuid) {
  const { locale } = useI18n()
  const id = computed(() => toValue(uuid))

  const evaluation = useQuery({
    queryKey: computed(() => ['evaluation', id.value, locale.value]),
    queryFn: ({ signal }) => getEvaluation(id.value, signal),
    // While the language changes, the same label stays; another label's figures never do.
    placeholderData: (previous, query) => (query?.queryKey[1] === id.value ? previous : undefined),
  })
  const phase = computed(() => evaluation.data.value?.phase)
  const vocabulary = {
    enabled: computed(() => Boolean(phase.value)),
    staleTime: VOCABULARY_FRESH_MS,
    placeholderData: (/** @type {any} */ previous, /** @type {any} */ query) =>
      query?.queryKey[1] === phase.value ? previous : undefined,
  }
  const metrics = useQuery({
    queryKey: computed(() => ['metrics', phase.value, locale.value]),
    queryFn: ({ signal }) => listMetrics({ phase: phase.value }, signal),
    ...vocabulary,
  })
  const fields = useQuery({
    queryKey: computed(() => ['information-fields', phase.value, locale.value]),
    queryFn: ({ signal }) => listInformationFields({ phase: phase.value }, signal),
    ...vocabulary,
  })
  const countries = useCountries(() =>
    Boolean(evaluation.data.value?.country || evaluation.data.value?.carbon_intensity),
  )
  const snippet = useMutation({ mutationFn: () => getSnippet(id.value) })

  return {
    evaluation: computed(() => evaluation.data.value ?? null),
    error: computed(() => (evaluation.data.value ? null : evaluation.error.value)),
    isLoading: evaluation.isPending,
    isNotFound: computed(() => /** @type {any} */ (evaluation.error.value)?.status === 404),
    retry: () => evaluation.refetch(),
    definitions: computed(() => byId(metrics.data.value)),
    fields: computed(() => byId(fields.data.value)),
    countryNames: computed(() => Object.fromEntries(countries.value.map(({ iso3, name }) => [iso3, name]))),
    hasVocabularyError: metrics.isError,
    snippets: computed(() => snippet.data.value ?? null),
    hasSnippetError: snippet.isError,
    loadSnippets: () => {
      if (!snippet.data.value && !snippet.isPending.value) snippet.mutate()
    },
  }
}
