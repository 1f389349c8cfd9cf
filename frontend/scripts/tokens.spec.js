import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../src/styles/tokens.css'), 'utf8')
const declarations = (/** @type {string} */ block) =>
  [...block.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value])
/** @param {string} selector */
const block = (selector) => declarations(css.split(`${selector} {`)[1].split('}')[0])
const light = Object.fromEntries(declarations(css.split('@media')[0]))
const dark = Object.fromEntries(block(":root[data-theme='dark']"))

/** Relative luminance after WCAG 2.2. @param {string} hex */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

describe('tokens', () => {
  it('have one dark theme, whether chosen or the system’s', () => {
    expect(block(":root:not([data-theme='light'])")).toEqual(block(":root[data-theme='dark']"))
  })

  it('have no dark theme on paper', () => {
    const ofScreens = css.match(/@media screen[^{]*\{\s*:root(?::not\()?\[data-theme/g)
    expect(ofScreens).toHaveLength(css.match(/^ +color-scheme: dark/gm)?.length ?? 0)
  })

  const grounds = ['page', 'surface', 'surface-sunken', 'surface-raised']
  const texts = ['text', 'text-soft', 'brand-text', 'action', 'danger', 'warning', 'success', 'info']
  const pairs = texts.flatMap((text) => grounds.map((ground) => [text, ground]))
  const onSoft = ['danger', 'warning', 'success', 'info'].flatMap((kind) => [
    ['text', `${kind}-soft`],
    [kind, `${kind}-soft`],
  ])
  const letters = ['a', 'b', 'c', 'd', 'e'].map((letter) => [`class-${letter}-text`, `class-${letter}`])

  describe.each([
    ['light', light],
    ['dark', { ...light, ...dark }],
  ])('%s', (name, theme) => {
    it.each([
      ...pairs,
      ...onSoft,
      ...letters,
      ['text-on-action', 'action'],
      ['class-none-text', 'class-none'],
      ['text', 'brand-soft'],
    ])('text of --%s on --%s can be read', (text, ground) =>
      expect(contrast(theme[`--${text}`], theme[`--${ground}`])).toBeGreaterThanOrEqual(4.5),
    )
    it.each(
      grounds.flatMap((ground) => [
        ['border-control', ground],
        ['focus', ground],
      ]),
    )('--%s on --%s can be seen', (line, ground) =>
      expect(contrast(theme[`--${line}`], theme[`--${ground}`])).toBeGreaterThanOrEqual(3),
    )
  })
})
