import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Refusal } from '../../../src/domain/errors.js'
import { readSpreadsheet } from '../../../src/spreadsheets/read-spreadsheet.js'
import { xlsxOf, zipOf } from '../../support/zip.js'

const refused = (promise: Promise<unknown>) => promise.then(() => expect.fail('was read'), (error: Refusal) => `${error.status} ${error.code}`)
const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`
const inline = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`

describe('spreadsheets from outside', function () {
  this.timeout(120_000)

  it('a file of 6 kB with drop-downs, merges and hidden columns over whole columns is read in little memory (Z2, F1)', async () => {
    const case15 = await readSpreadsheet(readFileSync('test/unit/standards/cases/x15b-dropdown-5-columns.xlsx'))
    expect(case15.rows.at(-1)).to.include({ row: 8, hidden: false })
    const whole = `<cols><col min="1" max="16384" hidden="1"/></cols><sheetData>${row(1, inline('A1', '一'))}${row(2, inline('B2', '二'))}</sheetData>`
    const merged = await readSpreadsheet(xlsxOf(`${whole}<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>`))
    expect(merged.rows.map((r) => r.covered)).to.deep.equal([[], [1]])
    expect(merged.hiddenColumns).to.have.length(16_384)
  })

  it('what is unpacked is counted, whatever sizes and entries the file names (Z2)', async () => {
    const long = Buffer.alloc(300 * 1024 * 1024, '<!---->')
    const sheet = { 'xl/worksheets/sheet1.xml': long }
    const honest = xlsxOf('', sheet)
    expect(honest.length).to.be.lessThan(1024 * 1024)
    expect(await refused(readSpreadsheet(honest))).to.equal('422 spreadsheet.too-large')
    expect(await refused(readSpreadsheet(xlsxOf('', sheet, { 'xl/worksheets/sheet1.xml': 100 })))).to.equal('422 spreadsheet.not-xlsx')
    expect(await refused(readSpreadsheet(zipOf(Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`${n}`, ''])))))).to.equal('422 spreadsheet.too-large')
  })

  it('a file that takes the memory or the time of its process costs one 422, and the next one is read (Z2, F1)', async () => {
    const deep = xlsxOf(`<sheetData>${'<a>'.repeat(6_000_000)}`)
    expect(await refused(readSpreadsheet(deep))).to.equal('422 spreadsheet.too-large')
    const repeated = xlsxOf(`<sheetData>${row(1, `<c t="inlineStr"><is><t>${'长'.repeat(1000)}</t></is></c>`.repeat(9000))}</sheetData>`)
    expect(await refused(readSpreadsheet(repeated))).to.equal('422 spreadsheet.too-large')
    const good = xlsxOf(`<sheetData>${row(1, inline('A1', '一'))}</sheetData>`)
    expect(await refused(readSpreadsheet(good, 1))).to.equal('422 spreadsheet.too-large')
    const five = await Promise.all(Array.from({ length: 5 }, () => readSpreadsheet(good)))
    expect(five.map((sheet) => sheet.rows[0]!.cells[1]!.text)).to.deep.equal(['一', '一', '一', '一', '一'])
  })

  it('what is no workbook is told apart from one with a password or of the old format (F2)', async () => {
    expect(await refused(readSpreadsheet(Buffer.from('no workbook')))).to.equal('422 spreadsheet.not-xlsx')
    expect(await refused(readSpreadsheet(Buffer.alloc(0)))).to.equal('422 spreadsheet.not-xlsx')
    expect(await refused(readSpreadsheet(zipOf({ 'word/document.xml': '<a/>' })))).to.equal('422 spreadsheet.not-xlsx')
    expect(await refused(readSpreadsheet(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).to.equal('422 spreadsheet.locked')
    const entities = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
    expect(await refused(readSpreadsheet(xlsxOf('', { 'xl/worksheets/sheet1.xml': entities })))).to.equal('422 spreadsheet.not-xlsx')
  })

  it('dates are shown as the sheet has them, never in English; the first visible sheet counts (F2)', async () => {
    const codes = ['14', '31', '164', '165', '0', '9']
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]mmm d"/><numFmt numFmtId="165" formatCode="0.00"/></numFmts><cellXfs>${codes.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`
    const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const cells = [46024, 46024, 46024, 1.1, 0.1 + 0.2, 0.5].map((value, n) => `<c s="${n}"><v>${value}</v></c>`).join('')
    const sheet = await readSpreadsheet(
      xlsxOf(`<sheetData>${row(1, `${cells}<c t="b"><v>1</v></c><c t="d"><v>2026-01-02T00:00:00</v></c>`)}</sheetData>`, {
        'xl/styles.xml': styles,
        'xl/workbook.xml': `<w:workbook xmlns:w="a" xmlns:r="${related}"><w:sheets><w:sheet state="hidden" r:id="r0"/><w:sheet r:id="r1"/></w:sheets></w:workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${related}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="${related}/styles" Target="styles.xml"/></Relationships>`,
      }),
    )
    expect(Object.values(sheet.rows[0]!.cells).map((c) => c.text)).to.deep.equal(['2026-01-02', '2026年1月2日', '1月 2', '1.10', '0.3', '50%', '是', '2026-01-02'])
  })
})
