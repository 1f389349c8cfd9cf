/** Where evaluations stand on a chart by date. Positions are shares: 0 is left or top, 1 right or bottom. */

const LETTERS = 'ABCDE'
/** Room above and below the outermost values of a logarithmic axis, in decades. */
const MARGIN = 0.15
const MOST_TICKS = 5

/**
 * @param {string[]} moments ISO 8601
 * @returns {number[]} all in the middle where there is only one moment
 */
export function datePositions(moments) {
  const times = moments.map((moment) => new Date(moment).getTime())
  const first = Math.min(...times)
  const span = Math.max(...times) - first
  return times.map((time) => (span ? (time - first) / span : 0.5))
}

/**
 * One line for each class, and one below for "not rated" where it is needed.
 * @param {(string | null)[]} letters
 */
export function classAxis(letters) {
  const lines = letters.includes(null) ? [...LETTERS, '–'] : [...LETTERS]
  const at = (/** @type {number} */ index) => (index + 0.5) / lines.length
  return {
    ticks: lines.map((text, index) => ({ text, at: at(index) })),
    /** @param {string | null} letter */
    locate: (letter) => at(lines.indexOf(letter ?? '–')),
  }
}

/**
 * Round numbers between two bounds: powers of ten, and 2 and 5 times them where there is room.
 * @param {number} low logarithm
 * @param {number} high logarithm
 */
function roundNumbers(low, high) {
  const decades = Array.from(
    { length: Math.ceil(high) - Math.floor(low) + 1 },
    (_, index) => Math.floor(low) + index,
  )
  const candidates = [[1, 2, 5], [1]].map((steps) =>
    decades
      .flatMap((decade) => steps.map((step) => step * 10 ** decade))
      .filter((value) => Math.log10(value) >= low && Math.log10(value) <= high),
  )
  const [fine, coarse] = candidates
  if (fine.length <= MOST_TICKS) return fine
  const every = Math.ceil(coarse.length / MOST_TICKS)
  return coarse.length > 1 ? coarse.filter((_, index) => index % every === 0) : fine.slice(0, MOST_TICKS)
}

/**
 * A logarithmic axis, large values at the top.
 * @param {number[]} values above 0
 */
export function quantityAxis(values) {
  const low = Math.log10(Math.min(...values)) - MARGIN
  const high = Math.log10(Math.max(...values)) + MARGIN
  const locate = (/** @type {number} */ value) => (high - Math.log10(value)) / (high - low)
  const round = roundNumbers(low, high)
  // Values so close to each other that no round number lies between them: their own middle says enough.
  const ticks = round.length ? round : [Number((10 ** ((low + high) / 2)).toPrecision(2))]
  return { ticks: ticks.map((value) => ({ value, at: locate(value) })), locate }
}
