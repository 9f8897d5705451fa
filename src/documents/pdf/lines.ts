import type { FontName, Glyph, GlyphFinder } from './fonts.js'

/** Part of a line in one font. */
export interface Run {
  text: string
  font: FontName
  width: number
}
export interface Line {
  runs: Run[]
  /** At size 1. */
  width: number
}

const closing = new Set([...'，。、；：？！）》」』”’〕】％…·,.;:?!)]}%'])
const opening = new Set([...'（《「『“‘〔【([{'])
const wordPart = /[\p{Script=Latin}\p{Nd}_\-./@:#&+'=?%]/u

/** Pieces a line is not broken inside of: a Chinese character, a Latin word; each with the punctuation that must stay beside it. */
function pieces(glyphs: Glyph[]): Glyph[][] {
  const found: Glyph[][] = []
  let keepsNext = false
  let inWord = false
  for (const glyph of glyphs) {
    const word = wordPart.test(glyph.char)
    const last = found.at(-1)
    if (last && (keepsNext || (inWord && word) || closing.has(glyph.char))) last.push(glyph)
    else found.push([glyph])
    keepsNext = opening.has(glyph.char)
    inWord = word
  }
  return found
}

const widthOf = (glyphs: Glyph[]) => glyphs.reduce((sum, glyph) => sum + glyph.width, 0)

function lineOf(glyphs: Glyph[]): Line {
  const runs: Run[] = []
  for (const glyph of glyphs) {
    const last = runs.at(-1)
    if (last?.font === glyph.font) {
      last.text += glyph.char
      last.width += glyph.width
    } else runs.push({ text: glyph.char, font: glyph.font, width: glyph.width })
  }
  return { runs, width: widthOf(glyphs) }
}

/** Breaks text into lines no wider than `width` (at size 1). Chinese breaks anywhere but before 。 and after （. */
export function breakLines(finder: GlyphFinder, text: string, bold: boolean, width: number): Line[] {
  const lines: Line[] = []
  for (const paragraph of text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n')) {
    let line: Glyph[] = []
    let used = 0
    const end = () => {
      lines.push(lineOf(line))
      line = []
      used = 0
    }
    for (const piece of pieces(finder.glyphs(paragraph, bold))) {
      const wide = widthOf(piece)
      if (used + wide > width && line.length > 0) end()
      if (line.length === 0 && lines.length > 0 && piece.length === 1 && piece[0]!.char === ' ') continue
      // A piece wider than the line itself (a long address) is broken where it must be.
      for (const glyph of piece) {
        if (used + glyph.width > width && line.length > 0 && wide > width) end()
        line.push(glyph)
        used += glyph.width
      }
    }
    end()
  }
  return lines
}
