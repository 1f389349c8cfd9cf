import { beforeEach, describe, expect, it } from 'vitest'
import { entryFaults, evaluationBody, fillFromRun, groupedFields, missingToSave } from './evaluationForm.js'
import { newDraft } from './stores/evaluationDrafts.js'

const metric = (/** @type {string} */ id, /** @type {string} */ dimension, unit = '1', more = {}) => ({
  id,
  dimension,
  unit,
  units: [{ id: unit, factor: 1 }],
  minimum: 0,
  maximum: null,
  integer: false,
  computed_only: false,
  ...more,
})
const METRICS = [
  metric('co2_eq_emissions', 'mass_co2', 'g'),
  metric('size_efficiency', 'information_per_mass', 'B/g', { computed_only: true }),
  metric('energy_consumed', 'energy', 'kWh'),
  metric('training_duration', 'time', 's'),
  metric('accuracy', 'ratio', '1', { maximum: 1 }),
  metric('water', 'volume', 'l'),
]
const measured = (/** @type {number} */ value, /** @type {string} */ unit) => ({
  value,
  unit,
  origin: 'measured',
  relative_uncertainty: null,
})
const RUN = {
  run_id: 'a',
  recorded_at: '2025-02-25T14:00:56',
  country: 'LUX',
  measurements: { energy_consumed: measured(2, 'kWh'), co2_eq_emissions: measured(300, 'g') },
  information: { hardware_used: 'L40S' },
}

describe('groups of fields', () => {
  it('hold every metric that can be entered, unknown kinds last', () => {
    expect(groupedFields(METRICS).map(({ id, metrics }) => [id, metrics.map((each) => each.id)])).toEqual([
      ['energy', ['co2_eq_emissions', 'energy_consumed', 'training_duration']],
      ['quality', ['accuracy']],
      ['other', ['water']],
    ])
  })
})

describe('a run', () => {
  /** @type {import('./stores/evaluationDrafts.js').Draft} */
  let draft
  const sent = () => evaluationBody(draft, 'training', METRICS, 'en')
  beforeEach(() => {
    draft = newDraft()
    draft.report = { id: 'import-1' }
    fillFromRun(draft, RUN, METRICS, 'en')
  })

  it('fills the form and is sent as it was read', () => {
    expect(sent()).toEqual({
      phase: 'training',
      measurements: {
        energy_consumed: { value: 2, unit: 'kWh', origin: 'measured' },
        co2_eq_emissions: { value: 300, unit: 'g', origin: 'measured' },
      },
      information: { hardware_used: 'L40S' },
      country: 'LUX',
      recorded_at: '2025-02-25T14:00:56',
      import_id: 'import-1',
    })
  })

  it('gives way to another run without leaving anything of itself', () => {
    fillFromRun(
      draft,
      { ...RUN, country: null, measurements: { energy_consumed: measured(5, 'kWh') }, information: {} },
      METRICS,
      'en',
    )
    expect(sent()).toMatchObject({ measurements: { energy_consumed: { value: 5 } }, information: {} })
    expect(sent()).not.toHaveProperty('country')
    expect(sent().measurements).not.toHaveProperty('co2_eq_emissions')
  })

  it('leaves alone what was typed', () => {
    draft.entries.energy_consumed.text = '7'
    draft.entries.accuracy = { text: '0.9', unit: '1', given: null }
    draft.information.hardware_used = 'My card'
    draft.country = 'ESP'
    fillFromRun(
      draft,
      { ...RUN, measurements: { energy_consumed: measured(5, 'kWh') }, information: { hardware_used: 'X' } },
      METRICS,
      'en',
    )
    expect(sent()).toMatchObject({
      measurements: { energy_consumed: { value: 7, origin: 'reported' }, accuracy: { value: 0.9 } },
      information: { hardware_used: 'My card' },
      country: 'ESP',
    })
  })

  it('may be taken away again', () => {
    fillFromRun(draft, null, METRICS, 'en')
    expect(sent()).toEqual({ phase: 'training', measurements: {}, information: {} })
  })
})

describe('what keeps from saving', () => {
  const missing = (/** @type {Partial<import('./stores/evaluationDrafts.js').Draft>} */ more) => {
    const draft = { ...newDraft(), ...more }
    return missingToSave(
      draft,
      evaluationBody(draft, 'training', METRICS, 'en'),
      entryFaults(draft, METRICS, 'en'),
    )
  }
  const entries = { accuracy: { text: '0.9', unit: '1', given: null } }
  const model = { id: 3, name: 'm', author: '', task: '', repository_id: '' }

  it('is the model and a figure at first', () => {
    expect(missing({})).toEqual(['model', 'measurement'])
  })

  it('is the run when a file with several was read', () => {
    expect(missing({ report: { id: 'x' } })).toEqual(['run', 'model'])
  })

  it('is a name for a new model', () => {
    expect(missing({ entries, model: { ...model, id: null, name: ' ' } })).toEqual(['model'])
    expect(missing({ entries, model: { ...model, id: null, name: 'n' } })).toEqual([])
  })

  it('is a figure that cannot be read, also beside good ones', () => {
    const wrong = { ...entries, energy_consumed: { text: '-2', unit: 'kWh', given: null } }
    expect(missing({ entries: wrong, model })).toEqual(['faults'])
  })

  it('is nothing once a model and a figure are there', () => {
    expect(missing({ entries, model })).toEqual([])
  })
})
