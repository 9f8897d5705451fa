import { addressOf, type Sheet, type SheetCell, type SheetRow, type UnreadableCell } from '../spreadsheets/sheet.js'
import { lineFault } from '../domain/text.js'
import type { StandardItem } from '../store/models/standards.js'

/** Heads of a standard's xlsx: names and values on top, then one table. Fixed words, because people fill them in. */
export const sheetHeads = {
  id: '标准编号',
  title: '标准名称',
  industries: '适用行业',
  sample: '是否示例',
  columns: { category: '考评类目', project: '考评项目', content: '考评内容', points: '分值', veto: '否决项' },
} as const

/** Why a cell can't be read; its sentence is in the catalogue (`standard-rows`). */
export type CellCode =
  | UnreadableCell
  | 'hidden-row'
  | 'hidden-column'
  | 'merged'
  | 'required'
  | 'too-long'
  | 'bad-character'
  | 'points-not-a-number'
  | 'points-out-of-range'
  | 'veto-yes-or-no'
  | 'duplicate'
  | 'unknown-industry'
  | 'id-form'
  | 'column-missing'
  | 'no-items'
  | 'too-many-items'
export interface CellError {
  /** Row of the sheet as the spreadsheet program shows it, from 1; 0 = the whole sheet. */
  row: number
  column: string
  /** Address in the sheet, `C8`, where one cell is meant. */
  cell?: string
  code: CellCode
}

export interface ReadStandard {
  standardId: string
  title: string
  industries: string[]
  sample: boolean
  items: StandardItem[]
}

const mostItems = 2000
/** The table's head is looked for in the first rows. */
const mostRowsAbove = 50
type ColumnKey = keyof typeof sheetHeads.columns
interface Table {
  head: SheetRow
  columns: Record<ColumnKey, number>
}
const columnKeys = Object.keys(sheetHeads.columns) as ColumnKey[]

class SheetReader {
  readonly errors: CellError[] = []
  constructor(
    private readonly sheet: Sheet,
    private readonly industriesByName: Map<string, string>,
  ) {}

  #wrong(row: number, column: string, code: CellCode, at?: number): void {
    this.errors.push({ row, column, code, ...(at === undefined ? {} : { cell: addressOf(row, at) }) })
  }

  /** Text of a cell; one whose value can't be read is told once and counts as filled in. */
  #textOf(row: SheetRow, column: number, name: string): string {
    const cell: SheetCell | undefined = row.cells[column]
    if (!cell?.unreadable) return cell?.text ?? ''
    if (!this.errors.some((e) => e.code === cell.unreadable && e.cell === addressOf(row.row, column))) this.#wrong(row.row, name, cell.unreadable, column)
    return cell.text || '?'
  }

  /** Value beside a head in the first column, above the table. */
  #named(head: string, table: Table | undefined): { row: number; value: string } {
    const found = this.sheet.rows.find((row) => (!table || row.row < table.head.row) && row.cells[1]?.text === head)
    return found ? { row: found.row, value: this.#textOf(found, 2, head) } : { row: 0, value: '' }
  }

  #table(): Table | undefined {
    for (const head of this.sheet.rows.slice(0, mostRowsAbove)) {
      const names = new Map(Object.entries(head.cells).map(([column, cell]) => [cell.text, Number(column)] as const))
      if (!names.has(sheetHeads.columns.content)) continue
      const columns = {} as Table['columns']
      for (const key of columnKeys) {
        const name = sheetHeads.columns[key]
        const column = names.get(name)
        if (column === undefined) this.#wrong(head.row, name, 'column-missing')
        else columns[key] = column
        if (column !== undefined && this.sheet.hiddenColumns.includes(column)) this.#wrong(head.row, name, 'hidden-column', column)
      }
      return { head, columns }
    }
    this.#wrong(0, sheetHeads.columns.content, 'column-missing')
    return undefined
  }

  #text(row: number, column: string, value: string, most: number, at?: number): void {
    if (value === '') this.#wrong(row, column, 'required', at)
    else if ([...value].length > most) this.#wrong(row, column, 'too-long', at)
    else if (lineFault(value.replace(/[\r\n\t]+/g, ' '))) this.#wrong(row, column, 'bad-character', at)
  }

  /** Points with one decimal; the number in the cell counts, however many of its digits the sheet shows. */
  #points(row: SheetRow, at: number): number {
    const name = sheetHeads.columns.points
    const text = this.#textOf(row, at, name)
    if (row.cells[at]?.unreadable) return 0
    const points = row.cells[at]?.number ?? Number(text)
    const tenths = Math.round(points * 10)
    if (text === '' || !Number.isFinite(points)) this.#wrong(row.row, name, 'points-not-a-number', at)
    else if (points <= 0 || points > 1000 || Math.abs(tenths - points * 10) > 1e-6) this.#wrong(row.row, name, 'points-out-of-range', at)
    return tenths / 10
  }

  #industries(row: number, text: string): string[] {
    if (text === '' || text === '全部') return []
    return text.split(/[、,，;；\s]+/u).flatMap((name) => {
      const id = this.industriesByName.get(name)
      if (!id) this.#wrong(row, sheetHeads.industries, 'unknown-industry', 2)
      return id ?? []
    })
  }

  read(): ReadStandard {
    const table = this.#table()
    const id = this.#named(sheetHeads.id, table)
    if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(id.value)) this.#wrong(id.row, sheetHeads.id, id.value === '' ? 'required' : 'id-form')
    const title = this.#named(sheetHeads.title, table)
    this.#text(title.row, sheetHeads.title, title.value, 200)
    const industries = this.#named(sheetHeads.industries, table)
    const items = table && this.errors.every((e) => e.code !== 'column-missing') ? this.#items(table) : []
    return {
      standardId: id.value,
      title: title.value,
      industries: this.#industries(industries.row, industries.value),
      sample: this.#named(sheetHeads.sample, table).value === '是',
      items,
    }
  }

  #items({ head, columns }: Table): StandardItem[] {
    const items: StandardItem[] = []
    const seen = new Set<string>()
    // Merged cells of the two left columns carry on downwards, as such tables are usually written.
    let category = ''
    let project = ''
    for (const row of this.sheet.rows) {
      if (row.row <= head.row) continue
      const cell = (key: ColumnKey) => this.#textOf(row, columns[key], sheetHeads.columns[key])
      if (columnKeys.every((key) => !row.cells[columns[key]])) continue
      if (row.hidden) this.#wrong(row.row, sheetHeads.columns.content, 'hidden-row')
      if (cell('category') !== '' && cell('category') !== category) [category, project] = [cell('category'), '']
      if (cell('project') !== '') project = cell('project')
      const content = cell('content')
      // What several rows share can't be counted for each of them, nor for one of them only.
      const shared = (['content', 'points', 'veto'] as const).filter((key) => row.covered.includes(columns[key]))
      for (const key of shared) this.#wrong(row.row, sheetHeads.columns[key], 'merged', columns[key])
      this.#text(row.row, sheetHeads.columns.category, category, 100, columns.category)
      this.#text(row.row, sheetHeads.columns.project, project, 100, columns.project)
      if (!shared.includes('content')) this.#text(row.row, sheetHeads.columns.content, content, 2000, columns.content)
      const points = shared.includes('points') ? 0 : this.#points(row, columns.points)
      const veto = cell('veto')
      if (!['', '是', '否'].includes(veto) && !row.cells[columns.veto]?.unreadable) this.#wrong(row.row, sheetHeads.columns.veto, 'veto-yes-or-no', columns.veto)
      const subject = JSON.stringify([category, project, content])
      if (content !== '' && seen.has(subject)) this.#wrong(row.row, sheetHeads.columns.content, 'duplicate', columns.content)
      seen.add(subject)
      items.push({ itemId: `I${String(items.length + 1).padStart(4, '0')}`, category, project, content, points, veto: veto === '是' })
      if (items.length > mostItems) break
    }
    if (items.length === 0) this.#wrong(head.row, sheetHeads.columns.content, 'no-items')
    if (items.length > mostItems) this.#wrong(0, sheetHeads.columns.content, 'too-many-items')
    return items
  }
}

/** Reads a standard's sheet; every wrong cell is told, so that one correction round is enough. */
export function readStandardSheet(sheet: Sheet, industries: { id: string; name: string }[]): { standard: ReadStandard; errors: CellError[] } {
  const byName = new Map(industries.flatMap((i) => [[i.id, i.id] as const, [i.name, i.id] as const]))
  const reader = new SheetReader(sheet, byName)
  const standard = reader.read()
  return { standard, errors: reader.errors }
}
