import { onBeforeUnmount, onMounted, ref } from 'vue'

/**
 * The width of an element, followed as the window changes.
 * @param {number} initial pixels, until the element is laid out
 */
export function useElementWidth(initial) {
  /** @type {import('vue').Ref<HTMLElement | null>} */
  const element = ref(null)
  const width = ref(initial)
  /** @type {ResizeObserver | undefined} */
  let observer

  onMounted(() => {
    if (!element.value) return
    width.value = element.value.clientWidth || initial
    observer = new ResizeObserver(([entry]) => {
      width.value = Math.round(entry.contentRect.width) || width.value
    })
    observer.observe(element.value)
  })
  onBeforeUnmount(() => observer?.disconnect())

  return { element, width }
}
