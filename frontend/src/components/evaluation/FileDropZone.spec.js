import { fireEvent, screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { renderApp } from '../../../tests/render.js'
import FileDropZone from './FileDropZone.vue'

const file = (name = 'emissions.csv') => new File(['a,b'], name)
const input = () => /** @type {HTMLInputElement} */ (screen.getByLabelText(/Drop a file here/))

describe('the drop zone', () => {
  it('hands over chosen files, and the same file again', async () => {
    const { emitted } = await renderApp(FileDropZone)
    const one = file()
    await userEvent.upload(input(), [one, file('second.csv')])
    expect(emitted().files[0]).toEqual([[one, expect.objectContaining({ name: 'second.csv' })]])
    expect(input().value).toBe('')
  })

  it('hands over dropped files and ignores dropped text', async () => {
    const { emitted } = await renderApp(FileDropZone)
    const zone = /** @type {HTMLElement} */ (input().closest('label'))
    await fireEvent.drop(zone, { dataTransfer: { files: [] } })
    expect(emitted().files).toBeUndefined()
    const dropped = file()
    await fireEvent.drop(zone, { dataTransfer: { files: [dropped] } })
    expect(emitted().files).toEqual([[[dropped]]])
  })

  it('shows that files hover over it, also above its children', async () => {
    await renderApp(FileDropZone)
    const zone = /** @type {HTMLElement} */ (input().closest('label'))
    const title = screen.getByText(/Drop a file here/)
    await fireEvent.dragEnter(zone)
    await fireEvent.dragEnter(title)
    await fireEvent.dragLeave(zone)
    expect(zone).toHaveClass('drop--over')
    await fireEvent.dragLeave(title)
    expect(zone).not.toHaveClass('drop--over')
  })

  it('shows progress and can be cancelled', async () => {
    const { emitted, rerender } = await renderApp(FileDropZone, { props: { isReading: true, progress: 0.4 } })
    expect(screen.getByRole('status')).toHaveTextContent('Sending …')
    expect(screen.getByRole('progressbar')).toHaveProperty('value', 0.4)
    await rerender({ progress: 1 })
    expect(screen.getByRole('status')).toHaveTextContent('Reading …')
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(emitted().cancel).toHaveLength(1)
  })
})
