import { ref } from 'vue'
import { isServerReachable } from './http.js'

/** @type {import('vue').Ref<string | null>} address that could not be opened because the server is away */
const unreachable = ref(null)

/**
 * A view's script that cannot be loaded: either the server is away, or it was updated and the old script is gone.
 * In the second case a full load of the address brings the new version.
 * @param {import('vue-router').Router} router
 */
export function recoverFromLostChunks(router) {
  router.onError((error, to) => open(to.fullPath))
  router.afterEach(() => {
    unreachable.value = null
  })
}

/** @param {string} address */
async function open(address) {
  if (await isServerReachable()) window.location.assign(address)
  else unreachable.value = address
}

/** For the shell: the address that waits, and another attempt. */
export function useChunkRecovery() {
  return { unreachable, retry: () => unreachable.value && open(unreachable.value) }
}
