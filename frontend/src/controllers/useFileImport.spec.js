import { http, HttpResponse, delay } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import { startServer } from '../../tests/server.js'
import { MAXIMUM_BYTES, fileFaults, useFileImport } from './useFileImport.js'

const server = startServer()
const file = (name = 'a.csv', size = 3) => new File(['x'.repeat(size)], name)

describe('faults seen before sending', () => {
  it.each([
    [[file()], []],
    [[file('empty.csv', 0), file()], [{ code: 'empty-file', name: 'empty.csv' }]],
    [[file('large.csv', MAXIMUM_BYTES + 1)], [{ code: 'file-too-large', name: 'large.csv' }]],
    [[file('full.csv', MAXIMUM_BYTES)], []],
    [Array.from({ length: 11 }, () => file()), [{ code: 'too-many-files', name: '' }]],
  ])('of files (case %#)', (files, faults) => {
    expect(fileFaults(/** @type {File[]} */ (files))).toEqual(faults)
  })
})

describe('reading files', () => {
  it('sends them with the phase and gives the report', async () => {
    /** @type {FormData | undefined} */
    let sent
    server.use(
      http.post('/api/v1/imports/', async ({ request }) => {
        sent = await request.formData()
        return HttpResponse.json({ id: 'r1', files: [] }, { status: 201 })
      }),
    )
    const importer = useFileImport()
    const report = importer.read([file('a.csv'), file('b.csv')], 'inference')
    expect(importer.isReading.value).toBe(true)
    expect(await report).toEqual({ id: 'r1', files: [] })
    expect(importer.isReading.value).toBe(false)
    expect(sent?.get('phase')).toBe('inference')
    expect(sent?.getAll('files')).toHaveLength(2)
  })

  it('keeps what the server refused, until the next try', async () => {
    const problem = {
      code: 'invalid',
      detail: 'No.',
      errors: [{ field: 'files.0', code: 'unknown-format', message: 'm' }],
    }
    server.use(
      http.post('/api/v1/imports/', () => HttpResponse.json(problem, { status: 400 }), { once: true }),
    )
    const importer = useFileImport()
    expect(await importer.read([file()], 'training')).toBeNull()
    expect(importer.error.value.errors[0].code).toBe('unknown-format')
    await importer.read([file('', 0)], 'training')
    expect(importer.error.value).toBeNull()
    expect(importer.faults.value).toHaveLength(1)
  })

  it('gives nothing and no error when cancelled', async () => {
    server.use(
      http.post('/api/v1/imports/', async () => {
        await delay('infinite')
      }),
    )
    const importer = useFileImport()
    const report = importer.read([file()], 'training')
    importer.cancel()
    expect(await report).toBeNull()
    expect(importer.error.value).toBeNull()
    expect(importer.isReading.value).toBe(false)
  })

  it('lets the last of two readings win', async () => {
    let answers = 0
    server.use(
      http.post('/api/v1/imports/', async () => {
        answers += 1
        if (answers === 1) await delay('infinite')
        return HttpResponse.json({ id: `r${answers}` }, { status: 201 })
      }),
    )
    const importer = useFileImport()
    const first = importer.read([file()], 'training')
    await vi.waitFor(() => expect(answers).toBe(1))
    const second = importer.read([file()], 'training')
    expect(await Promise.all([first, second])).toEqual([null, { id: 'r2' }])
  })
})
