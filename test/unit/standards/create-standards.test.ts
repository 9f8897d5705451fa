import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { expect } from 'chai'
import ExcelJS from 'exceljs'
import { OffsetClock } from '../../../src/domain/clock.js'
import type { Refusal } from '../../../src/domain/errors.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { createStandards, type Importer, type StandardRowError, type Standards } from '../../../src/standards/create-standards.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { standardsOf } from '../../../src/store/models/standards.js'
import { startPlatform, type Platform } from '../../support/platform.js'

const administrator: Importer = { accountId: 'A-admin', displayName: '流程管理员（示例）', role: 'process-administrator', regionCode: '640000' }
const head = ['考评类目', '考评项目', '考评内容', '分值', '否决项']

async function sheet(rows: unknown[][], top: unknown[][] = [['标准编号', 'test-standard'], ['标准名称', '测试'], ['适用行业', '建材、冶金'], ['是否示例', '否']]): Promise<Readable> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('标准').addRows([...top, head, ...rows])
  return Readable.from([Buffer.from(await book.xlsx.writeBuffer())])
}

describe('scoring standards', function () {
  this.timeout(60_000)
  let platform: Platform
  let store: Store
  let standards: Standards
  const refused = (promise: Promise<unknown>) => promise.then(() => expect.fail('was taken'), (error: Refusal) => error)

  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
    standards = createStandards(store, new OffsetClock(), () => regulationPack('ningxia-2017').industries)
  })
  after(async () => {
    await store?.close()
    await platform?.stop()
  })

  it('imports versions; the same content adds none, and two at once get two numbers', async () => {
    const rows = [['1 一', '1.1 甲', '内容一', 10, '是'], ['', '', '内容二', 2.5, '']]
    expect(await standards.importXlsx(administrator, await sheet(rows))).to.deep.equal({ standardId: 'test-standard', version: 1, items: 2 })
    expect(await standards.importXlsx(administrator, await sheet(rows))).to.include({ version: 1 })
    const two = await Promise.all([20, 30].map(async (points) => standards.importXlsx(administrator, await sheet([['1 一', '1.1 甲', '内容', points, '否']]))))
    expect(two.map((s) => s.version).sort()).to.deep.equal([2, 3])
    const first = (await standards.get('test-standard', 1))!
    expect(first).to.deep.include({ totalPoints: 12.5, industries: ['building-materials', 'metallurgy'], sample: false })
    expect(first.items[1]).to.include({ category: '1 一', project: '1.1 甲', itemId: 'I0002', veto: false })
    expect((await standards.list()).map((s) => s.version).sort()).to.deep.equal([1, 2, 3])
  })

  it('tells every wrong cell with its row, in Chinese, and stores nothing', async () => {
    const before = await standardsOf(store).countDocuments()
    const rows = [
      ['1 一', '1.1 甲', '内容一', 10, '是'],
      ['', '', '内容一', -3, '也许'],
      ['', '', '', '很多', ''],
      ['2 二', '', '内容三', 5, ''],
    ]
    const error = await refused(standards.importXlsx(administrator, await sheet(rows, [['标准编号', '编号 1'], ['标准名称', ''], ['适用行业', '航天']])))
    expect(error).to.include({ code: 'standard.rows-invalid', status: 422 })
    const cells = (error.details.rows as StandardRowError[]).map((r) => `${r.row} ${r.column} ${r.code}`)
    expect(cells).to.have.members([
      '1 标准编号 id-form',
      '2 标准名称 required',
      '3 适用行业 unknown-industry',
      '6 分值 points-out-of-range',
      '6 否决项 veto-yes-or-no',
      '6 考评内容 duplicate',
      '7 考评内容 required',
      '7 分值 points-not-a-number',
      '8 考评项目 required',
    ])
    for (const row of error.details.rows as StandardRowError[]) expect(row.message).to.match(/\p{Script=Han}/u)
    expect(await standardsOf(store).countDocuments()).to.equal(before)
  })

  it('refuses what is no spreadsheet, one without the table, and one without rows', async () => {
    expect((await refused(standards.importXlsx(administrator, Readable.from([Buffer.from('not a spreadsheet')])))).code).to.equal('spreadsheet.not-xlsx')
    const none = await refused(standards.importXlsx(administrator, await sheet([])))
    expect((none.details.rows as StandardRowError[]).map((r) => r.code)).to.deep.equal(['no-items'])
    expect((await refused(standards.importXlsx(administrator, Readable.from([Buffer.alloc(6 * 1024 * 1024)])))).status).to.equal(413)
  })

  it('refuses what unpacks to far more than it seems; a lone value at the far end is no table', async () => {
    const bomb = new ExcelJS.Workbook()
    bomb.addWorksheet('标准').addRows([['标准编号', 'x'.repeat(30_000)], ...Array.from({ length: 900 }, (_, n) => [`${n}${'一'.repeat(10_000)}`])])
    const bytes = Buffer.from(await bomb.xlsx.writeBuffer())
    expect(bytes.length).to.be.lessThan(1024 * 1024)
    expect((await refused(standards.importXlsx(administrator, Readable.from([bytes])))).code).to.equal('spreadsheet.too-large')
    const sparse = new ExcelJS.Workbook()
    sparse.addWorksheet('标准').getCell('A1048576').value = '末'
    const far = await refused(standards.importXlsx(administrator, Readable.from([Buffer.from(await sparse.xlsx.writeBuffer())])))
    expect((far.details.rows as StandardRowError[]).map((r) => r.code)).to.include('column-missing')
  })

  it('imports the sample: eight elements of GB/T 33000-2016, 1,000 points, marked as sample', async () => {
    const { standardId, version, items } = await standards.importXlsx(administrator, createReadStream('processes/standards/gbt33000-2016-sample.xlsx'))
    expect(items).to.be.at.least(100)
    const sample = (await standards.get(standardId, version))!
    expect(sample).to.include({ totalPoints: 1000, sample: true })
    expect([...new Set(sample.items.map((i) => i.category.slice(2)))]).to.deep.equal(['目标职责', '制度化管理', '教育培训', '现场管理', '安全风险管控及隐患排查治理', '应急管理', '事故管理', '持续改进'])
    expect(new Set(sample.items.map((i) => i.project)).size).to.equal(28)
    expect(sample.items.some((i) => i.veto)).to.equal(true)
  })
})
