/** A DOI in running text, without the full stop or bracket that follows it. */
const DOI = /doi:(10\.\d{4,9}\/[^\s,;]*[^\s,;.)])/

/**
 * Text in paragraphs (a line that ends a sentence ends one), with its DOIs as links.
 * @param {string} text
 * @returns {{text: string, href: string}[][]} pieces of each paragraph; `href` is '' where it is no link
 */
export function sourceParagraphs(text) {
  return text
    .split(/(?<=\.)[ \t]*\n|\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((paragraph) =>
      // A pattern with one group splits into text, DOI, text, DOI …
      paragraph
        .split(DOI)
        .map((piece, index) =>
          index % 2 ? { text: `doi:${piece}`, href: `https://doi.org/${piece}` } : { text: piece, href: '' },
        )
        .filter((piece) => piece.text),
    )
}
