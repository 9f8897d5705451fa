import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { paperTerms } from '../../../src/documents/paper-source.js'
import { composePaper } from '../../../src/documents/papers/compose-paper.js'
import type { PaperFacts } from '../../../src/documents/papers/paper-facts.js'
import { drawPaper } from '../../../src/documents/pdf/draw-paper.js'
import type { PaperModel } from '../../../src/documents/pdf/paper-model.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { finishedCase } from './sample-case.js'

const run = promisify(execFile)
const number = '宁AQBJCⅢ202600001'

/** A piece of text with where it stands, in points from the top left corner. */
interface Word {
  text: string
  top: number
  bottom: number
}

describe('layout of papers', function () {
  this.timeout(60_000)
  let folder: string
  before(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'dabiao-layout-'))))
  after(() => rm(folder, { recursive: true }))

  async function drawn(name: string, model: PaperModel): Promise<{ pages: number; text: string; words: Word[] }> {
    const { bytes, pages } = await drawPaper(model)
    const file = path.join(folder, `${name}.pdf`)
    await writeFile(file, bytes)
    // PAPERS_KEEP=<folder> keeps them to be looked at.
    if (process.env.PAPERS_KEEP) await writeFile(path.join(process.env.PAPERS_KEEP, `${name}.pdf`), bytes)
    const html = (await run('pdftotext', ['-bbox', file, '-'])).stdout
    const words = [...html.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)].map(([, top, bottom, text]) => ({ text: text!, top: Number(top), bottom: Number(bottom) }))
    return { pages, text: words.map(({ text }) => text).join(''), words }
  }

  function factsOf(enterpriseName: string): PaperFacts {
    const record = { ...finishedCase('C-1', new Date('2026-11-22T02:00:00Z')), enterpriseName }
    const issuer = '银川市安全生产监督管理局（示例）'
    const certificate = { number, caseId: 'C-1', enterpriseId: 'E', enterpriseName, regionCode: '640100', industry: record.industry, specialty: record.specialty, grade: '3' as const, issuedOn: '2026-12-30', validUntil: '2029-12-29', issuer, status: 'in-force' as const }
    return { record, occasion: number, items: [], scorers: new Map(), publicUrl: 'https://dabiao.example.gov.cn', terms: paperTerms, pack: regulationPack('ningxia-2017'), regionName: '永宁县', authorityName: issuer, committeeName: '银川市安全生产标准化技术委员会', certificate }
  }
  const nameOf = (length: number) => '宁夏回族自治区银川市永宁县望远工业园区新型建筑材料与装备制造产业联合发展集团股份'.repeat(3).slice(0, length - 4) + '有限公司'

  for (const kind of ['certificate', 'plaque'] as const) {
    for (const length of [5, 30, 61, 100]) {
      it(`the ${kind} of a name of ${length} characters is one page with all of it (F6)`, async () => {
        const name = nameOf(length)
        const paper = await drawn(`${kind}-${length}`, composePaper(kind, factsOf(name), { title: kind, madeAt: new Date('2026-12-30T02:00:00Z'), watermark: '示例' }))
        expect(paper.pages).to.equal(1)
        expect(paper.text.replace(/[示例]/g, '')).to.contain(name).and.contain('银川市安全生产监督管理局')
        for (const { bottom } of paper.words.filter(({ text }) => !/^[示例]+$/.test(text))) expect(bottom).to.be.below(595 - 30)
      })
    }
  }

  it('a paper of one page gets smaller as a whole where its texts are too many (F6)', async () => {
    const blocks = Array.from({ length: 24 }, (_, n) => ({ type: 'text' as const, text: `第${n}行`, size: 20 }))
    expect((await drawn('small', { title: 't', madeAt: '2026-11-22T02:00:00Z', landscape: true, onePage: true, blocks })).pages).to.equal(1)
  })

  it('a row grows with the label beside it, and the next row begins below it (F6)', async () => {
    const label = '安全监管部门审核意见'
    const rows = [{ group: label, cells: ['一行'] }, { cells: ['下一行'] }]
    const { words } = await drawn('label', { title: 't', madeAt: '2026-11-22T02:00:00Z', blocks: [{ type: 'table', widths: [1], groupWidth: 28, rows }] })
    const lowest = Math.max(...words.filter(({ text }) => label.includes(text)).map(({ bottom }) => bottom))
    expect(words.find(({ text }) => text === '下一行')!.top).to.be.above(lowest)
  })

  it('a label near the foot of a page goes to the next with its row (F6)', async () => {
    const label = '安全监管部门审核意见'
    const rows = [...Array.from({ length: 31 }, (_, n) => ({ cells: [`第${n}行`] })), { group: label, cells: ['一行'] }, { cells: ['下一行'] }]
    const { words, pages } = await drawn('foot', { title: 't', madeAt: '2026-11-22T02:00:00Z', blocks: [{ type: 'table', widths: [1], groupWidth: 28, rows }] })
    expect(pages).to.equal(2)
    for (const { bottom } of words) expect(bottom).to.be.below(842 - 50)
  })
})
