const HARMONIC_MEAN = /^harmonic mean of those given of (?<metrics>.+)$/

/**
 * A name as it stands within a sentence: "Model file size" becomes "model file size", "F1 score" stays.
 * @param {string} name
 */
export function withinSentence(name) {
  const [first = '', second = ''] = name
  return second && second === second.toLowerCase() && second !== second.toUpperCase()
    ? first.toLowerCase() + name.slice(1)
    : name
}

/**
 * A formula with names in place of ids, and signs in place of what keyboards have.
 * @param {string} formula such as "model_file_size / co2_eq_emissions"
 * @param {Record<string, string>} names by metric id
 * @param {(metrics: string) => string} harmonicMean writes the one formula that is in words
 */
export function readableFormula(formula, names, harmonicMean) {
  const named = (/** @type {string} */ text) =>
    text.replace(/[A-Za-z][A-Za-z0-9_]*/g, (id) => (names[id] ? withinSentence(names[id]) : id))
  const metrics = HARMONIC_MEAN.exec(formula)?.groups?.metrics
  if (metrics) return harmonicMean(named(metrics))
  return named(formula).replaceAll(' * ', ' × ').replaceAll(' / ', ' ÷ ')
}
