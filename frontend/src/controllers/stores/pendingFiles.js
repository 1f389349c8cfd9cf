import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Files dropped on one view that another view is to read. */
export const usePendingFiles = defineStore('pendingFiles', () => {
  const files = shallowRef(/** @type {File[]} */ ([]))

  /** @param {Iterable<File>} given */
  function set(given) {
    files.value = [...given]
  }

  /** @returns {File[]} the waiting files, which wait no longer */
  function take() {
    const taken = files.value
    files.value = []
    return taken
  }

  return { files, set, take }
})
