import { useQuery } from '@tanstack/vue-query'
import { computed, watch } from 'vue'
import { getModel } from './api/models.js'

/**
 * The model that a link into the form names: `?model=12`.
 * @param {import('vue-router').RouteLocationNormalizedLoaded} route
 * @param {(model: import('./stores/evaluationDrafts.js').DraftModel) => void} choose called once, when it is known
 */
export function useModelFromAddress(route, choose) {
  const id = computed(() => /^\d+$/.exec(String(route.query.model ?? ''))?.[0] ?? '')
  const query = useQuery({
    queryKey: computed(() => ['model', id.value, 'choice']),
    queryFn: ({ signal }) => getModel(id.value, signal),
    enabled: computed(() => Boolean(id.value)),
  })
  watch(
    query.data,
    (found) => {
      if (!found) return
      const { id: number, name, author, task, repository_id } = found
      choose({ id: number, name, author, task: task ?? '', repository_id: repository_id ?? '' })
    },
    { immediate: true },
  )
}
