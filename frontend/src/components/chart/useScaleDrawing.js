import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useClassRanges } from '../../controllers/useClassRanges.js'
import { useNumberFormat } from '../../controllers/useNumberFormat.js'
import { arrangeLabels, classScale, uncertainInterval } from './classScale.js'

/** Heights in pixels, from the top of the drawing. */
export const BAND_TOP = 24
export const BAND_HEIGHT = 22
const LABEL_TOP = BAND_TOP + BAND_HEIGHT + 18
const LABEL_LINE = 16
/** Mean width of a character of the tick labels. */
const CHARACTER_PX = 6.6
/** Gap between two bands, and room for the marker at both ends. */
const GAP = 2
const INSET = 8
/** Between the marker's line and the middle of a letter. */
const LETTER_ROOM = 12

const POINTERS = {
  down: 'M-7 4h14l-7 14z',
  left: 'M7 2v14l-14-7z',
  right: 'M-7 2v14l14-7z',
}

/**
 * The marker's line does not run through the letter of the band it stands in.
 * @param {number} middle of the band
 * @param {number} width of the band
 * @param {number} marker
 */
function besideMarker(middle, width, marker) {
  if (Math.abs(middle - marker) >= LETTER_ROOM || width < 4 * LETTER_ROOM) return middle
  return marker + (marker > middle ? -LETTER_ROOM : LETTER_ROOM)
}

/**
 * Where everything on a metric's scale is drawn, and what it says in words.
 * @param {{metric: any, maximum: number | null}} props
 * @param {import('vue').Ref<number>} width pixels
 */
export function useScaleDrawing(props, width) {
  const { t } = useI18n()
  const format = useNumberFormat()
  const ranges = useClassRanges(() => props.metric)

  const scale = computed(() => {
    const { cut_points: cutPoints, direction, value } = props.metric
    return classScale({ cutPoints, direction, value, maximum: props.maximum })
  })
  const limits = computed(() => uncertainInterval(props.metric.value, props.metric.relative_uncertainty))

  /** @param {number} share */
  const toX = (share) => INSET + share * (width.value - 2 * INSET)
  /** @param {number} value */
  const written = (value) => format.value(value, props.metric.unit)

  const ticks = computed(() => {
    const labels = scale.value.ticks.map(({ value, at }) => {
      const text = written(value)
      return { text, at: toX(at) - GAP / 2, width: text.length * CHARACTER_PX }
    })
    const places = arrangeLabels(labels, width.value)
    return labels.map(({ text, at }, index) => {
      const { x, row } = places[index]
      return { text, line: at, x, y: LABEL_TOP + row * LABEL_LINE }
    })
  })
  const marker = computed(() => {
    const { at, isBeyond } = scale.value.locate(props.metric.value)
    const outward = at < 0.5 ? POINTERS.left : POINTERS.right
    return { x: toX(at), isBeyond, path: isBeyond ? outward : POINTERS.down }
  })
  const bands = computed(() =>
    scale.value.bands.map(({ letter, start, end }) => {
      const [x, width] = [toX(start), Math.max(toX(end) - toX(start) - GAP, 0)]
      return { letter, x, width, letterX: besideMarker(x + width / 2, width, marker.value.x) }
    }),
  )
  const interval = computed(() => {
    if (!limits.value) return null
    const [first, last] = limits.value.map((limit) => toX(scale.value.locate(limit).at)).sort((a, b) => a - b)
    return { x: first, width: Math.max(last - first, 2) }
  })

  const title = computed(() => {
    const { name, value, rating_class: letter } = props.metric
    const standing = t('metricScale.title', { name, value: written(value), letter })
    if (!limits.value) return standing
    const [low, high] = limits.value.map(written)
    return `${standing}, ${t('metricScale.interval', { low, high })}`
  })
  const description = computed(() => {
    const listed = ranges.value
      .map(({ letter, range }) => t('metricScale.band', { letter, range }))
      .join('; ')
    const remarks = [
      marker.value.isBeyond && t('metricScale.beyond'),
      scale.value.isWidened && t('metricScale.widened'),
    ]
    return [`${listed}.`, ...remarks.filter(Boolean)].join(' ')
  })
  const height = computed(() => Math.max(...ticks.value.map((tick) => tick.y)) + 6)

  return { bands, description, height, interval, marker, ticks, title }
}
