import { request, upload } from '../http.js'

/**
 * Let the server read files; it keeps only the report.
 * @param {File[]} files 1 to 10
 * @param {{phase?: string, tool?: string}} fields
 * @param {{onProgress?: (share: number) => void, signal?: AbortSignal}} [options]
 */
export function createImport(files, fields, options) {
  const form = new FormData()
  for (const file of files) form.append('files', file, file.name)
  for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value)
  return upload('imports/', form, options)
}

/** @param {string} id @param {AbortSignal} [signal] */
export const getImport = (id, signal) => request(`imports/${encodeURIComponent(id)}/`, { signal })

/**
 * Several runs of one file as one: energy, emissions and durations are summed by the server.
 * @param {string} id
 * @param {{file: number, runs: string[]}} selection
 * @param {AbortSignal} [signal]
 */
export const aggregateRuns = (id, { file, runs }, signal) =>
  request(`imports/${encodeURIComponent(id)}/aggregate/`, { query: { file, run: runs }, signal })
