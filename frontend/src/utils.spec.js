import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { debounce, folded, isBelow, isTyping } from './utils.js'

describe('debounce', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('calls once, with the last arguments, after the rest', () => {
    const call = vi.fn()
    const later = debounce(call, 100)
    later('a')
    vi.advanceTimersByTime(99)
    later('b')
    vi.advanceTimersByTime(99)
    expect(call).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(call.mock.calls).toEqual([['b']])
  })

  it('can be cancelled', () => {
    const call = vi.fn()
    const later = debounce(call, 10)
    later()
    later.cancel()
    vi.advanceTimersByTime(50)
    expect(call).not.toHaveBeenCalled()
  })
})

it('folds accents, case and the Catalan middle dot', () =>
  expect(folded('Paral·lel, España')).toBe('parallel, espana'))

it.each([
  ['model', 'model', true],
  ['measurements.energy.unit', 'measurements.energy', true],
  ['measurements.energy_used', 'measurements.energy', false],
  ['', 'model', false],
])('the field %j below %j: %j', (field, prefix, expected) => expect(isBelow(field, prefix)).toBe(expected))

describe('isTyping', () => {
  it.each(['input', 'textarea', 'select'])('in a %s', (tag) =>
    expect(isTyping(document.createElement(tag))).toBe(true),
  )
  it.each(['button', 'a', 'div'])('not in a %s', (tag) =>
    expect(isTyping(document.createElement(tag))).toBe(false),
  )
  it('not outside the document', () => expect(isTyping(null)).toBe(false))
})
