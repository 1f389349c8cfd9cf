/** Answers of the real API, to two files of CodeCarbon and to previews of their figures. */
import informationFields from '../label/information-fields-training.json'
import metrics from '../label/metrics-training.json'
import imports from './imports.json'
import previews from './previews.json'

export const METRICS = metrics.results
export const INFORMATION_FIELDS = informationFields.results
/** One run; two runs; their sum. */
export const { importOne: IMPORT_ONE, importTwo: IMPORT_TWO, sum: SUM } = imports
/** Energy and emissions: below the minimum; with the file size: rated; energy without a country. */
export const {
  previewShort: PREVIEW_SHORT,
  previewRated: PREVIEW_RATED,
  previewNowhere: PREVIEW_NOWHERE,
} = previews

/** @param {any[]} results */
export const listOf = (results) => ({ count: results.length, next: null, previous: null, results })

/** @param {string} id @returns {any} */
export const metric = (id) => METRICS.find((each) => each.id === id)
