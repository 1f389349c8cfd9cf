import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'

/**
 * A stand-in for the server of one spec file; a request without handler fails the test.
 * @param {import('msw').RequestHandler[]} handlers
 */
export function startServer(...handlers) {
  const server = setupServer(...handlers)
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())
  return server
}
