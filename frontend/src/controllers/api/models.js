import { request } from '../http.js'

/**
 * @param {Record<string, unknown>} query `search`, `phase`, `class`, `task`, `has_label`, `page`, …
 * @param {AbortSignal} [signal]
 */
export const listModels = (query, signal) => request('models/', { query, signal })

/** @param {string | number} id @param {AbortSignal} [signal] */
export const getModel = (id, signal) => request(`models/${encodeURIComponent(id)}/`, { signal })

/** @param {{name: string, author?: string, task?: string, repository_id?: string, provider?: string}} model */
export const createModel = (model) => request('models/', { method: 'POST', body: model })
