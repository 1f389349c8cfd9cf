import { request } from '../http.js'

/** @param {AbortSignal} [signal] */
export const listRatingClasses = (signal) => request('rating-classes/', { signal })

/** @param {AbortSignal} [signal] */
export const listRatingSchemes = (signal) => request('rating-schemes/', { signal })

/** @param {number | string} version @param {AbortSignal} [signal] */
export const getRatingScheme = (version, signal) =>
  request(`rating-schemes/${encodeURIComponent(version)}/`, { signal })

/** @param {AbortSignal} [signal] */
export const listTools = (signal) => request('tools/', { query: { page_size: 100 }, signal })

/** @param {AbortSignal} [signal] */
export const listTasks = (signal) => request('tasks/', { query: { page_size: 300 }, signal })
