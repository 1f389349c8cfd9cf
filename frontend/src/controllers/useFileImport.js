import { computed, ref, shallowRef } from 'vue'
import { aggregateRuns, createImport } from './api/imports.js'

/** The server's limits; saying so here spares sending what it would refuse. */
export const MAXIMUM_FILES = 10
export const MAXIMUM_BYTES = 10 * 1024 * 1024

/**
 * @typedef {{code: string, name: string}} FileFault
 */

/**
 * Why files will not be sent, one entry for each that is at fault.
 * @param {File[]} files
 * @returns {FileFault[]}
 */
export function fileFaults(files) {
  if (files.length > MAXIMUM_FILES) return [{ code: 'too-many-files', name: '' }]
  return files.flatMap(({ name, size }) => {
    if (size === 0) return [{ code: 'empty-file', name }]
    return size > MAXIMUM_BYTES ? [{ code: 'file-too-large', name }] : []
  })
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<never>} refused as soon as the signal says so, whatever becomes of the request itself
 */
const untilAborted = (signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

/**
 * Reading files on the server, with progress and cancelling; the last call wins.
 */
export function useFileImport() {
  const isReading = ref(false)
  /** Share that was sent, 0..1. */
  const progress = ref(0)
  const error = shallowRef(/** @type {any} */ (null))
  const faults = shallowRef(/** @type {FileFault[]} */ ([]))
  /** @type {AbortController | null} */
  let running = null

  function begin() {
    running?.abort()
    running = new AbortController()
    isReading.value = true
    progress.value = 0
    error.value = null
    faults.value = []
    return running
  }

  /**
   * @template T
   * @param {(signal: AbortSignal) => Promise<T>} work
   * @returns {Promise<T | null>} null when it failed, was cancelled or was overtaken
   */
  async function run(work) {
    const controller = begin()
    try {
      const answer = await Promise.race([work(controller.signal), untilAborted(controller.signal)])
      return controller.signal.aborted ? null : answer
    } catch (problem) {
      if (!controller.signal.aborted) error.value = problem
      return null
    } finally {
      if (running === controller) isReading.value = false
    }
  }

  /**
   * @param {File[]} files
   * @param {string} phase
   * @returns {Promise<any>} the import report, or null
   */
  async function read(files, phase) {
    const found = fileFaults(files)
    if (found.length) {
      cancel()
      error.value = null
      faults.value = found
      return null
    }
    return run((signal) =>
      createImport(files, { phase }, { signal, onProgress: (share) => (progress.value = share) }),
    )
  }

  /** @param {string} id @param {{file: number, runs: string[]}} selection */
  const aggregate = (id, selection) => run((signal) => aggregateRuns(id, selection, signal))

  function cancel() {
    running?.abort()
    running = null
    isReading.value = false
  }

  return { isReading, progress: computed(() => progress.value), error, faults, read, aggregate, cancel }
}
