import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '../../i18n.js'
import { usePreferences } from './preferences.js'

const KEY = 'gaissalabel.preferences'

describe('preferences', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    delete document.documentElement.dataset.theme
  })

  it('keeps a chosen theme for the next visit and puts it on the page', () => {
    usePreferences().chooseTheme('dark')
    expect(document.documentElement.dataset.theme).toBe('dark')
    setActivePinia(createPinia())
    expect(usePreferences().theme).toBe('dark')
  })

  it('leaves the page to the system again', () => {
    usePreferences().chooseTheme('dark')
    usePreferences().chooseTheme('system')
    expect(document.documentElement.dataset.theme).toBeUndefined()
  })

  it('switches the texts and the language of the document', async () => {
    await usePreferences().chooseLanguage('ca')
    expect(i18n.global.t('shell.catalogue')).toBe('Catàleg')
    expect(document.documentElement.lang).toBe('ca')
    expect(JSON.parse(String(localStorage.getItem(KEY))).language).toBe('ca')
  })

  it('follows the browser until a language is chosen', () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr-FR', 'es-AR', 'en'])
    expect(usePreferences().language).toBe('es')
    usePreferences().chooseTheme('light')
    expect(JSON.parse(String(localStorage.getItem(KEY)))).toEqual({ theme: 'light' })
  })

  it.each(['{', 'null', '{"theme":"<b>","language":"xx"}', '[]'])('survives %s in the storage', (damaged) => {
    localStorage.setItem(KEY, damaged)
    expect(usePreferences()).toMatchObject({ theme: 'system', hasChosenLanguage: false })
  })

  it('works without a storage', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    usePreferences().chooseTheme('dark')
    expect(usePreferences().theme).toBe('dark')
  })
})
