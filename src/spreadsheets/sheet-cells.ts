import { limits } from './limits.js'
import { numberText, rounded } from './number-text.js'
import { isOn, readXml, unescaped } from './read-xml.js'
import { placeOf, UnreadableWorkbook, type Sheet, type SheetCell, type SheetRow } from './sheet.js'
import type { Workbook } from './workbook.js'

interface Range {
  from: { row: number; column: number }
  to: { row: number; column: number }
}

/** Gathers one sheet from its XML. Rows and cells without an address follow the one before, as the format has it. */
class CellReader {
  readonly #rows = new Map<number, SheetRow>()
  readonly #merged: Range[] = []
  readonly hiddenColumns: number[] = []
  #row: SheetRow = { row: 0, hidden: false, cells: {}, covered: [] }
  #column = 0
  #cell: Record<string, string> = {}
  #value: string | undefined
  #inline = ''
  #formula = false
  #within: string[] = []
  #cells = 0
  #characters = 0

  constructor(private readonly book: Workbook) {}

  start(name: string, attributes: Record<string, string>): void {
    this.#within = [...this.#within.slice(-5), name]
    if (name === 'row') this.#startRow(attributes)
    else if (name === 'c') this.#startCell(attributes)
    else if (name === 'v') this.#value = ''
    else if (name === 'f') this.#formula = true
    else if (name === 'col' && isOn(attributes.hidden)) this.#hideColumns(Number(attributes.min), Number(attributes.max))
    else if (name === 'mergeCell') this.#merge(attributes.ref ?? '')
  }

  text(text: string): void {
    const name = this.#within.at(-1)
    if (name === 'v') this.#value += text
    else if (name === 't' && this.#within.includes('is') && !this.#within.includes('rPh')) this.#inline += text
  }

  end(name: string): void {
    this.#within.pop()
    if (name === 'c') this.#endCell()
  }

  #startRow({ r, hidden, ht, customHeight }: Record<string, string>): void {
    const stated = placeOf(`A${r}`)?.row
    if (r !== undefined && !stated) throw new UnreadableWorkbook('spreadsheet.not-xlsx')
    const row = stated ?? this.#row.row + 1
    this.#row = this.#rows.get(row) ?? { row, hidden: false, cells: {}, covered: [] }
    this.#row.hidden ||= isOn(hidden) || (isOn(customHeight) && Number(ht) === 0)
    this.#column = 0
  }

  #startCell(attributes: Record<string, string>): void {
    const place = placeOf(attributes.r)
    if (attributes.r !== undefined && place?.row !== this.#row.row) throw new UnreadableWorkbook('spreadsheet.not-xlsx')
    this.#column = place?.column ?? this.#column + 1
    this.#cell = attributes
    this.#value = undefined
    this.#inline = ''
    this.#formula = false
  }

  #endCell(): void {
    const cell = this.#read()
    if (cell.text === '' && !cell.unreadable) return
    this.#cells++
    this.#characters += cell.text.length
    this.#row.cells[this.#column] = cell
    this.#rows.set(this.#row.row, this.#row)
    if (this.#cells > limits.cells || this.#characters > limits.characters || this.#rows.size > limits.rows) throw new UnreadableWorkbook('spreadsheet.too-large')
  }

  #read(): SheetCell {
    const value = this.#value
    const type = this.#cell.t ?? 'n'
    if (type === 'inlineStr') return { text: unescaped(this.#inline).trim() }
    if (type === 'e') return { text: value ?? '', unreadable: 'cell-error' }
    if (value === undefined || (value === '' && type !== 'str')) return this.#formula ? { text: '', unreadable: 'formula-without-value' } : { text: '' }
    if (type === 's') {
      const text = this.book.strings[Number(value)]
      return text === undefined ? { text: '', unreadable: 'cell-error' } : { text: text.trim() }
    }
    if (type === 'str') return { text: unescaped(value).trim() }
    if (type === 'd') return { text: value.replace(/T00:00:00(\.0+)?Z?$/, '').trim() }
    if (type === 'b') return { text: isOn(value) ? '是' : '否' }
    const number = Number(value)
    if (!Number.isFinite(number)) return { text: value, unreadable: 'cell-error' }
    const text = numberText(number, this.book.formats[Number(this.#cell.s ?? 0)] ?? 'General', this.book.from1904)
    return { text, number: rounded(number) }
  }

  #hideColumns(from: number, to: number): void {
    for (let column = from; column <= Math.min(to, 16_384); column++) {
      if (this.hiddenColumns.length >= 16_384) return
      this.hiddenColumns.push(column)
    }
  }

  #merge(ref: string): void {
    const [from, to] = ref.split(':').map(placeOf)
    if (!from || !to) throw new UnreadableWorkbook('spreadsheet.not-xlsx')
    if (this.#merged.push({ from, to }) > limits.cells) throw new UnreadableWorkbook('spreadsheet.too-large')
  }

  /** A value that merged cells show is kept where they begin only; what some programs leave in the covered ones is seen by nobody. */
  finish(): Sheet {
    const rows = [...this.#rows.values()].sort((a, b) => a.row - b.row)
    let covered = 0
    for (const { from, to } of this.#merged) {
      for (const row of rowsWithin(rows, from.row, to.row)) {
        for (let column = from.column; column <= to.column; column++) {
          if (row.row === from.row && column === from.column) continue
          if (++covered > limits.covered) throw new UnreadableWorkbook('spreadsheet.too-large')
          delete row.cells[column]
          row.covered.push(column)
        }
      }
    }
    return { rows, hiddenColumns: this.hiddenColumns }
  }
}

function rowsWithin(rows: SheetRow[], from: number, to: number): SheetRow[] {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]!.row < from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < rows.length && rows[end]!.row <= to) end++
  return rows.slice(low, end)
}

export async function readSheet(book: Workbook, bytes: AsyncIterable<Buffer>): Promise<Sheet> {
  const reader = new CellReader(book)
  await readXml(bytes, reader)
  return reader.finish()
}
