import { fileURLToPath, URL } from 'node:url'
import VueI18nPlugin from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url))

/** The server answers the API, the label files and its documentation; everything else is this client. */
const server = process.env.API_ORIGIN ?? 'http://127.0.0.1:8000'
const proxied = ['/api', '/healthz', '/readyz']

/** One chunk per language, so that a visitor fetches the texts of one language in one request. */
function localeChunk(/** @type {string} */ id) {
  const language = /src\/locales\/([a-z]{2})\//.exec(id)?.[1]
  return language ? `texts-${language}` : null
}

/** Nothing built uses Vue's options API; the test tools do. */
const leaner = {
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  __INTLIFY_PROD_DEVTOOLS__: 'false',
}

export default defineConfig(({ command }) => ({
  plugins: [
    vue(),
    VueI18nPlugin({
      include: path('./src/locales/**/*.json'),
      runtimeOnly: true,
      dropMessageCompiler: true,
      compositionOnly: true,
      fullInstall: false,
      strictMessage: false,
    }),
  ],
  resolve: { alias: { '@': path('./src') } },
  define: {
    __APP_VERSION__: JSON.stringify(process.env.npm_package_version ?? ''),
    ...(command === 'build' && leaner),
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: Object.fromEntries(proxied.map((prefix) => [prefix, { target: server, xfwd: true }])),
  },
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: localeChunk, debugName: 'texts', test: /src\/locales\// }] },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost:3000/' } },
    setupFiles: ['./tests/setup.js'],
    include: ['src/**/*.spec.js', 'tests/**/*.spec.js', 'scripts/**/*.spec.js'],
    restoreMocks: true,
    unstubGlobals: true,
    coverage: { provider: 'istanbul', include: ['src/**/*.{js,vue}'], exclude: ['src/**/*.spec.js'] },
  },
}))
