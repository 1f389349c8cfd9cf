import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/vue'
import { afterEach, beforeAll, beforeEach } from 'vitest'
import { i18n, setLanguage } from '../src/i18n.js'

/** A text without translation is a fault, not a warning. */
beforeAll(async () => {
  i18n.global.setMissingHandler((locale, key) => {
    throw new Error(`There is no text ${key} in ${locale}`)
  })
  await setLanguage('en')
})

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

afterEach(async () => {
  cleanup()
  await setLanguage('en')
})
