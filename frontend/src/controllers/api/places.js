import { request } from '../http.js'

/** @param {AbortSignal} [signal] */
export const listCountries = (signal) => request('countries/', { query: { page_size: 300 }, signal })

/** @param {{country: string, year?: number}} query @param {AbortSignal} [signal] */
export const listCarbonIntensities = (query, signal) => request('carbon-intensities/', { query, signal })
