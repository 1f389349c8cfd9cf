import { defineStore } from 'pinia'
import { isLanguage, setLanguage, startLanguage } from '../../i18n.js'

const STORAGE_KEY = 'gaissalabel.preferences'
export const THEMES = Object.freeze(['system', 'light', 'dark'])

function stored() {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') ?? {}
  } catch {
    return {}
  }
}

/** What a visitor chose for themselves, kept in their browser. */
export const usePreferences = defineStore('preferences', {
  state: () => {
    const { theme, language } = stored()
    return {
      theme: THEMES.includes(theme) ? theme : 'system',
      language: startLanguage(language),
      hasChosenLanguage: isLanguage(language),
    }
  },
  actions: {
    /** @param {string} theme */
    chooseTheme(theme) {
      this.theme = theme
      if (theme === 'system') delete document.documentElement.dataset.theme
      else document.documentElement.dataset.theme = theme
      this.store()
    },
    /** @param {import("../../i18n.js").Language} language */
    async chooseLanguage(language) {
      await setLanguage(language)
      this.language = language
      this.hasChosenLanguage = true
      this.store()
    },
    store() {
      try {
        const language = this.hasChosenLanguage ? this.language : undefined
        localStorage.setItem(STORAGE_KEY, JSON.stringify({ theme: this.theme, language }))
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  },
})
