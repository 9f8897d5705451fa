import type ExcelJS from 'exceljs'
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
  | 'required'
  | 'too-long'
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
/** Rows with and without an item; one cell at the sheet's far end would otherwise mean a million of them. */
const mostRows = 20_000

/** Text of a cell whatever its kind (rich text, formula, link, number). */
function textOf(cell: ExcelJS.Cell): string {
  const value = cell.value
  if (value === null || value === undefined) return ''
  if (typeof value === 'object' && 'result' in value) return String(value.result ?? '').trim()
  return cell.text.trim()
}

class SheetReader {
  readonly errors: CellError[] = []
  constructor(
    private readonly sheet: ExcelJS.Worksheet,
    private readonly industriesByName: Map<string, string>,
  ) {}

  #wrong(row: number, column: string, code: CellCode): void {
    this.errors.push({ row, column, code })
  }

  /** Value beside a head in the first column, above the table. */
  #named(head: string, until: number): { row: number; value: string } {
    for (let row = 1; row < until; row++) {
      if (textOf(this.sheet.getRow(row).getCell(1)) === head) return { row, value: textOf(this.sheet.getRow(row).getCell(2)) }
    }
    return { row: 0, value: '' }
  }

  #table(): { head: number; columns: Record<keyof typeof sheetHeads.columns, number> } | undefined {
    for (let head = 1; head <= Math.min(this.sheet.rowCount, 50); head++) {
      const names = new Map<string, number>()
      this.sheet.getRow(head).eachCell((cell, column) => void names.set(textOf(cell), column))
      if (!names.has(sheetHeads.columns.content)) continue
      const columns = {} as Record<keyof typeof sheetHeads.columns, number>
      for (const [key, name] of Object.entries(sheetHeads.columns)) {
        const column = names.get(name)
        if (column === undefined) this.#wrong(head, name, 'column-missing')
        else columns[key as keyof typeof columns] = column
      }
      return { head, columns }
    }
    this.#wrong(0, sheetHeads.columns.content, 'column-missing')
    return undefined
  }

  #text(row: number, column: string, value: string, most: number): string {
    if (value === '') this.#wrong(row, column, 'required')
    else if ([...value].length > most) this.#wrong(row, column, 'too-long')
    return value
  }

  #points(row: number, text: string): number {
    const points = Number(text)
    if (text === '' || !Number.isFinite(points)) this.#wrong(row, sheetHeads.columns.points, 'points-not-a-number')
    else if (points <= 0 || points > 1000 || Math.round(points * 10) !== points * 10) this.#wrong(row, sheetHeads.columns.points, 'points-out-of-range')
    return points
  }

  #industries(row: number, text: string): string[] {
    if (text === '' || text === '全部') return []
    return text.split(/[、,，;；\s]+/u).flatMap((name) => {
      const id = this.industriesByName.get(name)
      if (!id) this.#wrong(row, sheetHeads.industries, 'unknown-industry')
      return id ?? []
    })
  }

  read(): ReadStandard {
    const table = this.#table()
    const until = table?.head ?? this.sheet.rowCount + 1
    const id = this.#named(sheetHeads.id, until)
    if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(id.value)) this.#wrong(id.row, sheetHeads.id, id.value === '' ? 'required' : 'id-form')
    const title = this.#named(sheetHeads.title, until)
    this.#text(title.row, sheetHeads.title, title.value, 200)
    const industries = this.#named(sheetHeads.industries, until)
    const items = table && this.errors.every((e) => e.code !== 'column-missing') ? this.#items(table) : []
    return {
      standardId: id.value,
      title: title.value,
      industries: this.#industries(industries.row, industries.value),
      sample: this.#named(sheetHeads.sample, until).value === '是',
      items,
    }
  }

  #items({ head, columns }: { head: number; columns: Record<keyof typeof sheetHeads.columns, number> }): StandardItem[] {
    const items: StandardItem[] = []
    const seen = new Set<string>()
    // Merged cells of the two left columns carry on downwards, as such tables are usually written.
    let category = ''
    let project = ''
    for (let n = head + 1; n <= this.sheet.rowCount; n++) {
      const row = this.sheet.getRow(n)
      const cell = (key: keyof typeof columns) => textOf(row.getCell(columns[key]))
      const content = cell('content')
      if (Object.keys(columns).every((key) => cell(key as keyof typeof columns) === '')) continue
      if (cell('category') !== '' && cell('category') !== category) [category, project] = [cell('category'), '']
      if (cell('project') !== '') project = cell('project')
      this.#text(n, sheetHeads.columns.category, category, 100)
      this.#text(n, sheetHeads.columns.project, project, 100)
      this.#text(n, sheetHeads.columns.content, content, 2000)
      const points = this.#points(n, cell('points'))
      const veto = cell('veto')
      if (!['', '是', '否'].includes(veto)) this.#wrong(n, sheetHeads.columns.veto, 'veto-yes-or-no')
      const subject = JSON.stringify([category, project, content])
      if (content !== '' && seen.has(subject)) this.#wrong(n, sheetHeads.columns.content, 'duplicate')
      seen.add(subject)
      items.push({ itemId: `I${String(items.length + 1).padStart(4, '0')}`, category, project, content, points, veto: veto === '是' })
      if (items.length > mostItems) break
    }
    if (items.length === 0) this.#wrong(head, sheetHeads.columns.content, 'no-items')
    if (items.length > mostItems) this.#wrong(0, sheetHeads.columns.content, 'too-many-items')
    return items
  }
}

/** Reads a standard's first sheet; every wrong cell is told, so that one correction round is enough. */
export function readStandardSheet(sheet: ExcelJS.Worksheet, industries: { id: string; name: string }[]): { standard: ReadStandard; errors: CellError[] } {
  if (sheet.rowCount > mostRows) {
    const nothing = { standardId: '', title: '', industries: [], sample: false, items: [] }
    return { standard: nothing, errors: [{ row: 0, column: sheetHeads.columns.content, code: 'too-many-items' }] }
  }
  const byName = new Map(industries.flatMap((i) => [[i.id, i.id] as const, [i.name, i.id] as const]))
  const reader = new SheetReader(sheet, byName)
  const standard = reader.read()
  return { standard, errors: reader.errors }
}
