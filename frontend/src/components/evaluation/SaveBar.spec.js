import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { PREVIEW_RATED, PREVIEW_SHORT } from '../../../tests/evaluation/fixtures.js'
import { renderApp } from '../../../tests/render.js'
import SaveBar from './SaveBar.vue'

const button = () => screen.getByRole('button', { name: /Save/ })

describe('the save bar', () => {
  it('says all that is missing and leads to the first of it', async () => {
    const { emitted } = await renderApp(SaveBar, { props: { missing: ['model', 'measurement'] } })
    expect(screen.getByRole('status')).toHaveTextContent('Still to do: choose the model and add a figure')
    await userEvent.click(button())
    expect(emitted().go).toEqual([['model']])
    expect(emitted().save).toBeUndefined()
  })

  it('saves once nothing is missing', async () => {
    const { emitted } = await renderApp(SaveBar, { props: { missing: [], rating: PREVIEW_RATED.rating } })
    expect(screen.getByRole('status')).toHaveTextContent('Ready: class E')
    await userEvent.click(button())
    expect(emitted().save).toHaveLength(1)
  })

  it('saves without a class too, and says so', async () => {
    await renderApp(SaveBar, { props: { missing: [], rating: PREVIEW_SHORT.rating } })
    expect(screen.getByRole('status')).toHaveTextContent('Ready, but without a class')
    expect(screen.getByRole('img', { name: 'Not rated' })).toBeInTheDocument()
  })

  it('cannot be pressed twice while saving', async () => {
    await renderApp(SaveBar, { props: { missing: [], isSaving: true } })
    expect(screen.getByRole('button', { name: 'Saving …' })).toBeDisabled()
  })

  it('speaks up when saving was refused', async () => {
    await renderApp(SaveBar, { props: { missing: [], error: 'It was refused.' } })
    expect(screen.getByRole('alert')).toHaveTextContent('It was refused.')
  })

  it('leads to the label of what is saved already', async () => {
    await renderApp(SaveBar, { props: { missing: [], savedAs: 'some-uuid' } })
    expect(screen.getByRole('link', { name: 'View the label' })).toHaveAttribute('href', '/label/some-uuid')
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })
})
