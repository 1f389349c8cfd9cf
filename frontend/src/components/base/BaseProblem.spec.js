import userEvent from '@testing-library/user-event'
import { screen } from '@testing-library/vue'
import { expect, it } from 'vitest'
import { renderApp } from '../../../tests/render.js'
import { ApiError } from '../../controllers/http.js'
import BaseProblem from './BaseProblem.vue'

it.each([
  [new ApiError({ status: 0, code: 'offline' }), /could not be reached/],
  [new ApiError({ status: 0, code: 'timeout' }), /too long/],
  [new ApiError({ status: 502, code: 'bad-answer' }), /could not be read/],
  [new ApiError({ status: 429, code: 'throttled', retryAfter: 7 }), /in 7 seconds/],
  [new ApiError({ status: 400, code: 'invalid', detail: 'Enter a number.' }), /Enter a number/],
])('says in plain words: %s', async (error, text) => {
  await renderApp(BaseProblem, { props: { error } })
  expect(screen.getByRole('alert')).toHaveTextContent(text)
})

it('gives the reference to quote, and another try', async () => {
  const error = new ApiError({ status: 500, code: 'server-error', detail: 'Sorry.', reference: 'abc-1' })
  const { emitted } = await renderApp(BaseProblem, { props: { error } })
  expect(screen.getByRole('alert')).toHaveTextContent('Reference: abc-1')
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(emitted().retry).toHaveLength(1)
})
