import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

// Everything that the server's file readers can say has a text in every language.
const READERS = join(import.meta.dirname, '../../backend/connectors/file_readers')
const LANGUAGES = ['en', 'ca', 'es']

const sources = readdirSync(READERS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(join(READERS, name), 'utf8'))
const source = sources.join('\n')

/** @param {RegExp} pattern @param {string} [text] */
const allOf = (pattern, text = source) =>
  [...text.matchAll(pattern)].flatMap((found) => found.slice(1).filter(Boolean))

const literalCodes = allOf(/\bNote\(\s*(?:NoteKind\.\w+|\w+),\s*"([\w-]+)"/g)
/** Codes that are worked out before the note is written. */
const assignedCodes = allOf(/\bcode(?:, \w+)? = \(?\s*"([\w-]+)"(?:[^\n]* else "([\w-]+)")?/g)
const noteCodes = [...new Set([...literalCodes, ...assignedCodes])].sort()
const faultCodes = [...new Set(allOf(/UnreadableFileError\([^]*?code="([\w-]+)"/g))].sort()
const reasons = allOf(/^ {4}"([\w-]+)":/gm, /_REASONS = \{[^]*?\n\}/.exec(source)?.[0]).filter(
  (reason) => reason !== 'missing',
)
const formats = allOf(/^ {4}id = "([\w-]+)"/gm)

/** @param {string} language @param {string} area */
const texts = (language, area) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../src/locales/${language}/${area}.json`), 'utf8'))

test('every way in which the readers write notes, faults and formats is seen here', () => {
  const written = sources.flatMap((text) => text.match(/\bNote\(\s*[\w.]+,/g) ?? []).length
  const withVariable = allOf(/\bNote\(\s*(?:NoteKind\.\w+|\w+),\s*(code),/g).length
  expect(literalCodes.length + withVariable).toBe(written)
  expect(noteCodes).toEqual(
    expect.arrayContaining(['shifted-row', 'ragged-row', 'missing-value', 'pue-included']),
  )
  expect(faultCodes).toEqual(expect.arrayContaining(['other-phase', 'unknown-format', 'empty-file']))
  expect(reasons).toContain('not-a-ratio')
  expect(formats).toContain('mlflow-csv')
})

describe.each(LANGUAGES)('in %s', (language) => {
  const { notes } = texts(language, 'label')
  const { fault, report } = texts(language, 'evaluation').evaluation

  test.each(noteCodes)('the note %s has a text', (code) => {
    expect(notes).toHaveProperty([code])
  })

  test.each(reasons)('the reason %s has a text', (reason) => {
    expect(notes['refused-value']).toHaveProperty([reason])
  })

  test.each(faultCodes)('the fault %s of a file has a text', (code) => {
    expect(fault).toHaveProperty([code])
  })

  test.each(formats)('the format %s has a name', (format) => {
    expect(report.format).toHaveProperty([format])
  })
})
