import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { expect } from 'chai'
import jsQR from 'jsqr'
import { createDocuments } from '../../../src/documents/create-documents.js'
import { OffsetClock } from '../../../src/domain/clock.js'
import type { DocumentKind, ScoredItem } from '../../../src/domain/ports.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { sampleRegions } from '../../../src/sample/sample-regions.js'
import { createStandards } from '../../../src/standards/create-standards.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { accountsOf } from '../../../src/store/models/accounts.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { certificatesOf } from '../../../src/store/models/certificates.js'
import { documentsOf } from '../../../src/store/models/documents.js'
import { instanceOf } from '../../../src/store/models/instance.js'
import { regionsOf } from '../../../src/store/models/regions.js'
import { scoringItemsOf } from '../../../src/store/models/scoring-items.js'
import { selfEvaluationsOf } from '../../../src/store/models/self-evaluations.js'
import { startPlatform, type Platform } from '../../support/platform.js'
import { finishedCase } from './sample-case.js'

const run = promisify(execFile)
const caseId = 'C-𠮷-1'
const number = '宁AQBJCⅢ202600001'

describe('documents', function () {
  this.timeout(120_000)
  let platform: Platform
  let store: Store
  let documents: ReturnType<typeof createDocuments>
  const warnings: unknown[] = []
  const record = finishedCase(caseId, new Date('2026-11-22T02:00:00Z'))

  /** Text of a document as a PDF reader extracts it, without spaces and breaks. */
  async function textOf(documentId: string): Promise<string> {
    const opened = await documents.open(documentId)
    const path = join(platform.folder, `${documentId}.pdf`)
    const { stream, sha256 } = await opened!.bytes()
    const bytes = await buffer(stream)
    expect(createHash('sha256').update(bytes).digest('hex')).to.equal(sha256)
    await writeFile(path, bytes)
    // PAPERS_KEEP=<folder> keeps them to be looked at.
    if (process.env.PAPERS_KEEP) await writeFile(join(process.env.PAPERS_KEEP, `${opened!.kind}.pdf`), bytes)
    const fonts = (await run('pdffonts', [path])).stdout.trim().split('\n').slice(2)
    for (const font of fonts) expect(font, 'every font embedded as a subset').to.match(/yes yes yes/)
    return (await run('pdftotext', [path, '-'], { maxBuffer: 64e6 })).stdout.replace(/\s/g, '')
  }

  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
    const clock = new OffsetClock()
    await casesOf(store).create({ ...record, _id: caseId, appliedIntents: [] })
    await regionsOf(store).insertMany(sampleRegions)
    await instanceOf(store).create({ _id: 'instance', createdAt: new Date(), clockOffsetMilliseconds: 0, engineEpoch: 'e1', sample: true })
    await certificatesOf(store).create({
      _id: number,
      register: 'certificates',
      number,
      caseId,
      enterpriseId: record.enterpriseId,
      enterpriseName: record.enterpriseName,
      creditCode: record.creditCode!,
      regionCode: record.regionCode,
      industry: record.industry,
      specialty: record.specialty,
      grade: '3',
      issuedOn: '2026-12-30',
      issuedAt: new Date(),
      validUntil: '2029-12-29',
      issuer: '银川市安全生产监督管理局（示例）',
      status: 'in-force',
    })
    const standards = createStandards(store, clock, () => regulationPack('ningxia-2017').industries)
    await standards.importXlsx({ accountId: 'A-admin', displayName: '流程管理员（示例）', role: 'process-administrator', regionCode: '640000' }, createReadStream('processes/standards/gbt33000-2016-sample.xlsx'))
    const standard = await standards.get('gbt33000-2016-sample', 1)
    await scoringItemsOf(store).insertMany(
      standard!.items.map((item, position) => {
        const scored: ScoredItem = { ...item, missing: position === 3, deduction: position % 7 === 0 ? 1.5 : 0, deductionNote: position % 7 === 0 ? `记录不全（${position}）` : '', vetoed: false, scoredBy: 'A-x0002', kept: false, done: true, version: 2 }
        return { ...scored, _id: `${caseId}:1:${item.itemId}`, caseId, round: 1, position, lockedFor: '' }
      }),
    )
    await accountsOf(store).create({ _id: 'A-x0002', username: 'x0002', passwordHash: '', displayName: '评分人𠮷', role: 'expert', regionCode: '640000', industries: [], email: '', active: true, sample: true, sessionsValidFrom: new Date(), createdAt: new Date() })
    await selfEvaluationsOf(store).create({ _id: 'SE-1', enterpriseId: record.enterpriseId, report: record.selfEvaluation, submittedAt: new Date(), submittedBy: 'A-e0002' })
    const log = { warn: (facts: unknown) => void warnings.push(facts) }
    documents = createDocuments({ store, clock, pack: regulationPack, publicUrl: 'https://dabiao.example', log: log as never })
  })
  after(async () => {
    await documents?.close()
    await store?.close()
    await platform?.stop()
  })

  const creditCode = `统一社会信用代码：${record.creditCode}`
  const expected: [DocumentKind, string, string[]][] = [
    ['self-evaluation-report', 'submitted', ['自评报告', '示例成员甲', '四班三运转', '■民营', '是否申请评审：■是', '企业自评总结']],
    ['application-form', 'submitted', ['评审申请书', '■初评', '法人代表田示𠮷', '普通硅酸盐水泥', '近1年', creditCode]],
    ['correction-request', 'B1', ['补正通知书', '缺少材料', '加盖公章', '2026年12月6日前']],
    ['refusal', 'refused', ['不予受理通知书', '未开展岗位达标', '不适用', '银川市安全生产监督管理局（示例）']],
    ['on-site-conclusion', 'round-1', ['现场评审意见书', '考评内容', '扣分说明', '评分人𠮷', '挡鼠板', '不影响达标', '系统签署', '85分']],
    ['review-report', 'approved', ['评审报告', '评审问题整改验收表', '已更换；已验收', '限2027年3月31日前完成', '6.对企业标准化工作的建议']],
    ['public-notice', 'PN-1', ['公示期：2026年11月22日至2026年11月29日', '暂定', 'https://dabiao.example/notices/PN-1', creditCode]],
    ['certificate', number, [`证书编号：${number}`, '有效期至：2029年12月29日', '发证日期：2026年12月30日', '确认为安全生产标准化三级企业', creditCode]],
    ['plaque', number, [`编号：${number}`, '2026年12月', '安全生产标准化三级企业']],
  ]
  for (const [kind, occasion, words] of expected) {
    it(`${kind}: once, in Chinese that can be read and copied, marked as sample${words.includes(creditCode) ? ', the credit code beside the name (L17)' : ''}`, async () => {
      const ids = await Promise.all([documents.make(caseId, kind, occasion), documents.make(caseId, kind, occasion)])
      expect(await documents.make(caseId, kind, occasion)).to.equal(ids[0])
      expect(ids[1]).to.equal(ids[0])
      const text = await textOf(ids[0])
      for (const word of [...words, '示例·𠮷祥建材（宁夏）有限公司']) expect(text).to.contain(word.replace(/\s/g, ''))
      const stored = await documentsOf(store).findById(ids[0]).lean()
      expect(stored!.missingCharacters).to.deep.equal([])
      expect(stored!.fallbackCharacters).to.include('𠮷')
      // The watermark stands on every page; pdftotext gives its two characters wherever they cross a line.
      expect([...text].filter((c) => c === '例').length).to.be.at.least(stored!.pages)
    })
  }

  it('leads from the certificate to its public page by a code that a camera reads', async () => {
    const path = join(platform.folder, `${await documents.make(caseId, 'certificate', number)}.pdf`)
    await run('pdftoppm', ['-r', '110', '-singlefile', path, path])
    const [, size, , ...rest] = (await readFile(`${path}.ppm`)).toString('latin1').split('\n')
    const [width, height] = size!.split(' ').map(Number) as [number, number]
    const rgb = Buffer.from(rest.join('\n'), 'latin1')
    const rgba = new Uint8ClampedArray(width * height * 4)
    for (let n = 0; n < width * height; n++) rgba.set([rgb[3 * n]!, rgb[3 * n + 1]!, rgb[3 * n + 2]!, 255], 4 * n)
    const read = jsQR as unknown as typeof jsQR.default
    expect(read(rgba, width, height)?.data).to.equal(`https://dabiao.example/verify/${encodeURIComponent(number)}`)
  })

  it('keeps one file a document', async () => {
    expect(await documentsOf(store).countDocuments()).to.equal(expected.length)
    expect(await store.db!.collection('documentFiles.files').countDocuments()).to.equal(expected.length)
    expect(await documents.sweep(new Date(Date.now() + 5_000))).to.equal(0)
    expect((await documents.ofCase(caseId)).map((d) => d.kind)).to.have.members(expected.map(([kind]) => kind))
  })

  it('two makers at once keep one document and no stray file', async () => {
    await casesOf(store).create({ ...record, caseId: 'C-2', _id: 'C-2', appliedIntents: [] })
    const other = createDocuments({ store, clock: new OffsetClock(), pack: regulationPack, publicUrl: 'https://dabiao.example' })
    const ids = await Promise.all([documents.make('C-2', 'refusal', 'refused'), other.make('C-2', 'refusal', 'refused')])
    await other.close()
    expect(ids[0]).to.equal(ids[1])
    expect(await store.db!.collection('documentFiles.files').countDocuments()).to.equal(expected.length + 1)
  })

  it('prints a character no font has by its code point and reports it', async () => {
    const name = '示例𪚥𠔻有限公司'
    await casesOf(store).create({ ...record, caseId: 'C-3', _id: 'C-3', enterpriseName: name, appliedIntents: [] })
    const id = await documents.make('C-3', 'refusal', 'refused')
    expect(await textOf(id)).to.contain('示例〔U+2A6A5〕')
    const stored = await documentsOf(store).findById(id).lean()
    expect(stored!.missingCharacters).to.include('𪚥')
    expect(warnings).to.deep.include({ documentId: id, characters: stored!.missingCharacters })
  })

  it('gives annex 1 on request, and nothing for an unknown one', async () => {
    const bytes = await buffer((await documents.selfEvaluationReport('SE-1')).stream)
    expect(bytes.subarray(0, 5).toString()).to.equal('%PDF-')
    const refused = await documents.selfEvaluationReport('SE-none').then(
      () => '',
      (error: { code: string }) => error.code,
    )
    expect(refused).to.equal('self-evaluation.unknown')
  })

  it('does not make a paper the case has nothing to say on', async () => {
    const error = await documents.make(caseId, 'certificate', '宁AQBJCⅢ202699999').then(
      () => '',
      (e: Error) => e.message,
    )
    expect(error).to.contain('has no certificate')
    expect(await documentsOf(store).countDocuments({ occasion: '宁AQBJCⅢ202699999' })).to.equal(0)
  })

  it('leaves the event loop free while it draws', async () => {
    await casesOf(store).create({ ...record, caseId: 'C-4', _id: 'C-4', appliedIntents: [] })
    const items = await scoringItemsOf(store).find({ caseId, round: 1 }).lean()
    for (let copy = 0; copy < 4; copy++) {
      await scoringItemsOf(store).insertMany(items.map((i) => ({ ...i, _id: `C-4:1:${copy}:${i.itemId}`, caseId: 'C-4', position: copy * 1000 + i.position })))
    }
    let last = performance.now()
    let longest = 0
    const watch = setInterval(() => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }, 5)
    await documents.make('C-4', 'on-site-conclusion', 'round-1')
    clearInterval(watch)
    const stored = await documentsOf(store).findOne({ caseId: 'C-4' }).lean()
    expect(stored!.pages).to.be.above(20)
    expect(longest).to.be.below(500) // measured 35 to 110 ms; the rest is room for a busy machine
  })
})
