import { delay, http, HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import { startServer } from '../../tests/server.js'
import { setLanguage } from '../i18n.js'
import { ApiError, apiUrl, request, upload } from './http.js'

const AT = 'http://localhost:3000/api/v1/models/'
const server = startServer()

/** @param {Promise<unknown>} promise @returns {Promise<ApiError>} */
const failure = (promise) =>
  promise.then(
    () => Promise.reject(new Error('It did not fail')),
    (error) => error,
  )

describe('apiUrl', () => {
  it('leaves empty parameters out, keeps zero and repeats lists', () => {
    expect(apiUrl('models/', { a: '', b: null, c: undefined, d: 0, run: ['1 & 2', 'x'] })).toBe(
      '/api/v1/models/?d=0&run=1+%26+2&run=x',
    )
  })
})

describe('request', () => {
  it('asks in the language of the page and reads the JSON', async () => {
    /** @type {Request | undefined} */
    let asked
    server.use(http.get(AT, ({ request: seen }) => ((asked = seen), HttpResponse.json({ count: 0 }))))
    await setLanguage('ca')
    expect(await request('models/', { query: { search: 'a b' } })).toEqual({ count: 0 })
    expect(asked?.headers.get('Accept-Language')).toBe('ca')
    expect(new URL(String(asked?.url)).search).toBe('?search=a+b')
  })

  it('sends JSON', async () => {
    server.use(
      http.post(AT, async ({ request: seen }) => HttpResponse.json(await seen.json(), { status: 201 })),
    )
    expect(await request('models/', { method: 'POST', body: { name: 'x' } })).toEqual({ name: 'x' })
  })

  it('reads nothing from an empty success', async () => {
    server.use(http.delete(AT, () => new HttpResponse(null, { status: 204 })))
    expect(await request('models/', { method: 'DELETE' })).toBeNull()
  })

  it('throws what the server says is wrong', async () => {
    const errors = [{ field: 'measurements.x.unit', code: 'unknown-unit', message: 'There is no unit lb.' }]
    server.use(
      http.post(AT, () =>
        HttpResponse.json({ code: 'invalid', title: 'Bad Request', detail: 'No.', errors }, { status: 400 }),
      ),
    )
    const error = await failure(request('models/', { method: 'POST', body: {} }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      status: 400,
      code: 'invalid',
      message: 'No.',
      errors,
      isTemporary: false,
      isNotFound: false,
    })
  })

  it('knows when to come back', async () => {
    server.use(
      http.get(AT, () =>
        HttpResponse.json(
          { code: 'throttled' },
          { status: 429, headers: { 'Retry-After': '7', 'X-Request-ID': 'r1' } },
        ),
      ),
    )
    expect(await failure(request('models/'))).toMatchObject({
      status: 429,
      retryAfter: 7,
      reference: 'r1',
      isTemporary: true,
    })
  })

  it('does not trust an answer that is no JSON', async () => {
    server.use(http.get(AT, () => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 })))
    expect(await failure(request('models/'))).toMatchObject({
      status: 502,
      code: 'bad-answer',
      isTemporary: true,
    })
  })

  it('is offline without an answer', async () => {
    server.use(http.get(AT, () => HttpResponse.error()))
    expect(await failure(request('models/'))).toMatchObject({ status: 0, code: 'offline' })
  })

  it('lets an abort through as such', async () => {
    server.use(http.get(AT, async () => (await delay(5_000), HttpResponse.json({}))))
    const controller = new AbortController()
    const waiting = failure(request('models/', { signal: controller.signal }))
    controller.abort()
    expect((await waiting).name).toBe('AbortError')
  })
})

describe('upload', () => {
  it('sends the files and reads the report', async () => {
    server.use(
      http.post('http://localhost:3000/api/v1/imports/', ({ request: seen }) =>
        HttpResponse.json({ type: seen.headers.get('Content-Type')?.split(';')[0] }, { status: 201 }),
      ),
    )
    const form = new FormData()
    form.append('files', new File(['a,b'], 'emissions.csv'))
    const onProgress = vi.fn()
    expect(await upload('imports/', form, { onProgress })).toEqual({ type: 'multipart/form-data' })
  })

  it('throws what is wrong with a file', async () => {
    const errors = [{ field: 'files.0', code: 'unknown-format', message: 'No known format.' }]
    server.use(
      http.post('http://localhost:3000/api/v1/imports/', () =>
        HttpResponse.json({ code: 'invalid', errors }, { status: 400 }),
      ),
    )
    expect(await failure(upload('imports/', new FormData()))).toMatchObject({ status: 400, errors })
  })

  it('can be stopped, before and while it runs', async () => {
    server.use(
      http.post('http://localhost:3000/api/v1/imports/', async () => {
        await delay(5_000)
        return HttpResponse.json({})
      }),
    )
    expect((await failure(upload('imports/', new FormData(), { signal: AbortSignal.abort() }))).name).toBe(
      'AbortError',
    )
    const controller = new AbortController()
    const waiting = failure(upload('imports/', new FormData(), { signal: controller.signal }))
    controller.abort()
    expect((await waiting).name).toBe('AbortError')
  })
})
