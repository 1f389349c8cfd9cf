import { expect, it } from 'vitest'
import { modelFromText } from './modelNames.js'

it.each([
  ['my model', { name: 'my model', author: '', repository_id: '' }],
  [
    ' google-bert/bert-base-uncased ',
    { name: 'bert-base-uncased', author: 'google-bert', repository_id: 'google-bert/bert-base-uncased' },
  ],
  [
    'https://huggingface.co/google-bert/bert-base/tree/main',
    { name: 'bert-base', author: 'google-bert', repository_id: 'google-bert/bert-base' },
  ],
  ['hf.co/a/b', { name: 'b', author: 'a', repository_id: 'a/b' }],
  ['a/b/c', { name: 'a/b/c', author: '', repository_id: '' }],
  ['', { name: '', author: '', repository_id: '' }],
])('reads %s', (text, expected) => {
  expect(modelFromText(text)).toEqual({ id: null, task: '', ...expected })
})
