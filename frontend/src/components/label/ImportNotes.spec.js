import { screen, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { trainingFromFile } from '../../../tests/label/fixtures.js'
import { renderApp } from '../../../tests/render.js'
import { setLanguage } from '../../i18n.js'
import ImportNotes from './ImportNotes.vue'

/** @param {object} note */
const note = (note) => ({
  kind: 'read',
  message: 'In English.',
  line: null,
  column: null,
  details: {},
  ...note,
})
/** @param {HTMLElement} element */
const textOf = (element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

test('the notes of a file are told in plain language, with their place, the doubtful ones first', async () => {
  await renderApp(ImportNotes, { props: { notes: trainingFromFile.import.notes } })
  const items = screen.getAllByRole('listitem').map(textOf)
  expect(items).toEqual([
    expect.stringMatching(
      /^Assumed The processor was not measured.* 42.5 W for it; that is 37% .*\(line 3, column cpu_power\)$/,
    ),
    expect.stringMatching(/^Assumed The memory was not measured/),
    expect.stringMatching(/^Repaired Run 3f1c was written several times.*\(line 3\).*lines 2\. \(line 3\)$/),
  ])
})

test('notes of one code are told together', async () => {
  const notes = [2, 5, 9].map((line) => note({ code: 'short-run', line, details: { duration_s: line } }))
  await renderApp(ImportNotes, { props: { notes } })
  expect(screen.getByText(/The run took 2 s/)).toBeVisible()
  const others = screen.getByText('2 more of the same').closest('details')
  expect(within(/** @type {HTMLElement} */ (others)).getByText(/The run took 9 s/)).toBeInTheDocument()
})

test.each([
  [{ kind: 'repaired', code: 'shifted-row', details: { missing_cells: 2 } }, /put back in place/],
  [
    { kind: 'refused', code: 'shifted-row', details: { cells: 30, columns: 32 } },
    /left out: its values do not fit/,
  ],
  [{ code: 'unit-suspect', details: { g_per_kwh: 250_000 } }, /imply 250,000.g\/kWh/],
  [{ code: 'unit-suspect', details: { ratio: 1000 } }, /is 1,000 times the emissions/],
  [{ code: 'gpu-zero', details: { gpu_model: 'Tesla T4' } }, /listed \(Tesla T4\)/],
  [{ code: 'gpu-zero', details: { gpu_model: '' } }, /A GPU is listed, but/],
  [
    {
      kind: 'refused',
      code: 'location-fallback',
      details: { country: 'CAN', reported_co2_eq_emissions_g: 12 },
    },
    /CO₂ in the file \(12.g\)/,
  ],
  [
    { kind: 'refused', code: 'location-fallback', details: { country: 'CAN' } },
    /Quebec, Canada, instead. Choose/,
  ],
  [
    { kind: 'refused', code: 'refused-value', details: { value: 'abc', reason: 'not-a-number' } },
    /“abc” is not a number/,
  ],
  [
    { code: 'short-run', details: { further: 40, lines: '22, 23 …' } },
    /happened 40 more times, on lines 22, 23 …/,
  ],
  [{ code: 'code-of-the-future' }, /In English\./],
])('%o', async (given, expected) => {
  await renderApp(ImportNotes, { props: { notes: [note(given)] } })
  expect(screen.getByRole('listitem')).toHaveTextContent(expected)
})

test('the notes follow the language', async () => {
  await setLanguage('es')
  await renderApp(ImportNotes, {
    props: { notes: [note({ kind: 'refused', code: 'unusable-row', line: 7 })] },
  })
  expect(screen.getByRole('listitem')).toHaveTextContent(/Descartado La fila se ha descartado.*\(línea 7\)/)
})

test('a file without anything unusual says so', async () => {
  await renderApp(ImportNotes, { props: { notes: [] } })
  expect(screen.getByText('Nothing unusual was found.')).toBeVisible()
})
