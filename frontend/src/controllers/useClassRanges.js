import { computed, toValue } from 'vue'
import { useI18n } from 'vue-i18n'
import { useNumberFormat } from './useNumberFormat.js'

const LETTERS = 'ABCDEFG'

/**
 * The values of each class in words, best class first.
 * @param {() => {cut_points: number[], direction: string, unit: string}} metric
 */
export function useClassRanges(metric) {
  const { t } = useI18n()
  const format = useNumberFormat()

  return computed(() => {
    const { cut_points: cutPoints, direction, unit } = toValue(metric)
    const isLower = direction === 'lower_is_better'
    const reached = isLower ? 'metricScale.atMost' : 'metricScale.atLeast'
    const limits = cutPoints.map((cut) => t(reached, { limit: format.value(cut, unit) }))
    const last = format.value(cutPoints[cutPoints.length - 1], unit)
    const rest = t(isLower ? 'metricScale.above' : 'metricScale.below', { limit: last })
    return [...limits, rest].map((range, index) => ({ letter: LETTERS[index], range }))
  })
}
