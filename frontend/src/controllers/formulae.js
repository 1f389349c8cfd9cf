/**
 * A formula with names in place of ids, and signs in place of what keyboards have.
 * @param {string} formula such as "model_file_size / co2_eq_emissions"
 * @param {Record<string, string>} names by metric id
 */
export function readableFormula(formula, names) {
  return formula
    .replace(/[A-Za-z][A-Za-z0-9_]*/g, (id) => names[id]?.toLocaleLowerCase() ?? id)
    .replaceAll(' * ', ' × ')
    .replaceAll(' / ', ' ÷ ')
}
