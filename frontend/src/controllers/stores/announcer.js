import { defineStore } from 'pinia'

/** What screen readers should hear next: page changes and results that appear without focus. */
export const useAnnouncer = defineStore('announcer', {
  state: () => ({ message: '' }),
  actions: {
    /** @param {string} message */
    say(message) {
      this.message = message
    },
  },
})
