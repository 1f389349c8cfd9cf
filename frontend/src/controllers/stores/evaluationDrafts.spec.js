import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isEmptyDraft, newDraft, useEvaluationDrafts } from './evaluationDrafts.js'

const fresh = () => {
  setActivePinia(createPinia())
  return useEvaluationDrafts()
}
const ENTRY = { text: '0.25', unit: 'kWh', given: null }

describe('drafts of evaluations', () => {
  /** @type {ReturnType<typeof useEvaluationDrafts>} */
  let drafts
  beforeEach(() => {
    drafts = fresh()
  })

  it('are empty at first, also with blank fields', () => {
    expect(isEmptyDraft(drafts.of('training'))).toBe(true)
    expect(isEmptyDraft({ ...newDraft(), entries: { x: { ...ENTRY, text: ' ' } } })).toBe(true)
    expect(isEmptyDraft({ ...newDraft(), entries: { x: { ...ENTRY, text: '0' } } })).toBe(false)
  })

  it('outlast a reload, each phase for itself', () => {
    drafts.of('training').entries.energy_consumed = ENTRY
    drafts.keep('training')
    expect(fresh().of('training').entries.energy_consumed).toEqual(ENTRY)
    expect(isEmptyDraft(fresh().of('inference'))).toBe(true)
  })

  it('leave nothing in storage when emptied', () => {
    drafts.of('training').country = 'ESP'
    drafts.keep('training')
    drafts.of('training').country = ''
    drafts.keep('training')
    expect(sessionStorage).toHaveLength(0)
  })

  it('do without a report that is too large', () => {
    drafts.of('training').report = { text: 'x'.repeat(1_600_000) }
    drafts.of('training').country = 'ESP'
    drafts.keep('training')
    expect(fresh().of('training')).toMatchObject({ report: null, country: 'ESP' })
  })

  it('begin anew when storage holds nonsense or refuses', () => {
    sessionStorage.setItem('gaissalabel.draft.training', '{"broken')
    expect(isEmptyDraft(fresh().of('training'))).toBe(true)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    drafts.of('training').country = 'ESP'
    expect(() => drafts.keep('training')).not.toThrow()
  })

  it('come back after a new file has displaced them', () => {
    drafts.of('training').country = 'ESP'
    drafts.displace('training')
    expect(drafts.of('training').country).toBe('')
    drafts.bringBack('training')
    expect(drafts.of('training').country).toBe('ESP')
    expect(fresh().of('training').country).toBe('ESP')
  })

  it('that were saved need not come back', () => {
    Object.assign(drafts.of('training'), { country: 'ESP', savedAs: 'some-uuid' })
    drafts.displace('training')
    expect(drafts.displaced.training).toBeNull()
  })
})
