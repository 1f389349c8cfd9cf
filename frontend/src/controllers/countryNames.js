/**
 * The name of a country as the visitor's language has it.
 * @param {{iso2?: string, name: string}} country with the server's name, for where the browser knows none
 * @param {string} locale
 */
export function countryName({ iso2, name }, locale) {
  if (!iso2) return name
  try {
    return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(iso2) ?? name
  } catch {
    return name
  }
}

/**
 * @template {{iso2?: string, name: string}} Country
 * @param {Country[]} countries
 * @param {string} locale
 * @returns {Country[]} named in the language, and in its order
 */
export function namedCountries(countries, locale) {
  return countries
    .map((country) => ({ ...country, name: countryName(country, locale) }))
    .sort((first, second) => first.name.localeCompare(second.name, locale))
}
