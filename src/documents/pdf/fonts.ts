import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const folderOf = (name: string, up: string) => path.join(path.dirname(require.resolve(name)), up)
const main = folderOf('@expo-google-fonts/noto-sans-sc', '.')
const fallback = folderOf('@embedpdf/fonts-jp', '..')

/** Noto Sans SC, whole (SIL Open Font License), and for the rare characters it lacks (𠮷) Noto Sans JP of the same design. */
export const fontFiles = {
  regular: path.join(main, '400Regular', 'NotoSansSC_400Regular.ttf'),
  bold: path.join(main, '700Bold', 'NotoSansSC_700Bold.ttf'),
  regularFallback: path.join(fallback, 'fonts', 'NotoSansJP-Regular.otf'),
  boldFallback: path.join(fallback, 'fonts', 'NotoSansJP-Bold.otf'),
} as const
export type FontName = keyof typeof fontFiles

interface GlyphSource {
  unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): { advanceWidth: number }
}

/** One character as it will be printed: in which font, and how wide at size 1. */
export interface Glyph {
  char: string
  font: FontName
  width: number
}

/** Characters that print nothing by themselves: variation selectors, joiners, directions. */
const invisible = /^[\p{Cf}\p{Variation_Selector}]$/u

/** Finds a font for each character of a paper and remembers which were hard to print. */
export class GlyphFinder {
  readonly missing = new Set<string>()
  readonly fallback = new Set<string>()
  readonly #known = new Map<string, Glyph[]>()

  /** `source` gives the font file behind a name, as pdfkit loaded it. */
  constructor(private readonly source: (font: FontName) => GlyphSource) {}

  #in(char: string, font: FontName): Glyph | undefined {
    const codePoint = char.codePointAt(0)!
    const file = this.source(font)
    if (!file.hasGlyphForCodePoint(codePoint)) return undefined
    return { char, font, width: file.glyphForCodePoint(codePoint).advanceWidth / file.unitsPerEm }
  }

  #find(char: string, bold: boolean): Glyph[] {
    const main = this.#in(char, bold ? 'bold' : 'regular')
    if (main) return [main]
    if (invisible.test(char)) {
      this.missing.add(char)
      return []
    }
    const other = this.#in(char, bold ? 'boldFallback' : 'regularFallback')
    if (other) {
      this.fallback.add(char)
      return [other]
    }
    // Never an empty box: the reader sees which character it is, and the paper's record says so too.
    this.missing.add(char)
    return this.glyphs(`〔U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}〕`, bold)
  }

  glyphs(text: string, bold: boolean): Glyph[] {
    const found: Glyph[] = []
    for (const char of text.replace(/\p{Cs}/gu, '\uFFFD')) {
      const key = `${bold ? 'b' : 'r'}${char}`
      let glyphs = this.#known.get(key)
      if (!glyphs) this.#known.set(key, (glyphs = this.#find(char, bold)))
      found.push(...glyphs)
    }
    return found
  }
}
