import { fullReviewRound } from '../../domain/review-round.js'
import { chineseDate, shanghaiDate } from '../../domain/shanghai-time.js'
import type { CaseRecord, ReviewProblem } from '../../domain/case.js'
import type { Block, Row } from '../pdf/paper-model.js'
import { cover } from './cover.js'
import { reviewDates } from './on-site-conclusion.js'
import { standingIn } from './problem-standing.js'
import { gradeBoxes, industryWords, kindBoxes, type PaperFacts } from './paper-facts.js'

const label = (text: string) => ({ text, bold: true, align: 'center' as const })

function opinionTable({ record, terms, committeeName, reportedBy }: PaperFacts): Row[] {
  const applicant = '申请评审单位情况'
  const organisation = '评审组织情况'
  const members = [...(record.expertGroup?.members ?? [])].sort((a, b) => Number(b.isLeader) - Number(a.isLeader))
  const last = record.scores.at(-1)
  const approved = [...record.reviewReportChecks].reverse().find((c) => c.approved)
  const box = (group: string, text: string): Row => ({ group, cells: [{ text, span: 5 }] })
  return [
    { group: applicant, cells: [label('单位名称'), { text: record.enterpriseName, span: 4 }] },
    { group: applicant, cells: [label('企业主要负责人'), { text: record.application.legalRepresentative, span: 2 }, label('电话'), record.application.legalRepresentativePhone] },
    { group: applicant, cells: [label('评审总得分'), { text: last ? `${last.score}分${last.round > fullReviewRound ? '（再次评审）' : ''}` : '', span: 1 }, label('评审等级'), { text: gradeBoxes(terms, record.grade), span: 2 }] },
    { group: organisation, cells: [label('评审单位'), { text: committeeName, span: 4 }] },
    { group: organisation, cells: ['职务', '姓名', '单位', '职称', '电话'].map(label) },
    ...members.map((m): Row => ({ group: organisation, cells: [m.isLeader ? '组长' : '组员', m.name, m.unit, m.title, m.phone] })),
    box('评审组', `评审结论：\n${record.reviewReport?.conclusion ?? ''}\n\n评审组长签字：${reportedBy ? `${reportedBy}（系统提交）` : ''}`),
    box('评审实施单位', `${approved ? `审核意见：${approved.opinion || '审核通过'}（${chineseDate(approved.at)}）` : ''}\n\n（机关盖章）　　　　负责人签字：　　　　　　年　　月　　日`),
  ]
}

function progress(problem: ReviewProblem, record: CaseRecord): string {
  const last = problem.reports.at(-1)
  if (!last) {
    // what the enterprise said when it asked for the re-review (NX-15c)
    const said = problem.problemClass === 'non-blocking' ? undefined : record.reReview?.items.find(({ itemId }) => itemId === problem.itemId)
    return said ? `企业申请再次评审时说明：${said.statement}` : ''
  }
  const verdict = last.accepted === true ? '；已验收' : last.accepted === false ? '；验收未通过' : '；待验收'
  return `${chineseDate(last.completedOn)}完成：${last.measures}${verdict}`
}

/** Why a problem is unfinished on the day of the report; of one that hindered the grade, what the last round's sheet says of it. */
function unfinished(problem: ReviewProblem, today: string, { record, items }: PaperFacts): string {
  if (problem.state === 'accepted') return ''
  if (!problem.rectifyBy) {
    const round = record.scores.at(-1)?.round ?? problem.round
    return round > problem.round ? `再次评审：${standingIn(problem, round, items)}` : '影响达标，须整改后再次评审'
  }
  return `${problem.rectifyBy < today ? '已逾期，' : ''}限${chineseDate(problem.rectifyBy)}前完成`
}

function acceptanceTable(facts: PaperFacts): Block {
  const { record, items } = facts
  const sheet = new Map(items.map((item) => [item.itemId, item]))
  const today = shanghaiDate(record.reviewReportChecks.at(-1)?.at ?? record.submittedAt)
  const rows = record.problems.map((p, n): Row => {
    const item = sheet.get(p.itemId)
    return { cells: [String(n + 1), item?.category ?? '', item?.project ?? '', p.description, progress(p, record), '', unfinished(p, today, facts)] }
  })
  return {
    type: 'table',
    size: 9,
    widths: [7, 14, 15, 24, 18, 9, 13],
    head: [{ cells: ['序号', '考评类目', '考评项目', '需整改的问题', '整改进展情况', '验收人签字', '未完成整改情况说明'] }],
    rows: rows.length > 0 ? rows : [{ cells: [{ text: '评审组未列出需整改的问题', span: 7, align: 'center' }] }],
  }
}

const summary: [string, string][] = [
  ['enterpriseSituation', '1.申请评审企业基本情况'],
  ['groupComposition', '2.评审人员组成'],
  ['reviewProcess', '3.评审主要过程'],
  ['mainProblems', '4.评审发现的主要问题'],
  ['rectificationAcceptance', '5.整改验收情况'],
  ['suggestions', '6.对企业标准化工作的建议'],
]

/** Annex 4 (NX-15a): opinion table, acceptance of rectification, summary in six points. */
export function reviewReport(facts: PaperFacts): Block[] {
  const { record, terms, committeeName } = facts
  const report = record.reviewReport
  if (!report) throw new Error(`case ${record.caseId} has no review report`)
  const { industry, specialty } = industryWords(facts.pack, record)
  const heading = (text: string): Block => ({ type: 'text', text, size: 14, bold: true, before: 8, after: 6 })
  return [
    ...cover(
      ['企业安全生产标准化', '评审报告'],
      [
        `申请企业名称：${record.enterpriseName}`,
        `评审行业：${industry}　　专业：${specialty}`,
        `评审等级：${terms.grades[record.grade]}`,
        `评审单位：${committeeName}`,
        ...reviewDates(record, record.scores.at(-1)?.round ?? fullReviewRound),
      ],
      kindBoxes(record.applicationKind),
    ),
    heading('一、安全生产标准化评审意见表'),
    { type: 'table', widths: [18, 18, 26, 18, 20], groupWidth: 56, rows: opinionTable(facts) },
    { type: 'page' },
    heading('二、评审问题整改验收表'),
    acceptanceTable(facts),
    { type: 'page' },
    heading('三、评审工作总结'),
    ...summary.flatMap(([key, title]): Block[] => [
      { type: 'text', text: title, size: 12, bold: true, before: 6, after: 4 },
      { type: 'text', text: report[key] ?? '' },
    ]),
  ]
}
