/**
 * The address of a label's file for this visitor: from the server that the page came from, in the page's language.
 * @param {string} url as the API gives it; its host is the public one, which may differ behind a proxy
 * @param {string} language
 * @param {number} [width] pixels, for PNG
 */
export function labelFileUrl(url, language, width) {
  const { pathname } = new URL(url, window.location.origin)
  const query = new URLSearchParams({ lang: language })
  if (width) query.set('width', String(width))
  return `${pathname}?${query}`
}
