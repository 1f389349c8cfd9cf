// Fails on texts that are missing in a language, unsorted, unused, or with other placeholders than in English.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../src/', import.meta.url))
const locales = join(root, 'locales')
/** @type {string[]} */
const faults = []

/** @param {any} tree @returns {[string, string][]} */
function flatten(tree, prefix = '') {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

/** @param {any} tree @param {string} where */
function checkSorted(tree, where) {
  const keys = Object.keys(tree)
  const sorted = [...keys].sort((a, b) => (a < b ? -1 : 1))
  const wrong = keys.find((key, index) => key !== sorted[index])
  if (wrong) faults.push(`${where}: keys are not sorted at "${wrong}"`)
  for (const [key, value] of Object.entries(tree))
    if (typeof value === 'object') checkSorted(value, `${where} ${key}`)
}

/** @param {string} language */
function read(language) {
  const texts = new Map()
  for (const file of readdirSync(join(locales, language)).filter((name) => name.endsWith('.json'))) {
    const tree = JSON.parse(readFileSync(join(locales, language, file), 'utf8'))
    checkSorted(tree, `${language}/${file}`)
    for (const [key, text] of flatten(tree)) {
      if (texts.has(key)) faults.push(`${language}/${file}: "${key}" is in two files`)
      if (!text.trim()) faults.push(`${language}/${file}: "${key}" is empty`)
      texts.set(key, text)
    }
  }
  return texts
}

const placeholders = (/** @type {string} */ text) =>
  [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ')

function sources(/** @type {string} */ folder) {
  /** @type {string[]} */
  const found = []
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...sources(path))
    else if (/\.(vue|js)$/.test(entry.name) && !entry.name.endsWith('.spec.js'))
      found.push(readFileSync(path, 'utf8'))
  }
  return found
}

const languages = readdirSync(locales)
const texts = Object.fromEntries(languages.map((language) => [language, read(language)]))
const english = texts.en

for (const language of languages.filter((name) => name !== 'en')) {
  for (const [key, text] of english) {
    const other = texts[language].get(key)
    if (other === undefined) faults.push(`${language}: "${key}" is missing`)
    else if (placeholders(other) !== placeholders(text))
      faults.push(`${language}: "${key}" has other placeholders`)
  }
  for (const key of texts[language].keys())
    if (!english.has(key)) faults.push(`${language}: "${key}" is not in English`)
}

// A key is used when it, or a path that code completes (`area.${name}`), is written in a source file.
const code = sources(root).join('\n')
const literals = new Set(code.match(/[\w-]+(?:\.[\w-]+)+/g) ?? [])
const completed = [...new Set(code.match(/[\w-]+(?:\.[\w-]+)*\.(?=\$\{)/g) ?? [])]
for (const key of english.keys()) {
  const isUsed = literals.has(key) || completed.some((start) => key.startsWith(start))
  if (!isUsed) faults.push(`en: "${key}" is not used`)
}

for (const fault of faults) console.error(fault)
console.log(`${english.size} texts in ${languages.length} languages, ${faults.length} faults`)
if (faults.length) process.exit(1)
