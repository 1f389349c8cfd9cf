import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { accessibilityFaults } from '../../../tests/axe.js'
import { renderApp } from '../../../tests/render.js'
import ModelPicker from './ModelPicker.vue'

const FOUND = [
  { id: 7, name: 'bert-base', author: 'google', task: 'fill-mask', repository_id: 'google/bert-base' },
  { id: 8, name: 'bert-large', author: 'google', task: null, repository_id: '' },
]
const TASKS = [
  { id: 'translation', name: 'Translation' },
  { id: 'fill-mask', name: 'Fill mask' },
]

async function renderPicker(
  /** @type {Record<string, any>} */ { model = null, results = FOUND, ...props } = {},
) {
  const kept = ref(model)
  /** @type {string[]} */
  const searches = []
  const picker = /** @type {any} */ (ModelPicker)
  const parent = defineComponent({
    setup: () => () =>
      h(picker, {
        results,
        tasks: TASKS,
        ...props,
        modelValue: kept.value,
        'onUpdate:modelValue': (/** @type {any} */ now) => (kept.value = now),
        onSearch: (/** @type {string} */ text) => searches.push(text),
      }),
  })
  const rendered = await renderApp(parent)
  return { kept, searches, ...rendered }
}
const box = () => screen.getByRole('combobox', { name: 'Which model was it?' })

describe('the choice of a model', () => {
  it('searches while typing and chooses with the keyboard alone', async () => {
    const { kept, searches } = await renderPicker()
    await userEvent.type(box(), 'be')
    expect(searches).toEqual(expect.arrayContaining(['b', 'be']))
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(box()).toHaveAttribute('aria-activedescendant', screen.getAllByRole('option')[1].id)
    await userEvent.keyboard('{Enter}')
    expect(kept.value).toEqual({ id: 8, name: 'bert-large', author: 'google', task: '', repository_id: '' })
    expect(screen.getByText('bert-large')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Choose another' })).toHaveFocus()
  })

  it('goes round at both ends and closes with Escape', async () => {
    await renderPicker()
    await userEvent.click(box())
    await userEvent.keyboard('{ArrowUp}')
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Add a new model')
    await userEvent.keyboard('{ArrowDown}')
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('bert-base')
    await userEvent.keyboard('{Escape}')
    expect(box()).toHaveAttribute('aria-expanded', 'false')
  })

  it('chooses with the mouse', async () => {
    const { kept } = await renderPicker()
    await userEvent.click(box())
    await userEvent.click(screen.getByRole('option', { name: /bert-base/ }))
    expect(kept.value.id).toBe(7)
  })

  it('adds a model by its Hub id', async () => {
    const { kept } = await renderPicker({ results: [] })
    await userEvent.type(box(), 'me/my-model')
    await userEvent.click(screen.getByRole('option', { name: 'Add “me/my-model” as a new model' }))
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus()
    expect(screen.getByRole('textbox', { name: /Author/ })).toHaveValue('me')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Task/ }), 'Fill mask')
    expect(kept.value).toEqual({
      id: null,
      name: 'my-model',
      author: 'me',
      task: 'fill-mask',
      repository_id: 'me/my-model',
    })
  })

  it('lets go of a choice', async () => {
    const { kept } = await renderPicker({ model: { ...FOUND[0] } })
    await userEvent.click(screen.getByRole('button', { name: 'Choose another' }))
    expect(kept.value).toBeNull()
    expect(box()).toHaveFocus()
  })

  it('shows the server’s faults at the fields of a new model', async () => {
    const model = { id: null, name: '', author: '', task: '', repository_id: 'x' }
    await renderPicker({ model, errors: { name: 'This is needed.', repository_id: 'It is taken.' } })
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('This is needed.')
    expect(screen.getByRole('textbox', { name: /Hugging Face id/ })).toHaveAccessibleDescription(
      /It is taken/,
    )
  })

  it('has no accessibility faults, closed, open and with a new model', async () => {
    const { container, kept } = await renderPicker()
    expect(await accessibilityFaults(container)).toEqual([])
    await userEvent.click(box())
    expect(await accessibilityFaults(container)).toEqual([])
    kept.value = { id: null, name: 'n', author: '', task: '', repository_id: '' }
    await screen.findByRole('textbox', { name: 'Name' })
    expect(await accessibilityFaults(container)).toEqual([])
  })
})
