import { request } from '../http.js'

/** @param {AbortSignal} [signal] */
export const getStatistics = (signal) => request('statistics/', { signal })
