import { createI18n } from 'vue-i18n'

/** Languages of the client, each by its own name. */
export const LANGUAGES = Object.freeze({ en: 'English', ca: 'Català', es: 'Español' })

/** @typedef {keyof typeof LANGUAGES} Language */

/** Texts by language and area; the build puts each language into one file. */
const areas = import.meta.glob('./locales/*/*.json')

export const i18n = createI18n({
  legacy: false,
  locale: '',
  fallbackLocale: false,
  missingWarn: import.meta.env.DEV,
  messages: {},
})

/**
 * @param {unknown} language
 * @returns {language is Language}
 */
export const isLanguage = (language) => typeof language === 'string' && Object.hasOwn(LANGUAGES, language)

/**
 * The language to begin with: the chosen one, else the first of the browser's that exists here, else English.
 * @param {unknown} chosen
 * @param {readonly string[]} preferred
 * @returns {Language}
 */
export function startLanguage(chosen, preferred = navigator.languages) {
  if (isLanguage(chosen)) return chosen
  const short = preferred.map((tag) => tag.slice(0, 2).toLowerCase())
  return short.find(isLanguage) ?? 'en'
}

/**
 * Load the texts of a language once, all areas together.
 * @param {Language} language
 */
async function loadTexts(language) {
  const composer = i18n.global
  if (composer.availableLocales.includes(language)) return
  const ours = Object.entries(areas).filter(([path]) => path.startsWith(`./locales/${language}/`))
  const files = await Promise.all(ours.map(([, load]) => load()))
  const texts = Object.assign({}, ...files.map((file) => /** @type {{default: object}} */ (file).default))
  composer.setLocaleMessage(language, texts)
}

/**
 * Switch every text, number format and the document's language.
 * @param {Language} language
 */
export async function setLanguage(language) {
  await loadTexts(language)
  i18n.global.locale.value = language
  document.documentElement.lang = language
}
