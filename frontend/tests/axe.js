import axe from 'axe-core'

/** What needs a whole page or real drawing: the browser journeys check it. */
const NOT_HERE = ['color-contrast', 'region', 'page-has-heading-one', 'landmark-one-main']

/**
 * @param {Element} container
 * @returns {Promise<string[]>} one line for each accessibility fault
 */
export async function accessibilityFaults(container) {
  const rules = Object.fromEntries(NOT_HERE.map((rule) => [rule, { enabled: false }]))
  const { violations } = await axe.run(container, { rules })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}
