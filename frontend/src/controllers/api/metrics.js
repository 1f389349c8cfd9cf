import { request } from '../http.js'

/** @param {{phase?: string}} [query] @param {AbortSignal} [signal] */
export const listMetrics = (query = {}, signal) =>
  request('metrics/', { query: { page_size: 300, ...query }, signal })

/** @param {{phase?: string}} [query] @param {AbortSignal} [signal] */
export const listInformationFields = (query = {}, signal) =>
  request('information-fields/', { query: { page_size: 100, ...query }, signal })
