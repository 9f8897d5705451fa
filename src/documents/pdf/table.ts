import type { Line } from './lines.js'
import { lineHeight, type Page } from './page.js'
import type { Align, Block, Cell, Row } from './paper-model.js'

type Table = Extract<Block, { type: 'table' }>

interface LaidCell {
  x: number
  width: number
  lines: Line[]
  align: Align
  least: number
}
interface LaidRow {
  cells: LaidCell[]
  group?: string
  lineCount: number
}

const padding = 4

/** Draws a table; its head stands on every page, a row too tall for what is left goes on where the next page begins. */
export class TableDrawing {
  readonly #size: number
  readonly #step: number
  readonly #groupWidth: number
  readonly #columns: number[]
  readonly #head: LaidRow[]
  #group: { label: string; from: number } | undefined

  constructor(
    private readonly page: Page,
    private readonly table: Table,
  ) {
    this.#size = table.size ?? 10
    this.#step = this.#size * lineHeight
    this.#groupWidth = table.groupWidth ?? 0
    const total = table.widths.reduce((a, b) => a + b, 0)
    this.#columns = table.widths.map((w) => (w / total) * (page.width - this.#groupWidth))
    this.#head = (table.head ?? []).map((row) => this.#lay(row, true))
  }

  #lay(row: Row, head: boolean): LaidRow {
    let column = 0
    let x = this.page.left + (head && row.group === undefined ? 0 : this.#groupWidth)
    const cells = row.cells.map((given): LaidCell => {
      const cell: Cell = typeof given === 'string' ? { text: given } : given
      const span = cell.span ?? 1
      let width = this.#columns.slice(column, column + span).reduce((a, b) => a + b, 0)
      if (head && column === 0 && row.group === undefined) width += this.#groupWidth
      const laid = {
        x,
        width,
        lines: this.page.lines(cell.text, { bold: head || cell.bold, size: this.#size, width: width - 2 * padding }),
        align: cell.align ?? (head ? ('center' as const) : ('left' as const)),
        least: cell.lines ?? 1,
      }
      column += span
      x += width
      return laid
    })
    const lineCount = Math.max(1, ...cells.map((c) => Math.max(c.lines.length, c.least)))
    return { cells, lineCount, ...(row.group !== undefined && { group: row.group }) }
  }

  #heightOf(lineCount: number): number {
    return lineCount * this.#step + 2 * padding
  }

  #closeGroup(): void {
    if (!this.#group || this.#groupWidth === 0) return
    const { label, from } = this.#group
    const height = this.page.y - from
    this.#group = undefined
    if (height <= 0) return
    this.page.box(this.page.left, from, this.#groupWidth, height)
    const lines = this.page.lines(label, { bold: true, size: this.#size, width: this.#groupWidth - 2 * padding })
    const top = from + Math.max(0, (height - lines.length * this.#step) / 2)
    lines.forEach((line, n) => this.page.line(line, this.page.left + padding, top + n * this.#step, this.#size, this.#groupWidth - 2 * padding, 'center'))
  }

  /** Height a group's label needs at the left; 0 without one. */
  #labelHeight(label: string | undefined): number {
    if (label === undefined || this.#groupWidth === 0) return 0
    const lines = this.page.lines(label, { bold: true, size: this.#size, width: this.#groupWidth - 2 * padding })
    return this.#heightOf(lines.length)
  }

  #openGroup(label: string | undefined): void {
    if (this.#group?.label === label) return
    this.#closeGroup()
    if (label !== undefined) this.#group = { label, from: this.page.y }
  }

  #newPage(): void {
    const label = this.#group?.label
    this.#closeGroup()
    this.page.next()
    for (const row of this.#head) this.#slice(row, 0, row.lineCount)
    this.#openGroup(label)
  }

  /** Lines `from` to `from + count` of a row, as one band of boxes. */
  #slice(row: LaidRow, from: number, count: number): void {
    const height = this.#heightOf(count)
    for (const cell of row.cells) {
      this.page.box(cell.x, this.page.y, cell.width, height)
      const part = cell.lines.slice(from, from + count)
      part.forEach((line, n) => {
        this.page.line(line, cell.x + padding, this.page.y + padding + n * this.#step, this.#size, cell.width - 2 * padding, cell.align)
      })
    }
    this.page.y += height
  }

  /** `last` of its group: it grows where the label beside it is taller than all its rows on this page. */
  #row(row: LaidRow, last: boolean): void {
    const whole = this.#heightOf(row.lineCount)
    const tall = whole > (this.page.bottom - this.page.left) / 2
    const label = this.#labelHeight(row.group)
    const opens = row.group !== undefined && this.#group?.label !== row.group
    if (!this.page.fits(Math.max(tall ? this.#heightOf(3) : whole, opens ? label : 0))) this.#newPage()
    this.#openGroup(row.group)
    for (let from = 0; from < row.lineCount; ) {
      const room = Math.floor((this.page.bottom - this.page.y - 2 * padding) / this.#step)
      let count = Math.min(row.lineCount - from, Math.max(room, 1))
      if (last && from + count === row.lineCount && this.#group) {
        const beside = this.#group.from + label - this.page.y
        count = Math.max(count, Math.ceil((beside - 2 * padding) / this.#step))
      }
      this.#slice(row, from, count)
      from += count
      if (from < row.lineCount) this.#newPage()
    }
  }

  draw(): void {
    const first = this.table.rows[0] && this.#lay(this.table.rows[0], false)
    const begin = this.#head.reduce((sum, row) => sum + this.#heightOf(row.lineCount), 0) + this.#heightOf(Math.min(first?.lineCount ?? 1, 6))
    if (!this.page.fits(begin)) this.page.next()
    for (const row of this.#head) this.#slice(row, 0, row.lineCount)
    this.table.rows.forEach((row, n) => this.#row(this.#lay(row, false), row.group !== this.table.rows[n + 1]?.group))
    this.#closeGroup()
  }
}
