import { useQuery } from '@tanstack/vue-query'
import { computed, toValue } from 'vue'
import { useI18n } from 'vue-i18n'
import { listEvaluations } from './api/evaluations.js'
import { getModel } from './api/models.js'

/** The API's longest page; a model with more evaluations links to the catalogue. */
const MOST_ROWS = 100

/**
 * A model and its evaluations, newest first.
 * @param {import('vue').MaybeRefOrGetter<string>} id
 */
export function useModel(id) {
  const { locale } = useI18n()
  const model = useQuery({
    queryKey: computed(() => ['model', toValue(id), locale.value]),
    queryFn: ({ signal }) => getModel(toValue(id), signal),
  })
  const evaluations = useQuery({
    queryKey: computed(() => ['evaluations', { model: toValue(id) }, 1, locale.value]),
    queryFn: ({ signal }) =>
      listEvaluations({ model: toValue(id), page_size: MOST_ROWS, ordering: '-recorded_at' }, signal),
    enabled: computed(() => model.isSuccess.value),
  })
  return {
    model: computed(() => model.data.value ?? null),
    rows: computed(() => evaluations.data.value?.results ?? []),
    count: computed(() => evaluations.data.value?.count ?? 0),
    isLoading: model.isPending,
    isLoadingRows: evaluations.isPending,
    isNotFound: computed(() => /** @type {any} */ (model.error.value)?.status === 404),
    error: computed(() => model.error.value ?? evaluations.error.value),
    retry: () => Promise.all([model.refetch(), evaluations.refetch()]),
  }
}
