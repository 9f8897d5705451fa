import PDFDocument from 'pdfkit'
import { fontFiles, GlyphFinder, type FontName } from './fonts.js'
import { breakLines, type Line } from './lines.js'
import type { Align, PaperModel } from './paper-model.js'

type LoadedFont = { font: ConstructorParameters<typeof GlyphFinder>[0] extends (name: FontName) => infer G ? G : never }

export const lineHeight = 1.5
const margin = 56

/** A4 pages with a place to write next (`y`), text in several fonts, and what every page bears. */
export class Page {
  readonly finder: GlyphFinder
  readonly #doc: PDFKit.PDFDocument
  y = margin
  readonly left = margin
  readonly width: number
  readonly bottom: number
  pages = 0

  constructor(private readonly model: PaperModel) {
    const made = new Date(model.madeAt)
    this.#doc = new PDFDocument({
      size: 'A4',
      layout: model.landscape ? 'landscape' : 'portrait',
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      autoFirstPage: false,
      bufferPages: true,
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: model.title, Producer: 'Dabiao', Creator: 'Dabiao', CreationDate: made, ModDate: made },
      // No font yet: one opened under two names is opened anew at every change of font.
      font: '',
    })
    for (const [name, file] of Object.entries(fontFiles)) this.#doc.registerFont(name, file)
    this.finder = new GlyphFinder((name) => (this.#doc.font(name) as unknown as { _font: LoadedFont })._font.font)
    this.#doc.addPage()
    this.width = this.#doc.page.width - 2 * margin
    this.bottom = this.#doc.page.height - margin - (model.pageNumbers ? 12 : 0)
    this.#begin()
  }

  #begin(): void {
    this.pages++
    this.y = margin
    const { width, height } = this.#doc.page
    if (this.model.border) {
      this.#doc.lineWidth(2).rect(24, 24, width - 48, height - 48).stroke('#8a6d3b')
      this.#doc.lineWidth(0.6).rect(30, 30, width - 60, height - 60).stroke('#8a6d3b')
    }
    if (!this.model.watermark) return
    const [line] = this.lines(this.model.watermark, { bold: true, size: 90, width: 10_000 })
    this.#doc.save().rotate(-35, { origin: [width / 2, height / 2] })
    this.#runs(line!, width / 2 - (line!.width * 90) / 2, height / 2 - 60, 90, '#e9ecef')
    this.#doc.restore()
  }

  next(): void {
    this.#doc.addPage()
    this.#begin()
  }

  /** True when `height` more fits on this page. */
  fits(height: number): boolean {
    return this.y + height <= this.bottom
  }

  lines(text: string, look: { bold?: boolean; size: number; width: number }): Line[] {
    return breakLines(this.finder, text, look.bold ?? false, look.width / look.size)
  }

  #runs(line: Line, x: number, y: number, size: number, colour = '#000000'): void {
    let at = x
    for (const run of line.runs) {
      if (run.text.trim() !== '') {
        // Fonts differ in where their text begins; the baseline is what must agree.
        this.#doc.font(run.font).fontSize(size).fillColor(colour).text(run.text, at, y + size, { lineBreak: false, baseline: 'alphabetic', features: [] })
      }
      at += run.width * size
    }
  }

  /** Writes one line whose box begins at (x, y) and is `width` wide. */
  line(line: Line, x: number, y: number, size: number, width: number, align: Align): void {
    const room = width - line.width * size
    const from = align === 'center' ? x + room / 2 : align === 'right' ? x + room : x
    this.#runs(line, from, y + ((lineHeight - 1) * size) / 2 - size * 0.1, size)
  }

  box(x: number, y: number, width: number, height: number): void {
    this.#doc.lineWidth(0.6).rect(x, y, width, height).stroke('#333333')
  }

  square(x: number, y: number, size: number): void {
    this.#doc.rect(x, y, size, size).fill('#000000')
  }

  /** Page numbers, then all the bytes. */
  async end(): Promise<Uint8Array> {
    for (let n = 0; this.model.pageNumbers && n < this.pages; n++) {
      this.#doc.switchToPage(n)
      const [line] = this.lines(`第${n + 1}页　共${this.pages}页`, { size: 9, width: this.width })
      this.line(line!, this.left, this.bottom + 14, 9, this.width, 'center')
    }
    const parts: Buffer[] = []
    this.#doc.on('data', (part: Buffer) => parts.push(part))
    await new Promise<void>((resolve, reject) => {
      this.#doc.on('end', resolve)
      this.#doc.on('error', reject)
      this.#doc.end()
    })
    return Buffer.concat(parts)
  }
}
