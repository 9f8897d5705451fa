import { expect } from 'chai'
import { paperTerms } from '../../../src/documents/paper-source.js'
import { selfEvaluationReport } from '../../../src/documents/papers/self-evaluation-report.js'
import { PaperBeyondLimits } from '../../../src/documents/pdf/draw-lane.js'
import type { PaperModel } from '../../../src/documents/pdf/paper-model.js'
import { PdfMaker, usualPdfLimits } from '../../../src/documents/pdf/pdf-maker.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { largestReport } from './largest-report.js'

const paper = (title: string, rows: number): PaperModel => ({
  title,
  madeAt: '2026-11-22T02:00:00Z',
  pageNumbers: true,
  blocks: [{ type: 'table', widths: [1, 4], rows: Array.from({ length: rows }, (_, n) => ({ cells: [String(n), '扣分原因与整改要求逐项说明'.repeat(60)] })) }],
})

describe('PDF maker', function () {
  this.timeout(120_000)
  let maker: PdfMaker
  afterEach(() => maker?.close())

  it("a paper that takes too much memory fails alone, in words, and the others' go on (Z8)", async () => {
    maker = new PdfMaker({ heapMegabytes: 64 })
    const huge = maker.draw('E1', paper('自评报告　甲公司', 4_000)).catch((error: unknown) => error)
    const others = await Promise.all(['E2', 'E3', 'E4'].map((owner) => maker.draw(owner, paper(owner, 3))))
    for (const { pages } of others) expect(pages).to.be.within(1, 3)
    const error = await huge
    expect(error).to.be.instanceOf(PaperBeyondLimits)
    expect((error as Error).message).to.contain('《自评报告　甲公司》内容过多').and.contain('64 MB').and.contain('其他案件照常办理')
    expect((await maker.draw('E1', paper('again', 1))).pages).to.equal(1)
  })

  it('the largest report the form takes is made within the usual limits, and one row more is refused (Z8)', async () => {
    maker = new PdfMaker()
    const blocks = selfEvaluationReport(largestReport(500), { terms: paperTerms, pack: regulationPack('ningxia-2017') })
    const from = performance.now()
    const made = await maker.draw('E1', { title: '自评报告', madeAt: '2026-11-22T02:00:00Z', pageNumbers: true, blocks })
    expect(made.pages).to.be.above(300)
    expect(performance.now() - from).to.be.below(usualPdfLimits.drawMilliseconds)
    expect(() => largestReport(501)).to.throw()
  })

  it('a paper that takes too long is stopped and says so (Z8)', async () => {
    maker = new PdfMaker({ drawMilliseconds: 2_000 })
    const error = await maker.draw('E1', paper('报告', 4_000)).catch((e: unknown) => e)
    expect(error).to.be.instanceOf(PaperBeyondLimits)
    expect((error as Error).message).to.contain('用时超过 2 秒')
  })

  it('one enterprise with many papers lets the others in after one of them (Z8)', async () => {
    maker = new PdfMaker({ lanes: 1 })
    const order: string[] = []
    const draw = (owner: string, title: string) => maker.draw(owner, paper(title, 1)).then(() => void order.push(title))
    const all = [...Array.from({ length: 4 }, (_, n) => draw('E1', `a${n}`)), draw('E2', 'b'), draw('E3', 'c')]
    expect(maker.waitingOf('E1')).to.equal(3)
    await Promise.all(all)
    expect(order).to.deep.equal(['a0', 'b', 'c', 'a1', 'a2', 'a3'].sort((x, y) => order.indexOf(x) - order.indexOf(y)))
    expect(order.indexOf('b')).to.be.below(order.indexOf('a2'))
    expect(order.indexOf('c')).to.be.below(order.indexOf('a3'))
  })

  it('a killed drawing process fails its paper only and comes back by itself (Z8)', async () => {
    maker = new PdfMaker({ lanes: 1 })
    await maker.draw('E1', paper('first', 1))
    const broken = maker.draw('E1', paper('second', 2_000)).catch((e: unknown) => e)
    const next = maker.draw('E2', paper('third', 1))
    await new Promise((resolve) => setTimeout(resolve, 200))
    process.kill(maker.drawing[0]!, 'SIGKILL')
    expect(await broken).to.be.instanceOf(Error)
    expect((await next).pages).to.equal(1)
  })
})
