/** Small pure functions without a better home. */

/**
 * Call later, once, after the calls have stopped for a while.
 * @template {unknown[]} A
 * @param {(...args: A) => void} action
 * @param {number} delay milliseconds
 */
export function debounce(action, delay) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const debounced = (/** @type {A} */ ...args) => {
    clearTimeout(timer)
    timer = setTimeout(() => action(...args), delay)
  }
  debounced.cancel = () => clearTimeout(timer)
  return debounced
}

/**
 * Letters without their accents and case, for searching.
 * @param {string} text
 */
export const folded = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/**
 * Whether the field of an error is, or lies inside, what a prefix names (`measurements.x.unit` in `measurements.x`).
 * @param {string} field dotted path
 * @param {string} prefix
 */
export const isBelow = (field, prefix) => field === prefix || field.startsWith(`${prefix}.`)

/**
 * Whether a key press is meant for a field and not for the page.
 * @param {EventTarget | null} target
 */
export function isTyping(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
