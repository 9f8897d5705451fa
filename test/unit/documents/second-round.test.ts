import { expect } from 'chai'
import { paperTerms } from '../../../src/documents/paper-source.js'
import { onSiteConclusion } from '../../../src/documents/papers/on-site-conclusion.js'
import type { PaperFacts } from '../../../src/documents/papers/paper-facts.js'
import { publicNotice } from '../../../src/documents/papers/letters.js'
import { reviewReport } from '../../../src/documents/papers/review-report.js'
import type { Block } from '../../../src/documents/pdf/paper-model.js'
import type { CaseRecord, ReviewProblem } from '../../../src/domain/case.js'
import type { ScoredItem } from '../../../src/domain/ports.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { finishedCase } from './sample-case.js'

/** Everything a paper says, a line a block or row. */
function textOf(blocks: Block[]): string {
  return blocks
    .flatMap((block) => {
      if (block.type === 'text') return [block.text]
      if (block.type !== 'table') return []
      return [...(block.head ?? []), ...block.rows].map((row) => [row.group ?? '', ...row.cells.map((cell) => (typeof cell === 'string' ? cell : cell.text))].join('｜'))
    })
    .join('\n')
}

const item = (itemId: string, more: Partial<ScoredItem> = {}): ScoredItem => ({
  ...{ itemId, category: '现场管理', project: '设备设施', content: '电气', points: 10, veto: false, missing: false, deduction: 0, deductionNote: '', vetoed: false },
  ...{ scoredBy: 'A-x', kept: false, done: true, version: 2 },
  ...more,
})
const problem = (problemId: string, itemId: string, more: Partial<ReviewProblem> = {}): ReviewProblem => ({
  ...{ problemId, round: 1, description: `问题${problemId}`, itemId, problemClass: 'blocking', advice: '立即整改', state: 'open', reports: [] },
  ...more,
})

const reviewed = new Date('2026-12-08T08:00:00Z')
const reReviewed = new Date('2027-02-20T08:00:00Z')

/** Not reached in the first round; reached after three items were scored anew, of which one was kept from the first. */
function secondRound(problems: ReviewProblem[]): PaperFacts {
  const first = finishedCase('C-1', new Date('2026-11-22T02:00:00Z'))
  const members = first.expertGroup!.members
  const sign = (round: number, at: Date, opinions: string[] = []) => members.map((m, n) => ({ round, attempt: `${round}`, expertId: m.expertId, name: m.name, signs: true, opinion: opinions[n] ?? '', at }))
  const record: CaseRecord = {
    ...first,
    problems,
    onSiteOpinion: '首次评审认为存在重大缺陷，不建议通过。',
    signatures: [...sign(1, reviewed), ...sign(2, reReviewed, ['整改到位', '', ''])],
    scores: [
      { ...first.scores[0]!, score: 55, reached: false, blockingProblems: 2, computedAt: reviewed },
      { ...first.scores[0]!, round: 2, kind: 're-review', score: 85, reached: true, computedAt: reReviewed },
    ],
    reReview: { requestedAt: new Date('2027-02-01T02:00:00Z'), items: [{ itemId: 'I1', statement: '已更换配电柜', uploadIds: [] }], checks: [] },
    reviewReportChecks: [{ approved: true, opinion: '', by: 'A', at: new Date('2027-02-25T02:00:00Z') }],
  }
  return {
    ...{ record, occasion: 'round-2', scorers: new Map([['A-x', '评分人']]), publicUrl: 'https://d.example', terms: paperTerms, pack: regulationPack('ningxia-2017') },
    ...{ regionName: '永宁县', authorityName: '银川市安全生产监督管理局（示例）', committeeName: '委员会', reportedBy: '代组长乙' },
    items: [item('I1', { deduction: 1 }), item('I2', { kept: true, deduction: 10 }), item('I3', { deduction: 10 })],
  }
}
const problems = [
  problem('P1', 'I1'),
  problem('P2', 'I2'),
  problem('P3', 'I3', { problemClass: 'major-hazard' }),
  problem('P4', '', { problemClass: 'non-blocking', rectifyBy: '2027-06-30' }),
]

describe('papers of the second round', () => {
  it("the conclusion has the second round's dates, signatures and no opinion of the first (L8)", () => {
    const text = textOf(onSiteConclusion(secondRound(problems)))
    expect(text).to.contain('整改项目评分完成日期：2027年2月20日').and.contain('上次现场评审日期：2026年12月7日至2026年12月8日')
    expect(text).not.to.contain('首次评审认为').and.not.to.contain('\n评审日期')
    expect(text).to.contain('评审组未另行填写评审意见').and.contain('组长〇一：整改到位')
    expect(text).to.contain('2027-02-20 16:00').and.not.contain('2026-12-08 16:00')
  })

  it('it never says that nothing was found: the earlier problems stand there with what this round says of them (L8)', () => {
    const text = textOf(onSiteConclusion(secondRound(problems)))
    expect(text).not.to.contain('未发现问题')
    expect(text).to.contain('再次评审只评审整改内容，未另列问题清单')
    expect(text).to.match(/问题P1.*重新评分得9分（满分10分），不再计为影响达标的问题/)
    expect(text).to.match(/问题P2.*对应项目未重新评分，沿用上次结论，仍计为影响达标的问题/)
    expect(text).to.match(/问题P3.*重新评分得0分（满分10分），仍计为重大事故隐患/)
    expect(text).to.match(/问题P4.*不影响达标，限2027年6月30日前完成整改/)
    expect(textOf(onSiteConclusion(secondRound([])))).to.contain('上次现场评审也未列出问题及隐患')
  })

  it("the first round's conclusion keeps its own dates, opinion, problems and signatures after a second (L8)", () => {
    const facts = { ...secondRound(problems), occasion: 'round-1' }
    const text = textOf(onSiteConclusion(facts))
    expect(text).to.contain('评审日期：2026年12月7日至2026年12月8日').and.contain('首次评审认为').and.contain('2026-12-08 16:00').and.contain('未达到所申请的')
    expect(text).not.to.contain('再次评审').and.not.contain('2027-02-20')
    expect(textOf(onSiteConclusion({ ...facts, record: { ...facts.record, problems: [] } }))).to.contain('评审组未列出问题及隐患').and.not.contain('未发现')
  })

  it('after a passed re-review the report says what became of a blocking problem, not that it blocks (L8)', () => {
    const text = textOf(reviewReport(secondRound(problems)))
    const row = text.split('\n').find((line) => line.includes('问题P1'))!
    expect(row).to.contain('企业申请再次评审时说明：已更换配电柜').and.contain('再次评审：对应项目重新评分得9分（满分10分），不再计为影响达标的问题')
    expect(row).not.to.contain('须整改后再次评审')
    expect(text).to.contain('85分（再次评审）').and.contain('整改项目评分完成日期：2027年2月20日').and.contain('上次现场评审日期：2026年12月7日')
  })

  it('the report names who handed it in, and an approval without words is no consent in words (L8)', () => {
    const text = textOf(reviewReport(secondRound(problems)))
    expect(text).to.contain('评审组长签字：代组长乙（系统提交）').and.contain('审核意见：审核通过').and.not.contain('审核意见：同意')
    const { reportedBy: _nobody, ...unknown } = secondRound([])
    expect(textOf(reviewReport(unknown))).not.to.contain('（系统提交）')
    expect(textOf(reviewReport(unknown))).to.contain('评审组未列出需整改的问题')
  })

  it('the notice says by which reviews the grade was reached (L8)', () => {
    const facts = secondRound(problems)
    expect(textOf(publicNotice(facts))).to.contain('经现场评审和再次评审达到')
    expect(textOf(publicNotice({ ...facts, record: { ...facts.record, scores: facts.record.scores.slice(0, 1) } }))).to.contain('经现场评审达到')
  })
})
