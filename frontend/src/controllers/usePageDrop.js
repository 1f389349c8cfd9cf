import { onScopeDispose } from 'vue'

/**
 * Files dropped anywhere on the page: without this the browser would leave the page to show them.
 * @param {(files: File[]) => void} take
 */
export function usePageDrop(take) {
  /** @param {DragEvent} event */
  const allow = (event) => event.preventDefault()
  /** @param {DragEvent} event */
  const drop = (event) => {
    const isTaken = event.defaultPrevented
    event.preventDefault()
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length && !isTaken) take(files)
  }
  window.addEventListener('dragover', allow)
  window.addEventListener('drop', drop)
  onScopeDispose(() => {
    window.removeEventListener('dragover', allow)
    window.removeEventListener('drop', drop)
  })
}
