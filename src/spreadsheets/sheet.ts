/** Why the content of a cell can't be read; sentences are in the catalogue (`standard-rows`). */
export type UnreadableCell = 'cell-error' | 'formula-without-value'

export interface SheetCell {
  /** What the sheet shows: formatted numbers and dates, the words of rich text and links, the result of a formula. */
  text: string
  /** The number behind the text, to the 15 digits that spreadsheet programs keep. */
  number?: number
  /** Set where there is no value: the text is then what the sheet shows instead, such as `#N/A`. */
  unreadable?: UnreadableCell
}

export interface SheetRow {
  /** Row as the spreadsheet program shows it, from 1. */
  row: number
  hidden: boolean
  /** By column, from 1; only cells that show something. */
  cells: Record<number, SheetCell>
  /** Columns in which a merged cell begun elsewhere covers this row: its value belongs to the row and column where it begins. */
  covered: number[]
}

/** First visible sheet of a workbook: the rows that show something, from above, and the columns nobody sees. */
export interface Sheet {
  rows: SheetRow[]
  hiddenColumns: number[]
}

/** Why a file is no workbook that can be read; the sentence of the code says what to do. */
export type UnreadableReason = 'spreadsheet.not-xlsx' | 'spreadsheet.locked' | 'spreadsheet.too-large'

export class UnreadableWorkbook extends Error {
  constructor(readonly reason: UnreadableReason) {
    super(reason)
    this.name = 'UnreadableWorkbook'
  }
}

/** Address of a cell, `C8`. */
export function addressOf(row: number, column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return `${letters}${row}`
}

/** Column and row of an address (`C8`, `$C$8`); undefined where it is none of a sheet's 16,384 columns and 1,048,576 rows. */
export function placeOf(address: string | undefined): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address?.toUpperCase() ?? '') ?? []
  if (!letters) return undefined
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  const row = Number(digits)
  return column <= 16_384 && row <= 1_048_576 ? { row, column } : undefined
}
