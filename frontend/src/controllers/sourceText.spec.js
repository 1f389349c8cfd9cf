import { describe, expect, it } from 'vitest'
import { sourceParagraphs } from './sourceText.js'

describe('sourceParagraphs', () => {
  it('joins lines that were broken within a sentence', () => {
    expect(sourceParagraphs('One study,\npublished later.\nAnother one.\n')).toEqual([
      [{ text: 'One study, published later.', href: '' }],
      [{ text: 'Another one.', href: '' }],
    ])
  })

  it('links DOIs and leaves the punctuation after them out', () => {
    const [pieces] = sourceParagraphs(
      'See doi:10.1109/ESEM56168.2023.10304801. And (doi:10.1007/s10618-024-01020-3).',
    )
    expect(pieces).toEqual([
      { text: 'See ', href: '' },
      {
        text: 'doi:10.1109/ESEM56168.2023.10304801',
        href: 'https://doi.org/10.1109/ESEM56168.2023.10304801',
      },
      { text: '. And (', href: '' },
      { text: 'doi:10.1007/s10618-024-01020-3', href: 'https://doi.org/10.1007/s10618-024-01020-3' },
      { text: ').', href: '' },
    ])
  })

  it('makes nothing of nothing', () => {
    expect(sourceParagraphs(' \n\n')).toEqual([])
  })
})
