import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { startServer } from '../../tests/server.js'
import { useLivePreview } from './useLivePreview.js'

const server = startServer()
const PATH = '/api/v1/evaluations/preview/'
const energy = (/** @type {number} */ value) => ({ measurements: { energy_consumed: value } })

describe('the live preview', () => {
  /** @type {import('vue').EffectScope} */
  let scope
  /** @type {any[]} */
  let asked
  const body = ref(/** @type {any} */ ({ measurements: {} }))
  const language = ref('en')

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    scope = effectScope()
    asked = []
    body.value = { measurements: {} }
    language.value = 'en'
    server.use(
      http.post(PATH, async ({ request }) => {
        const given = /** @type {any} */ (await request.json())
        asked.push(given)
        if (given.measurements.energy_consumed < 0)
          return HttpResponse.json({ code: 'invalid', errors: [] }, { status: 400 })
        return HttpResponse.json({ rating: { score: given.measurements.energy_consumed } })
      }),
    )
  })
  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
  })

  const start = () =>
    /** @type {ReturnType<typeof useLivePreview>} */ (scope.run(() => useLivePreview(body, language)))
  const pause = async () => {
    await nextTick()
    await vi.advanceTimersByTimeAsync(400)
  }

  it('asks nothing while nothing is entered', async () => {
    const { preview } = start()
    await pause()
    expect(asked).toEqual([])
    expect(preview.value).toBeNull()
  })

  it('asks once when typing pauses', async () => {
    const { preview } = start()
    for (const value of [1, 12, 123]) {
      body.value = energy(value)
      await nextTick()
      await vi.advanceTimersByTimeAsync(100)
    }
    await pause()
    await vi.waitFor(() => expect(preview.value).toEqual({ rating: { score: 123 } }))
    expect(asked).toEqual([energy(123)])
  })

  it('asks again in another language', async () => {
    body.value = energy(1)
    const { preview } = start()
    await pause()
    await vi.waitFor(() => expect(preview.value).not.toBeNull())
    language.value = 'ca'
    await pause()
    await vi.waitFor(() => expect(asked).toHaveLength(2))
  })

  it('keeps the last good rating beside an error, and forgets both when all is cleared', async () => {
    body.value = energy(5)
    const { preview, error } = start()
    await pause()
    await vi.waitFor(() => expect(preview.value).not.toBeNull())
    body.value = energy(-5)
    await pause()
    await vi.waitFor(() => expect(error.value?.status).toBe(400))
    expect(preview.value).toEqual({ rating: { score: 5 } })
    body.value = { measurements: {} }
    await nextTick()
    expect([preview.value, error.value]).toEqual([null, null])
  })

  it('throws an overtaken answer away', async () => {
    /** @type {(value?: unknown) => void} */
    let release = () => {}
    const gate = new Promise((resolve) => (release = resolve))
    server.use(
      http.post(PATH, async ({ request }) => {
        const { measurements } = /** @type {any} */ (await request.json())
        if (measurements.energy_consumed === 1) await gate
        return HttpResponse.json({ rating: { score: measurements.energy_consumed } })
      }),
    )
    body.value = energy(1)
    const { preview } = start()
    await pause()
    body.value = energy(2)
    await pause()
    await vi.waitFor(() => expect(preview.value?.rating.score).toBe(2))
    release()
    await vi.advanceTimersByTimeAsync(50)
    expect(preview.value.rating.score).toBe(2)
  })
})
