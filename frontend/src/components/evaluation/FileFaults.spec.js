import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { renderApp } from '../../../tests/render.js'
import { setLanguage } from '../../i18n.js'
import FileFaults from './FileFaults.vue'

/** @param {object[]} errors @param {object} [props] */
const show = (errors, props) =>
  renderApp(FileFaults, {
    props: { faults: [], error: { errors }, names: ['one.csv', 'two.json'], phase: 'training', ...props },
  })
const otherPhase = (/** @type {number} */ position) => ({
  field: `files.${position}`,
  code: 'other-phase',
  message: 'This file speaks of inference.',
})
const malformed = { field: 'files.0', code: 'malformed-json', message: 'Line 3 is cut off.', line: 3 }

describe('the faults of files', () => {
  it('say in the visitor’s language what is wrong, and in English what else the server knows', async () => {
    await setLanguage('ca')
    await show([malformed])
    expect(screen.getByRole('alert')).toHaveTextContent(/one\.csv: No és un JSON .* \(línia 3\)/)
    expect(screen.getByText('Line 3 is cut off.')).toHaveAttribute('lang', 'en')
  })

  it('are the server’s words where there is no text for them', async () => {
    await setLanguage('es')
    await show([{ field: 'files.1', code: 'code-of-the-future', message: 'In English.' }])
    expect(screen.getByRole('alert')).toHaveTextContent('two.json: In English.')
  })

  it('offer the other phase to the files that are of it', async () => {
    const { emitted } = await show([otherPhase(1)])
    expect(screen.getByRole('alert')).toHaveTextContent(
      /other phase.*two\.json: This file speaks of an inference, not of a training/,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Label an inference with it' }))
    expect(emitted()['switch-phase']).toEqual([[[1]]])
  })

  it('do not offer it when something else is wrong too', async () => {
    await show([malformed, otherPhase(1)], { phase: 'inference' })
    expect(screen.getByRole('alert')).toHaveTextContent(/This file speaks of a training/)
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  it('that the server never saw have no other phase to offer', async () => {
    await show([], { error: null, faults: [{ code: 'empty-file', name: 'one.csv' }] })
    expect(screen.getByRole('alert')).toHaveTextContent('one.csv: The file is empty.')
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })
})
