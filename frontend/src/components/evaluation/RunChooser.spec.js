import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { IMPORT_TWO } from '../../../tests/evaluation/fixtures.js'
import { renderApp } from '../../../tests/render.js'
import RunChooser from './RunChooser.vue'

const { runs } = IMPORT_TWO.files[0]
const props = { modelValue: [], runs, name: 'two.csv' }
const last = (/** @type {any} */ emitted) => emitted()['update:modelValue'].at(-1)[0]

describe('the choice of runs', () => {
  it('names the file and says that nothing is chosen', async () => {
    await renderApp(RunChooser, { props })
    expect(screen.getByRole('group', { name: /Which of the 2 runs in two.csv/ })).toBeInTheDocument()
    expect(screen.getByRole('status')).toHaveTextContent('No run chosen yet')
  })

  it('shows when and how much, and a dash for what is missing', async () => {
    const bare = { ...runs[1], measurements: {} }
    await renderApp(RunChooser, { props: { ...props, runs: [runs[0], bare] } })
    const [first, second] = screen.getAllByRole('listitem')
    expect(first).toHaveTextContent(/February 25, 2025.*line 2.*892\sWh.*155\sg/)
    expect(second).toHaveTextContent('–––')
  })

  it('keeps the order of the file', async () => {
    const { emitted } = await renderApp(RunChooser, { props: { ...props, modelValue: [runs[1].run_id] } })
    expect(screen.getByRole('status')).toHaveTextContent('One run chosen')
    await userEvent.click(screen.getAllByRole('checkbox')[0])
    expect(last(emitted)).toEqual(runs.map((run) => run.run_id))
  })

  it('takes all, and none again', async () => {
    const { emitted, rerender } = await renderApp(RunChooser, { props })
    await userEvent.click(screen.getByRole('button', { name: 'Sum of all 2' }))
    expect(last(emitted)).toHaveLength(2)
    await rerender({ modelValue: last(emitted) })
    expect(screen.getByRole('status')).toHaveTextContent('Sum of 2 runs')
    await userEvent.click(screen.getByRole('button', { name: 'Choose none' }))
    expect(last(emitted)).toEqual([])
  })

  it('shows many only when asked', async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({ ...runs[0], run_id: `run-${index}` }))
    await renderApp(RunChooser, { props: { ...props, runs: many } })
    expect(screen.getAllByRole('checkbox')).toHaveLength(10)
    await userEvent.click(screen.getByRole('button', { name: 'Show 15 more' }))
    expect(screen.getAllByRole('checkbox')).toHaveLength(25)
  })
})
