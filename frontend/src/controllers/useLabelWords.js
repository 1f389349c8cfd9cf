import { useI18n } from 'vue-i18n'
import { useNumberFormat } from './useNumberFormat.js'

/** Metrics named in the sentence; the breakdown below it names them all. */
const METRICS_IN_SENTENCE = 3

/**
 * What the sentence says first: the metrics that weigh most, but never without the best and the worst one.
 * @param {any[]} metrics rated metrics
 */
export function tellingMetrics(metrics) {
  const rated = metrics.filter((metric) => metric.rating_class && metric.weight > 0)
  const byWeight = [...rated].sort((first, second) => second.weight - first.weight)
  if (byWeight.length <= METRICS_IN_SENTENCE) return byWeight
  const byClass = [...byWeight].sort((first, second) => first.rating_class.localeCompare(second.rating_class))
  const chosen = new Set([byWeight[0], byClass[0], byClass[byClass.length - 1], ...byWeight])
  const told = [...chosen].slice(0, METRICS_IN_SENTENCE)
  return byWeight.filter((metric) => told.includes(metric))
}

/**
 * What one more figure would bring: metrics that wait for the same field are taken together, and a figure that
 * brings nothing by itself (because something else is missing too) is not promised anything.
 * @param {any} rating
 * @param {{metric: string, reason: string, input: string | null}[]} missing why derived metrics have no value
 * @param {Record<string, any>} definitions metrics by id
 * @returns {{field: string, metric: any, coverage: number, isEnough: boolean}[]} largest gain first
 */
export function coverageGains(rating, missing, definitions) {
  const absent = rating.metrics.filter(
    (/** @type {any} */ metric) => metric.weight > 0 && metric.value === null,
  )
  /** @type {Map<string, {field: string, metric: any, weight: number}>} */
  const gains = new Map()
  for (const metric of absent) {
    const [field, another] = fieldsFor(metric.metric, missing, definitions)
    if (!field || another) continue
    const gain = gains.get(field) ?? { field, metric, weight: 0 }
    gains.set(field, { ...gain, weight: gain.weight + metric.weight })
  }
  return [...gains.values()]
    .sort((first, second) => second.weight - first.weight)
    .map(({ field, metric, weight }) => {
      const coverage = Math.min(1, rating.coverage + weight)
      return { field, metric, coverage, isEnough: coverage >= rating.minimum_coverage - 1e-9 }
    })
}

/**
 * The fields somebody has to fill for a metric to get a value: a metric's id, or `country`.
 * @param {string} id
 * @param {{metric: string, reason: string, input: string | null}[]} missing
 * @param {Record<string, any>} definitions
 * @returns {string[]}
 */
function fieldsFor(id, missing, definitions) {
  const cause = missing.find(({ metric }) => metric === id)
  if (!cause) return [id]
  if (cause.reason === 'no-carbon-intensity') return ['country']
  if (!definitions[id]?.computed_only) return [cause.input === 'accuracy' ? 'accuracy' : id]
  const inputs = (definitions[id].formula ?? '').match(/\w+/g) ?? []
  const unknown = inputs.filter(
    (/** @type {string} */ input) => input === cause.input || missing.some(({ metric }) => metric === input),
  )
  return [
    ...new Set(unknown.flatMap((/** @type {string} */ input) => fieldsFor(input, missing, definitions))),
  ]
}

/**
 * How much has to change for the next class, rounded so that following it is always enough.
 * @param {number | null} factor threshold / value
 * @returns {{key: 'less' | 'timesLess' | 'more' | 'timesAsMuch' | 'atLeast', amount: number}}
 */
export function changeNeeded(factor) {
  if (factor === null) return { key: 'atLeast', amount: 0 }
  if (factor < 0.1) return { key: 'timesLess', amount: roundUp(1 / factor) }
  if (factor < 1) return { key: 'less', amount: Math.ceil((1 - factor) * 100 - 1e-6) / 100 }
  if (factor < 2) return { key: 'more', amount: Math.ceil((factor - 1) * 100 - 1e-6) / 100 }
  return { key: 'timesAsMuch', amount: roundUp(factor) }
}

/** @param {number} value two significant digits, never less than the value */
function roundUp(value) {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1)
  return Number((Math.ceil(value / unit - 1e-6) * unit).toPrecision(2))
}

/**
 * The sentences of a label in the visitor's language.
 */
export function useLabelWords() {
  const { t, te } = useI18n()
  const format = useNumberFormat()

  /** @param {any} metric */
  const inClass = (metric) => {
    const key = `labelPage.subject.${metric.metric}`
    const letter = metric.rating_class
    return te(key) ? t(key, { letter }) : t('labelPage.subject.other', { name: metric.short_name, letter })
  }

  return {
    /** @param {any} evaluation */
    sentence: ({ model, phase, rating }) => {
      if (!rating.compound_class) {
        const reason = t(`labelPage.reason.${rating.reason || 'nothing-measured'}`, {
          coverage: format.percent(rating.coverage),
          minimum: format.percent(rating.minimum_coverage),
        })
        return t(`labelPage.sentence.notRated.${phase}`, { model: model.name, reason })
      }
      const metrics = format.list(tellingMetrics(rating.metrics).map(inClass))
      return t(`labelPage.sentence.rated.${phase}`, {
        model: model.name,
        letter: rating.compound_class,
        metrics,
      })
    },

    /** @param {string[]} classes that the uncertainty leaves open */
    possible: (classes) =>
      classes.length > 1 ? t('labelPage.class.possible', { classes: format.choice(classes) }) : '',

    /** @param {any} metric */
    distance: ({ distance_to_next_class: distance, rating_class: letter, unit }) => {
      if (!distance) return letter ? t('labelPage.distance.best') : ''
      const { key, amount } = changeNeeded(distance.factor)
      const isShare = key === 'less' || key === 'more'
      return t(`labelPage.distance.${key}`, {
        amount: isShare ? format.percent(amount) : format.number(amount),
        letter: distance.class,
        limit: format.value(distance.value, unit),
      })
    },
  }
}
