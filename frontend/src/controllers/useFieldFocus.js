import { nextTick } from 'vue'

/**
 * Lead to a field of a form: it is scrolled to and focused.
 * @param {import('vue').Ref<HTMLElement | null>} root
 */
export function useFieldFocus(root) {
  /** @param {string} selector */
  return async function focusOn(selector) {
    await nextTick()
    const element = /** @type {HTMLElement | null | undefined} */ (root.value?.querySelector(selector))
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'center' })
  }
}
