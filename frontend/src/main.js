import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { ApiError } from './controllers/http.js'
import { usePreferences } from './controllers/stores/preferences.js'
import { i18n, setLanguage } from './i18n.js'
import { recoverFromLostChunks } from './controllers/useChunkRecovery.js'
import { createAppRouter } from './router.js'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'

const RETRIES = 2
const FRESH_FOR_MS = 60_000

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_FOR_MS,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < RETRIES && error instanceof ApiError && error.isTemporary,
    },
  },
})

async function start() {
  const app = createApp(App)
  const router = createAppRouter()
  recoverFromLostChunks(router)
  app.use(createPinia()).use(i18n).use(VueQueryPlugin, { queryClient }).use(router)
  await setLanguage(usePreferences().language)
  app.mount('#app')
}

start()
