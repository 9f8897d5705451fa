import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import rowMessages from '../../../src/catalogue/zh-CN/standard-rows.json' with { type: 'json' }
import { readSpreadsheet } from '../../../src/spreadsheets/read-spreadsheet.js'
import { readStandardSheet, sheetHeads } from '../../../src/standards/standard-sheet.js'
import { xlsxOf } from '../../support/zip.js'

async function read(bytes: Buffer) {
  const { standard, errors } = readStandardSheet(await readSpreadsheet(bytes), [])
  return {
    contents: standard.items.map((i) => `${i.project} ${i.content} ${i.points}`),
    errors: errors.map((e) => `${e.row} ${e.cell ?? ''} ${e.code}`),
  }
}
const caseOf = (name: string) => read(readFileSync(`test/unit/standards/cases/${name}.xlsx`))

/** A sheet whose table starts in row 5; cells are given as text, numbers as numbers, `''` for none. */
function sheetOf(rows: (string | number)[][], after = ''): Buffer {
  const top = [[sheetHeads.id, 'test'], [sheetHeads.title, '测试'], [sheetHeads.industries, '全部'], [sheetHeads.sample, '是'], Object.values(sheetHeads.columns)]
  const cell = (value: string | number) => (value === '' ? '<c/>' : typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="str"><v>${value}</v></c>`)
  return xlsxOf(`<sheetData>${[...top, ...rows].map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>${after}`)
}

describe('standards from foreign programs', function () {
  this.timeout(120_000)

  it('formula errors and error cells are row errors with their cell; a reason is there in Chinese (F2)', async () => {
    expect((await caseOf('x02-formula-error')).errors).to.deep.equal(['8 C8 cell-error'])
    expect((await caseOf('x14-error-cell')).errors).to.deep.equal(['8 C8 cell-error'])
    expect(rowMessages['cell-error']).to.match(/\p{Script=Han}/u)
  })

  it('a formula without a result is told, not taken as empty (F2)', async () => {
    const table = Object.values(sheetHeads.columns).map((name) => `<c t="str"><v>${name}</v></c>`).join('')
    const bytes = xlsxOf(`<sheetData><row>${table}</row><row><c t="str"><v>一</v></c><c t="str"><v>1.1</v></c><c t="str"><v>内容</v></c><c><f>1+1</f></c><c/></row></sheetData>`)
    expect((await read(bytes)).errors).to.include('2 D2 formula-without-value').and.not.include('2 D2 points-not-a-number')
  })

  it('text of links, of prefixed names and of cells without addresses is text (F2)', async () => {
    expect(await caseOf('x03-hyperlink-rich')).to.deep.equal({ contents: ['1.1 目标 制定年度目标 10', '1.1 目标 依据《办法》第十条制定目标 20'], errors: [] })
    const expected = { contents: ['1.1 目标 制定年度目标 10', '1.1 目标 分解到部门 20'], errors: [] }
    for (const name of ['x05-namespace-prefix', 'x08-no-cell-addresses', 'x15-dropdown-1-column', 'x15b-dropdown-5-columns']) expect(await caseOf(name), name).to.deep.equal(expected)
  })

  it('a formatted empty row at the sheet\'s end is no row, a sum of binary fractions is its decimal, a date is what the sheet shows (F2)', async () => {
    expect(await caseOf('x04b-styled-last-row')).to.deep.equal({ contents: ['1.1 目标 制定年度目标 10', '1.1 目标 分解到部门 20'], errors: [] })
    expect(await caseOf('x07-binary-fraction')).to.deep.equal({ contents: ['1.1 目标 制定年度目标 0.3'], errors: [] })
    expect(await caseOf('x06-date-and-format')).to.deep.equal({ contents: ['1-2 制定年度目标 10', '1.1 分解到部门 20', '1.1 另一项 20'], errors: [] })
  })

  it('characters that turn the direction, control and half characters reach no standard; line breaks do (Z1)', async () => {
    const rows = [['一', '1.1', '甲_x202E_乙', 10, '否'], ['一', '1.1', '甲_x0007_', 10, '否'], ['一', '1.1', '甲_xD800_', 10, '否'], ['一', '1.1', '甲_x000A_乙', 10, '否']]
    expect((await read(sheetOf(rows))).errors).to.deep.equal(['6 C6 bad-character', '7 C7 bad-character', '8 C8 bad-character'])
  })

  it('hidden rows and columns are named (F2)', async () => {
    expect((await caseOf('x13-hidden-row')).errors).to.deep.equal(['8  hidden-row'])
    const bytes = xlsxOf(`<cols><col min="4" max="4" hidden="1"/></cols><sheetData><row>${Object.values(sheetHeads.columns).map((name) => `<c t="str"><v>${name}</v></c>`).join('')}</row></sheetData>`)
    expect((await read(bytes)).errors).to.include('1 D1 hidden-column')
  })

  it('points of merged cells count for no row twice; a merged category holds for all its rows (F2)', async () => {
    const rows = [['一', '1.1', '甲', 10, '否'], ['', '', '乙', 10, '否'], ['', '', '丙', 5, '否']]
    const merged = await read(sheetOf(rows, '<mergeCells><mergeCell ref="A6:A8"/><mergeCell ref="B6:B8"/><mergeCell ref="D6:D7"/></mergeCells>'))
    expect(merged.errors).to.deep.equal(['7 D7 merged'])
    expect(merged.contents).to.deep.equal(['1.1 甲 10', '1.1 乙 0', '1.1 丙 5'])
  })
})
