import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { metric } from '../../../tests/evaluation/fixtures.js'
import { renderApp } from '../../../tests/render.js'
import { entryFromFile } from '../../controllers/measurementEntries.js'
import { setLanguage } from '../../i18n.js'
import MeasurementField from './MeasurementField.vue'

const ENERGY = metric('energy_consumed')
const GIVEN = { value: 0.8916525497294271, unit: 'kWh', origin: 'estimated', relative_uncertainty: 0.2129 }

/** A field whose entry is kept, as a form keeps it. */
async function renderField(/** @type {Record<string, any>} */ { entry, definition = ENERGY, ...props } = {}) {
  const kept = ref(entry)
  const field = /** @type {any} */ (MeasurementField)
  const parent = defineComponent({
    setup: () => () =>
      h(field, {
        metric: definition,
        ...props,
        modelValue: kept.value,
        'onUpdate:modelValue': (/** @type {any} */ now) => (kept.value = now),
      }),
  })
  await renderApp(parent)
  return kept
}
const input = () => screen.getByRole('textbox', { name: ENERGY.name })
const unit = () => screen.getByRole('combobox', { name: `Unit of ${ENERGY.name}` })

describe('the field of a measurement', () => {
  it('is empty at first, in the unit of the metric, which is not zero', async () => {
    await renderField()
    expect(input()).toHaveValue('')
    expect(input()).toHaveAttribute('placeholder', 'Not measured')
    expect(unit()).toHaveValue('kWh')
  })

  it('takes a unit that is typed or chosen', async () => {
    const kept = await renderField()
    await userEvent.type(input(), '250 Wh')
    await userEvent.tab()
    expect(kept.value).toMatchObject({ text: '250', unit: 'Wh' })
    await userEvent.selectOptions(unit(), 'MWh')
    expect(kept.value).toMatchObject({ text: '250', unit: 'MWh' })
  })

  it('says how it reads a number that could be two', async () => {
    await setLanguage('es')
    await renderField()
    await userEvent.type(input(), '1,234')
    expect(input()).toHaveAccessibleDescription('Se lee como 1,234')
    await userEvent.clear(input())
    await userEvent.type(input(), '12,34')
    expect(input()).not.toHaveAccessibleDescription()
  })

  it('marks where a figure of a file comes from, until it is changed', async () => {
    const kept = await renderField({ entry: entryFromFile(GIVEN, ENERGY, 'en') })
    expect(input()).toHaveValue('891.653')
    expect(input()).toHaveAttribute('title', expect.stringContaining('0.891652549729427'))
    expect(screen.getByRole('button', { name: 'estimated' })).toBeInTheDocument()
    await userEvent.type(input(), '9')
    expect(screen.queryByRole('button', { name: 'estimated' })).not.toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(kept.value.text).toBe('891.653')
  })

  it('asks where a typed figure comes from, once there is one', async () => {
    const kept = await renderField()
    const origin = () => screen.queryByRole('combobox', { name: `Origin of ${ENERGY.name}` })
    expect(origin()).not.toBeInTheDocument()
    await userEvent.type(input(), '250')
    expect(origin()).toHaveDisplayValue('reported')
    await userEvent.selectOptions(/** @type {HTMLElement} */ (origin()), 'measured')
    expect(kept.value).toMatchObject({ text: '250', origin: 'measured' })
    await userEvent.clear(input())
    expect(origin()).not.toBeInTheDocument()
  })

  it('names its fault to those who do not see it', async () => {
    await renderField({ error: 'The figure cannot be negative.' })
    expect(input()).toBeInvalid()
    expect(input()).toHaveAccessibleDescription('The figure cannot be negative.')
  })

  it('tells what is computed for it while it is empty', async () => {
    await renderField({ computedText: '43.5 g' })
    expect(input()).toHaveAttribute('placeholder', 'Computed')
    expect(input()).toHaveAccessibleDescription(/43.5 g/)
    await userEvent.type(input(), '1')
    expect(input()).not.toHaveAccessibleDescription()
  })

  it('explains how to obtain it, when asked', async () => {
    await renderField()
    const help = screen.getByRole('button', { name: /How do I obtain this/ })
    expect(screen.getByText(ENERGY.how_to_obtain, { exact: false })).not.toBeVisible()
    await userEvent.click(help)
    expect(help).toHaveAttribute('aria-expanded', 'true')
    expect(screen.getByText(ENERGY.how_to_obtain, { exact: false })).toBeVisible()
  })

  it('names shares and counts, which have no unit', async () => {
    await renderField({ definition: metric('accuracy') })
    expect(screen.getByRole('option', { name: '0–1' })).toBeInTheDocument()
    await renderField({ definition: metric('downloads') })
    expect(screen.getByRole('option', { name: '× 1' })).toBeInTheDocument()
  })
})
