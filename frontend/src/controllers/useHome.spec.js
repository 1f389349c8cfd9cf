import { expect, it } from 'vitest'
import { distributionOf, exampleOf } from './useHome.js'

it('relates each class to the largest one', () => {
  const [training, inference] = distributionOf({
    by_class: { training: { A: 1, C: 4, not_rated: 2 }, inference: {} },
  })
  expect(training).toMatchObject({ phase: 'training', total: 5, notRated: 2 })
  expect(training.classes.map(({ share }) => share)).toEqual([0.25, 0, 1, 0, 0])
  expect(inference).toMatchObject({ total: 0, notRated: 0 })
  expect(inference.classes.every(({ share }) => share === 0)).toBe(true)
})

it('shows the best of the newest labels, and none when there is no class', () => {
  const rows = [{ compound_class: null }, { compound_class: 'D' }, { compound_class: 'B' }]
  expect(exampleOf(rows)).toBe(rows[2])
  expect(exampleOf([{ compound_class: null }])).toBeNull()
})
