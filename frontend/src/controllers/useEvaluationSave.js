import { useQueryClient } from '@tanstack/vue-query'
import { ref, shallowRef } from 'vue'
import { createEvaluation } from './api/evaluations.js'
import { createModel, listModels } from './api/models.js'

/** What a new evaluation changes elsewhere in the client. */
const OUTDATED = ['evaluations', 'models', 'model', 'statistics']

/**
 * @param {import('./stores/evaluationDrafts.js').DraftModel} model
 * @returns {{name: string, author?: string, task?: string, repository_id?: string, provider?: string}} what is known of it
 */
function newModel({ name, author, task, repository_id }) {
  const facts = { name: name.trim(), author: author.trim(), task, repository_id: repository_id.trim() }
  const given = Object.entries(facts).filter(([, text]) => text)
  const known = /** @type {{name: string}} */ (Object.fromEntries(given))
  return { ...known, ...(facts.repository_id && { provider: 'huggingface' }) }
}

/**
 * Create the model, or take the one that has its repository id already.
 * @param {import('./stores/evaluationDrafts.js').DraftModel} model
 */
async function createOrFind(model) {
  const facts = newModel(model)
  try {
    return await createModel(facts)
  } catch (problem) {
    if (/** @type {any} */ (problem).code !== 'already-there') throw problem
    const { results } = await listModels({ search: facts.repository_id })
    const found = results.find((/** @type {any} */ each) => each.repository_id === facts.repository_id)
    if (!found) throw problem
    return found
  }
}

/**
 * Saving a draft: its model first, when that is new. A model that was created stays created when the evaluation is
 * refused, so that the next try does not make a second one.
 */
export function useEvaluationSave() {
  const queries = useQueryClient()
  const isSaving = ref(false)
  const error = shallowRef(/** @type {any} */ (null))

  /**
   * @param {import('./stores/evaluationDrafts.js').Draft} draft
   * @param {object} body
   * @returns {Promise<any>} the evaluation; null when it was refused
   */
  async function save(draft, body) {
    if (isSaving.value || !draft.model) return null
    isSaving.value = true
    error.value = null
    try {
      if (draft.model.id === null) {
        const { id, name, author, task, repository_id } = await createOrFind(draft.model)
        draft.model = { id, name, author, task, repository_id }
      }
      const evaluation = await createEvaluation({ ...body, model: draft.model.id })
      for (const name of OUTDATED) queries.invalidateQueries({ queryKey: [name] })
      return evaluation
    } catch (problem) {
      error.value = problem
      return null
    } finally {
      isSaving.value = false
    }
  }

  return { isSaving, error, save, forget: () => (error.value = null) }
}
