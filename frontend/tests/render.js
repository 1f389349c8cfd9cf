import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { render } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory } from 'vue-router'
import { i18n } from '../src/i18n.js'
import { createAppRouter } from '../src/router.js'

/**
 * Render a component with everything the app gives it: texts, stores, queries without retries, and the routes.
 * @param {import('vue').Component} component
 * @param {{props?: Record<string, unknown>, slots?: Record<string, any>, route?: string, attrs?: Record<string, unknown>}} [options]
 */
export async function renderApp(component, { route = '/', ...options } = {}) {
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = createAppRouter(createMemoryHistory())
  router.push(route)
  await router.isReady()
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const plugins = [pinia, i18n, router, [VueQueryPlugin, { queryClient }]]
  const result = render(component, { ...options, global: { plugins: /** @type {any} */ (plugins) } })
  return { ...result, router, pinia, queryClient }
}
