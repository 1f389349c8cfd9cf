import { screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { METRICS, PREVIEW_NOWHERE, PREVIEW_RATED, PREVIEW_SHORT } from '../../../tests/evaluation/fixtures.js'
import { renderApp } from '../../../tests/render.js'
import CoverageGaps from './CoverageGaps.vue'

const propsOf = (/** @type {any} */ { rating, missing }) => ({ rating, missing, metrics: METRICS })
const steps = () => screen.getAllByRole('listitem').map((item) => item.textContent)

describe('what is missing for a class', () => {
  it('names the fields to fill and how far each brings it', async () => {
    await renderApp(CoverageGaps, { props: propsOf(PREVIEW_SHORT) })
    expect(screen.getByRole('heading', { name: 'Any one of these gives it a class' })).toBeInTheDocument()
    expect(steps()).toEqual([
      expect.stringMatching(/Accuracy.*60%/),
      expect.stringMatching(/Model file size.*55%/),
      expect.stringMatching(/Dataset size.*55%/),
      expect.stringMatching(/Downloads.*50%/),
    ])
    const [first] = screen.getAllByRole('button')
    expect(within(first).getByRole('img', { name: 'enough for a class' })).toBeInTheDocument()
  })

  it('leads to the field', async () => {
    const { emitted } = await renderApp(CoverageGaps, { props: propsOf(PREVIEW_SHORT) })
    await userEvent.click(screen.getByRole('button', { name: /Model file size/ }))
    expect(emitted().go).toEqual([['model_file_size']])
  })

  it('asks for the country first when only that is missing for the emissions', async () => {
    const { emitted } = await renderApp(CoverageGaps, { props: propsOf(PREVIEW_NOWHERE) })
    expect(screen.getByRole('heading', { name: 'What would give it a class' })).toBeInTheDocument()
    await userEvent.click(screen.getAllByRole('button')[0])
    expect(emitted().go).toEqual([['country']])
  })

  it('speaks of completeness once there is a class', async () => {
    await renderApp(CoverageGaps, { props: propsOf(PREVIEW_RATED) })
    expect(screen.getByRole('heading', { name: 'What would make it more complete' })).toBeInTheDocument()
    expect(screen.queryByRole('img', { name: 'enough for a class' })).not.toBeInTheDocument()
  })
})
