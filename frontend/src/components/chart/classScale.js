/**
 * Where values stand on a scale of classes: logarithmic, best class always at the left.
 *
 * A position is a share of the scale's width (0 = best end, 1 = worst end). A class narrower than MINIMUM_SHARE of the
 * width is widened to it, so that every class can be seen and named; within each class the scale stays logarithmic.
 */

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
const MINIMUM_SHARE = 0.1
/** Decades shown beyond the outermost cut points when nothing else limits the scale. */
const SMALLEST_MARGIN = 0.3
/** How much farther than an outlying value the scale reaches. */
const REACH = 1.15

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.min(Math.max(value, low), high)

/**
 * @typedef {object} ScaleInput
 * @property {number[]} cutPoints best to worst, in the canonical unit
 * @property {string} direction lower_is_better or higher_is_better
 * @property {number | null} [maximum] the largest value that is possible at all, such as 1 for a score
 * @property {number} [value] the scale reaches out to it, as far as that leaves the classes legible
 *
 * @typedef {{letter: string, start: number, end: number}} Band
 *
 * @typedef {object} ClassScale
 * @property {Band[]} bands best to worst
 * @property {{value: number, at: number}[]} ticks the cut points
 * @property {boolean} isWidened whether a class was widened
 * @property {(value: number) => {at: number, isBeyond: boolean}} locate
 */

/**
 * @param {number[]} widths
 * @returns {{shares: number[], isWidened: boolean}} shares of the whole, none below the minimum
 */
function visibleShares(widths) {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const shares = widths.map((width) => Math.max(width / total, MINIMUM_SHARE))
  const sum = shares.reduce((part, share) => part + share, 0)
  return { shares: shares.map((share) => share / sum), isWidened: sum > 1 + 1e-9 }
}

/**
 * @param {ScaleInput} input
 * @param {1 | -1} sign turns the logarithms so that they grow from best to worst
 * @returns {number[]} the best end, the cut points, the worst end
 */
function edgesOf({ cutPoints, direction, maximum, value }, sign) {
  const cuts = cutPoints.map((cut) => sign * Math.log10(cut))
  const [first, last] = [cuts[0], cuts[cuts.length - 1]]
  const span = last - first
  const usual = Math.max(span / Math.max(cuts.length - 1, 1), SMALLEST_MARGIN)
  const most = Math.max(span, usual)
  const at = value && value > 0 ? sign * Math.log10(value) : first
  const [before, after] = [first - at, at - last].map((reach) => clamp(reach * REACH, usual, most))
  const limit = direction === 'higher_is_better' && maximum ? sign * Math.log10(maximum) : -Infinity
  return [limit < first ? Math.max(limit, first - before) : first - before, ...cuts, last + after]
}

/**
 * @param {ScaleInput} input
 * @returns {ClassScale}
 */
export function classScale(input) {
  // Lower is better: the logarithm grows towards the worst; higher is better: its negative does.
  const sign = input.direction === 'higher_is_better' ? -1 : 1
  const edges = edgesOf(input, sign)
  const { shares, isWidened } = visibleShares(edges.slice(1).map((edge, index) => edge - edges[index]))
  const starts = shares.map((_, index) => shares.slice(0, index).reduce((sum, share) => sum + share, 0))
  const bands = shares.map((share, index) => ({
    letter: LETTERS[index],
    start: starts[index],
    end: starts[index] + share,
  }))

  /** @param {number} value */
  function locate(value) {
    const logarithm = sign * (value > 0 ? Math.log10(value) : -Infinity)
    // A value on a cut point belongs to the better class, so it stands at that class's right edge.
    const band = edges.slice(1, -1).findIndex((edge) => logarithm <= edge)
    const index = band === -1 ? shares.length - 1 : band
    const within = (logarithm - edges[index]) / (edges[index + 1] - edges[index])
    const at = starts[index] + Math.min(Math.max(within, 0), 1) * shares[index]
    // Zero ends a scale of "lower is better": it is not beyond it, it is the best there is.
    return { at, isBeyond: value > 0 && (within < -1e-9 || within > 1 + 1e-9) }
  }

  const ticks = input.cutPoints.map((value, index) => ({ value, at: bands[index].end }))
  return { bands, ticks, isWidened, locate }
}

/**
 * The interval that a relative uncertainty leaves open, as the rating computes it.
 * @param {number} value
 * @param {number | null | undefined} relativeUncertainty
 * @returns {[number, number] | null} lowest first; null when there is none
 */
export function uncertainInterval(value, relativeUncertainty) {
  if (!relativeUncertainty) return null
  return [value * Math.max(0, 1 - relativeUncertainty), value * (1 + relativeUncertainty)]
}

/**
 * Rows for labels that would overlap side by side: each label takes the first row with room.
 * @param {{at: number, width: number}[]} labels centres and widths in pixels, left to right
 * @param {number} available pixels
 * @returns {{x: number, row: number}[]} centres kept inside, and the row of each
 */
export function arrangeLabels(labels, available) {
  /** @type {number[]} */
  const rowEnds = []
  return labels.map(({ at, width }) => {
    const x = Math.min(Math.max(at, width / 2), Math.max(available - width / 2, width / 2))
    const start = x - width / 2
    const free = rowEnds.findIndex((end) => start >= end + 8)
    const row = free === -1 ? rowEnds.length : free
    rowEnds[row] = x + width / 2
    return { x, row }
  })
}
