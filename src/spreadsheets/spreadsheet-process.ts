import { buffer } from 'node:stream/consumers'
import { readSheet } from './sheet-cells.js'
import { UnreadableWorkbook, type Sheet, type UnreadableReason } from './sheet.js'
import { readWorkbook } from './workbook.js'
import { WorkbookParts } from './workbook-parts.js'

/** What the process that reads one workbook answers: an xlsx file comes in, this goes out as JSON. */
export type SpreadsheetAnswer = { sheet: Sheet } | { unreadable: UnreadableReason }

async function answerTo(bytes: Buffer): Promise<SpreadsheetAnswer> {
  try {
    const parts = await WorkbookParts.open(bytes)
    const book = await readWorkbook(parts)
    return { sheet: await readSheet(book, parts.read(book.sheet)) }
  } catch (error) {
    // Whatever a parser stumbles over is the file's: there is nothing else in this process.
    return { unreadable: error instanceof UnreadableWorkbook ? error.reason : 'spreadsheet.not-xlsx' }
  }
}

process.stdout.end(JSON.stringify(await answerTo(await buffer(process.stdin))))
