import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { sheetHeads } from '../src/standards/standard-sheet.js'

/** Writes processes/standards/gbt33000-2016-sample.xlsx from sample-standard/items.tsv: `node --import tsx scripts/make-sample-standard.ts`. */
const lines = readFileSync(new URL('sample-standard/items.tsv', import.meta.url), 'utf8').trim().split('\n').slice(1)
const items = lines.map((line) => line.split('\t'))
const total = items.reduce((sum, item) => sum + Number(item[3]), 0)
if (total !== 1000) throw new Error(`the sample standard must have 1,000 points, not ${total}`)

const book = new ExcelJS.Workbook()
book.created = book.modified = new Date('2026-01-01T00:00:00Z')
const sheet = book.addWorksheet('评分标准')
sheet.columns = [{ width: 26 }, { width: 28 }, { width: 70 }, { width: 8 }, { width: 8 }]
sheet.addRow([sheetHeads.id, 'gbt33000-2016-sample'])
sheet.addRow([sheetHeads.title, '企业安全生产标准化评分标准（示例，按GB/T 33000-2016要素编排）'])
sheet.addRow([sheetHeads.industries, '全部'])
sheet.addRow([sheetHeads.sample, '是'])
sheet.addRow(['说明', '示例数据：要素取自GB/T 33000-2016，考评内容和分值为本系统自拟，总分1000分，不得用于正式评审'])
sheet.addRow([])
const { category, project, content, points, veto } = sheetHeads.columns
sheet.addRow([category, project, content, points, veto]).font = { bold: true }
for (const [categoryText, projectText, contentText, pointsText, vetoText] of items) {
  sheet.addRow([categoryText, projectText, contentText, Number(pointsText), vetoText ?? '否'])
}
sheet.getColumn(3).alignment = { wrapText: true, vertical: 'top' }
await book.xlsx.writeFile(fileURLToPath(new URL('../processes/standards/gbt33000-2016-sample.xlsx', import.meta.url)))
