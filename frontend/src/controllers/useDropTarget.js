import { computed, onScopeDispose, ref, watch } from 'vue'

/**
 * An element that takes dropped files. `isOver` is true while files hover over it.
 * @param {import('vue').Ref<HTMLElement | null>} element
 * @param {(files: File[]) => void} take
 */
export function useDropTarget(element, take) {
  // Entering a child comes before leaving its parent, so entries are counted.
  const depth = ref(0)

  /** @type {Record<string, (event: DragEvent) => void>} */
  const handlers = {
    dragenter: (event) => {
      event.preventDefault()
      depth.value += 1
    },
    dragover: (event) => event.preventDefault(),
    dragleave: () => {
      depth.value -= 1
    },
    drop: (event) => {
      event.preventDefault()
      depth.value = 0
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length) take(files)
    },
  }

  /** @param {'addEventListener' | 'removeEventListener'} method @param {HTMLElement | null | undefined} target */
  function listen(method, target) {
    for (const [name, handler] of Object.entries(handlers))
      target?.[method](name, /** @type {any} */ (handler))
  }

  watch(
    element,
    (now, before) => {
      listen('removeEventListener', before)
      listen('addEventListener', now)
      depth.value = 0
    },
    { immediate: true },
  )
  onScopeDispose(() => listen('removeEventListener', element.value))

  return { isOver: computed(() => depth.value > 0) }
}
