import { request } from '../http.js'

/** @param {Record<string, unknown>} query @param {AbortSignal} [signal] */
export const listEvaluations = (query, signal) => request('evaluations/', { query, signal })

/** @param {string} id number or UUID @param {AbortSignal} [signal] */
export const getEvaluation = (id, signal) => request(`evaluations/${encodeURIComponent(id)}/`, { signal })

/** @param {object} evaluation */
export const createEvaluation = (evaluation) => request('evaluations/', { method: 'POST', body: evaluation })

/**
 * Rate without storing anything; answers with the drawn label too.
 * @param {object} evaluation
 * @param {AbortSignal} [signal]
 */
export const previewEvaluation = (evaluation, signal) =>
  request('evaluations/preview/', {
    method: 'POST',
    body: evaluation,
    query: { include: 'label_svg' },
    signal,
  })

/**
 * Code that shows the badge.
 * @param {string} id
 * @param {AbortSignal} [signal]
 * @returns {Promise<{markdown: string, html: string, restructuredtext: string}>}
 */
export const getSnippet = (id, signal) =>
  request(`evaluations/${encodeURIComponent(id)}/snippet/`, { signal })
