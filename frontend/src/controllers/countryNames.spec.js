import { expect, test, vi } from 'vitest'
import { countryName, namedCountries } from './countryNames.js'

const GERMANY = { iso3: 'DEU', iso2: 'DE', name: 'Germany' }
const SPAIN = { iso3: 'ESP', iso2: 'ES', name: 'Spain' }
const AUSTRIA = { iso3: 'AUT', iso2: 'AT', name: 'Austria' }

test.each([
  ['en', 'Germany'],
  ['ca', 'Alemanya'],
  ['es', 'Alemania'],
])('a country has its name in %s', (locale, name) => {
  expect(countryName(GERMANY, locale)).toBe(name)
})

test.each([
  ['a code that nobody has given', { iso2: 'QQ', name: 'Atlantis' }],
  ['no code', { name: 'Atlantis' }],
  ['a code that is none', { iso2: '?', name: 'Atlantis' }],
])('with %s it keeps the server’s name', (_, country) => {
  expect(countryName(country, 'ca')).toBe('Atlantis')
})

test('a browser without such names keeps the server’s', () => {
  vi.stubGlobal('Intl', { ...Intl, DisplayNames: undefined })
  expect(countryName(GERMANY, 'es')).toBe('Germany')
})

test('the order is that of the language, not of English', () => {
  const named = namedCountries([AUSTRIA, GERMANY, SPAIN], 'es')
  expect(named.map(({ iso3, name }) => [iso3, name])).toEqual([
    ['DEU', 'Alemania'],
    ['AUT', 'Austria'],
    ['ESP', 'España'],
  ])
})
