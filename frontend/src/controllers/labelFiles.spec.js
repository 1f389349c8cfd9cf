import { expect, test } from 'vitest'
import { readableFormula, withinSentence } from './formulae.js'
import { labelFileUrl } from './labelFiles.js'

test('label files are fetched from the server that the page came from', () => {
  const url = 'https://public.example/api/v1/evaluations/1/label.png'
  expect(labelFileUrl(url, 'ca')).toBe('/api/v1/evaluations/1/label.png?lang=ca')
  expect(labelFileUrl(url, 'en', 1200)).toBe('/api/v1/evaluations/1/label.png?lang=en&width=1200')
})

const NAMES = {
  model_file_size: 'Model file size',
  co2_eq_emissions: 'CO2-equivalent emissions',
  f1: 'F1 score',
}

test('formulae are read with names and signs', () => {
  expect(readableFormula('model_file_size / co2_eq_emissions', NAMES, String)).toBe(
    'model file size ÷ CO2-equivalent emissions',
  )
  expect(readableFormula('1000 * model_file_size', NAMES, String)).toBe('1000 × model file size')
})

test('the harmonic mean is said in words', () => {
  const said = readableFormula(
    'harmonic mean of those given of f1, rouge1',
    NAMES,
    (metrics) => `mean(${metrics})`,
  )
  expect(said).toBe('mean(F1 score, rouge1)')
})

test('names start small within a sentence, abbreviations do not', () => {
  expect(['Downloads', 'F1 score', 'CO2', 'ROUGE-1', ''].map(withinSentence)).toEqual([
    'downloads',
    'F1 score',
    'CO2',
    'ROUGE-1',
    '',
  ])
})
