import { createPinia, setActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { usePendingFiles } from './pendingFiles.js'

it('gives its files away once', () => {
  setActivePinia(createPinia())
  const file = new File(['a'], 'emissions.csv')
  const store = usePendingFiles()
  store.set([file])
  expect(store.files).toEqual([file])
  expect(store.take()).toEqual([file])
  expect(store.take()).toEqual([])
})
