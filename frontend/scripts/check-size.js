// Fails when the JavaScript and CSS that the first page loads exceed their budgets (gzip).
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BUDGET_JS = 120_000
const BUDGET_CSS = 20_000
const ENTRY = 'index.html'
/** What a visitor of the first page gets: the entry, the view of `/`, and the texts of one language. */
const FIRST_PAGE = ['src/views/HomeView.vue', /^src\/locales\/en\/|texts-en/]

const dist = new URL('../dist/', import.meta.url)
/** @type {Record<string, {file: string, imports?: string[], css?: string[], name?: string, isEntry?: boolean}>} */
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))

const matches = (key, chunk) =>
  FIRST_PAGE.some((wanted) =>
    typeof wanted === 'string' ? wanted === key : wanted.test(key) || wanted.test(chunk.name ?? ''),
  )

/** @type {Set<string>} */
const keys = new Set()
function add(key) {
  if (keys.has(key)) return
  keys.add(key)
  for (const imported of manifest[key].imports ?? []) add(imported)
}
add(ENTRY)
for (const [key, chunk] of Object.entries(manifest)) if (matches(key, chunk)) add(key)

const files = new Set([...keys].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]))
const sizes = [...files].map((file) => ({
  file,
  size: gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length,
}))
const total = (ending) =>
  sizes.filter(({ file }) => file.endsWith(ending)).reduce((sum, { size }) => sum + size, 0)

for (const { file, size } of sizes.sort((a, b) => b.size - a.size)) {
  if (/\.(js|css)$/.test(file)) console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`)
}
const [js, css] = [total('.js'), total('.css')]
console.log(
  `First page: ${(js / 1000).toFixed(1)} kB JavaScript (at most ${BUDGET_JS / 1000}), ${(css / 1000).toFixed(1)} kB CSS (at most ${BUDGET_CSS / 1000}), gzip`,
)
if (![...keys].some((key) => key === 'src/views/HomeView.vue'))
  throw new Error('The home view is not in the manifest.')
if (js > BUDGET_JS || css > BUDGET_CSS) process.exit(1)
