import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp } from 'vue'
import { startServer } from '../../tests/server.js'
import { newDraft } from './stores/evaluationDrafts.js'
import { useEvaluationSave } from './useEvaluationSave.js'

const NEW = { id: null, name: ' bert ', author: '', task: '', repository_id: 'google/bert' }
const KNOWN = { id: 5, name: 'bert', author: 'google', task: '', repository_id: 'google/bert' }
const refusal = (/** @type {number} */ status, /** @type {string} */ code) =>
  HttpResponse.json({ code, detail: 'No.', errors: [] }, { status })

describe('saving an evaluation', () => {
  /** @type {any[]} */
  let created
  const server = startServer()
  const queries = new QueryClient()
  const app = createApp({}).use(VueQueryPlugin, { queryClient: queries })
  const draftOf = (/** @type {any} */ model) => ({ ...newDraft(), model })

  beforeEach(() => {
    created = []
    server.use(
      http.post('/api/v1/models/', async ({ request }) => {
        created.push(await request.json())
        return HttpResponse.json({ ...KNOWN, id: 9 }, { status: 201 })
      }),
      http.post('/api/v1/evaluations/', async ({ request }) => {
        const { model } = /** @type {any} */ (await request.json())
        return HttpResponse.json({ uuid: `of-${model}` }, { status: 201 })
      }),
    )
  })

  it('creates a new model first, with what is known of it', async () => {
    const { save } = app.runWithContext(useEvaluationSave)
    const outdated = vi.spyOn(queries, 'invalidateQueries')
    expect(await save(draftOf(NEW), {})).toEqual({ uuid: 'of-9' })
    expect(created).toEqual([{ name: 'bert', repository_id: 'google/bert', provider: 'huggingface' }])
    expect(outdated).toHaveBeenCalledWith({ queryKey: ['statistics'] })
  })

  it('takes the model that has the repository id already', async () => {
    server.use(
      http.post('/api/v1/models/', () => refusal(409, 'already-there')),
      http.get('/api/v1/models/', () =>
        HttpResponse.json({ results: [{ ...KNOWN, id: 4, repository_id: 'x/bert' }, KNOWN] }),
      ),
    )
    const { save } = app.runWithContext(useEvaluationSave)
    const draft = draftOf(NEW)
    expect(await save(draft, {})).toEqual({ uuid: 'of-5' })
    expect(draft.model).toEqual(KNOWN)
  })

  it('does not create a model twice when the evaluation was refused', async () => {
    server.use(http.post('/api/v1/evaluations/', () => refusal(400, 'invalid'), { once: true }))
    const { save, error } = app.runWithContext(useEvaluationSave)
    const draft = draftOf(NEW)
    expect(await save(draft, {})).toBeNull()
    expect(error.value.code).toBe('invalid')
    expect(await save(draft, {})).toEqual({ uuid: 'of-9' })
    expect(error.value).toBeNull()
    expect(created).toHaveLength(1)
  })

  it('keeps a refusal of the model', async () => {
    server.use(http.post('/api/v1/models/', () => refusal(400, 'invalid')))
    const { save, error, isSaving } = app.runWithContext(useEvaluationSave)
    expect(await save(draftOf(NEW), {})).toBeNull()
    expect([error.value.status, isSaving.value]).toEqual([400, false])
  })

  it('saves once, however often it is asked meanwhile', async () => {
    const { save } = app.runWithContext(useEvaluationSave)
    const draft = draftOf({ ...KNOWN })
    expect(await Promise.all([save(draft, {}), save(draft, {})])).toEqual([{ uuid: 'of-5' }, null])
  })
})
