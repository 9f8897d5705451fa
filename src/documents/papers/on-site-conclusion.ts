import type { CaseRecord, GroupMember } from '../../domain/case.js'
import type { ScoredItem } from '../../domain/ports.js'
import { fullReviewRound } from '../../domain/review-round.js'
import { chineseDate, shanghaiIso } from '../../domain/shanghai-time.js'
import type { Block, Row } from '../pdf/paper-model.js'
import { cover } from './cover.js'
import { points, standingIn } from './problem-standing.js'
import { industryWords, kindBoxes, type PaperFacts } from './paper-facts.js'

/** Round a conclusion is of, from its occasion `round-<n>`. */
export const roundOf = (occasion: string) => Number(/^round-(\d+)$/.exec(occasion)?.[1] ?? 1)

const visitPeriod = (record: CaseRecord) =>
  record.visit ? `${chineseDate(record.visit.startsOn)}至${chineseDate(record.visit.endsOn)}` : '　　年　月　日至　　年　月　日'

/** Lines of a cover that say when was reviewed. A re-review has no visit of its own: what is known is when its items were scored. */
export function reviewDates(record: CaseRecord, round: number): string[] {
  if (round === fullReviewRound) return [`评审日期：${visitPeriod(record)}`]
  const scored = record.scores.find((score) => score.round === round)?.computedAt
  return [`整改项目评分完成日期：${scored ? chineseDate(scored) : '　　年　月　日'}`, `上次现场评审日期：${visitPeriod(record)}`]
}

function remark(item: ScoredItem): string {
  return [item.missing && '缺项', item.veto && (item.vetoed ? '否决项（触发）' : '否决项'), item.kept && '沿用上次结论'].filter(Boolean).join('；')
}

function scoringTable({ items, scorers }: PaperFacts): Block {
  return {
    type: 'table',
    size: 9,
    widths: [6, 13, 14, 29, 15, 7, 9, 9],
    head: [{ cells: ['序号', '考评类目', '考评项目', '考评内容', '扣分说明', '扣分分值', '评审人签字', '备注'] }],
    rows: items.map((item, n) => ({
      cells: [
        String(n + 1),
        item.category,
        item.project,
        `${item.content}（${points(item.points)}分）`,
        item.deductionNote,
        { text: item.missing ? '' : points(item.deduction), align: 'right' },
        item.scoredBy ? (scorers.get(item.scoredBy) ?? item.scoredBy) : '',
        remark(item),
      ],
    })),
  }
}

function scoreLines({ record, terms }: PaperFacts, round: number): Block[] {
  const score = [...record.scores].reverse().find((s) => s.round === round)
  if (!score) return []
  const veto = score.vetoItems.length > 0 ? `触发否决项${score.vetoItems.length}项` : '未触发否决项'
  return [
    {
      type: 'text',
      before: 8,
      text: `标准总分${points(score.total)}分，缺项${points(score.missing)}分，实得${points(score.obtained)}分；评审得分＝实得分÷（总分－缺项）×100＝${score.score}分。${terms.grades[record.grade]}要求${score.threshold}分。${veto}，重大事故隐患${score.majorHazards}项，影响达标的问题${score.blockingProblems}项。`,
    },
    { type: 'text', bold: true, text: `评审结论：${score.reached ? '达到' : '未达到'}所申请的${terms.grades[record.grade]}。` },
  ]
}

/** A re-review lists no problems of its own: the earlier ones, and what became of each in this round (NX-15c). */
function earlierProblems(record: CaseRecord, round: number, items: ScoredItem[], terms: PaperFacts['terms']): Block {
  const problems = record.problems.filter((p) => p.round < round)
  return {
    type: 'table',
    widths: [7, 33, 13, 22, 25],
    head: [{ cells: ['序号', '上次现场评审的问题及隐患', '类别', '整改意见', '本次评审情况'] }],
    rows:
      problems.length === 0
        ? [{ cells: [{ text: '再次评审未另列问题清单；上次现场评审也未列出问题及隐患', span: 5, align: 'center' }] }]
        : [
            { cells: [{ text: '再次评审只评审整改内容，未另列问题清单；以下为上次现场评审列出的问题及隐患', span: 5 }] },
            ...problems.map((p, n) => ({
              cells: [String(n + 1), p.description, terms.problemClasses[p.problemClass] ?? p.problemClass, p.advice, standingIn(p, round, items)],
            })),
          ],
  }
}

function problemTable({ record, terms, items }: PaperFacts, round: number): Block {
  const problems = record.problems.filter((p) => p.round === round)
  if (round > fullReviewRound && problems.length === 0) return earlierProblems(record, round, items, terms)
  return {
    type: 'table',
    widths: [7, 41, 14, 24, 14],
    head: [{ cells: ['序号', '问题及隐患', '类别', '整改意见', '整改期限'] }],
    rows:
      problems.length === 0
        ? [{ cells: [{ text: '评审组未列出问题及隐患', span: 5, align: 'center' }] }]
        : problems.map((p, n) => ({ cells: [String(n + 1), p.description, terms.problemClasses[p.problemClass] ?? p.problemClass, p.advice, p.rectifyBy ? chineseDate(p.rectifyBy) : ''] })),
  }
}

/** What a member last said to the conclusion of a round: of several attempts the last one counts. */
const lastSignature = (record: CaseRecord, round: number, { expertId }: GroupMember) => record.signatures.filter((s) => s.round === round && s.expertId === expertId).at(-1)

function signing(record: CaseRecord, round: number, member: GroupMember): string {
  const last = lastSignature(record, round, member)
  if (!last) return ''
  const at = shanghaiIso(last.at).slice(0, 16).replace('T', ' ')
  return last.signs ? `${last.name}（系统签署）\n${at}` : `不同意\n${at}`
}

/** The group's opinion is of the full review. In a re-review nobody writes one: what members wrote with their signatures stands there. */
function opinionOf(record: CaseRecord, round: number): string {
  if (round === fullReviewRound) return record.onSiteOpinion ?? ''
  const last = (record.expertGroup?.members ?? []).map((member) => lastSignature(record, round, member))
  const said = last.flatMap((s) => (s && s.opinion !== '' ? [`${s.name}：${s.opinion}`] : []))
  return ['再次评审只评审整改内容，其他评审内容适用上次现场评审结论；评审组未另行填写评审意见。', ...said].join('\n')
}

function opinionTable(facts: PaperFacts, round: number): Row[] {
  const { record } = facts
  const members = [...(record.expertGroup?.members ?? [])].sort((a, b) => Number(b.isLeader) - Number(a.isLeader))
  const leader = members.find((m) => m.isLeader)
  const leaderSigning = leader ? signing(record, round, leader).replace('\n', '　') : ''
  const box = (group: string, text: string): Row => ({ group, cells: [{ text, span: 5 }] })
  return [
    { group: '评审人员组成', cells: ['姓名', '单位', '职务', '职称', '签字'].map((text) => ({ text, bold: true, align: 'center' as const })) },
    ...members.map((m): Row => ({ group: '评审人员组成', cells: [m.name, m.unit, m.isLeader ? '组长' : '组员', m.title, signing(record, round, m)] })),
    box('现场评审意见', `${opinionOf(record, round)}\n\n评审组长（签字）：${leaderSigning}`),
    box('评审实施单位意见', '\n\n负责人（签字）：　　　　　　　　实施单位（盖章）\n　　　　　　　　　　　　　　　　　年　　月　　日'),
    box('安全监管部门审核意见', '\n\n经办人员（签字）：\n处（科）室负责人（签字）：\n分管领导（签字）：　　　　　　　　安监部门（盖章）\n　　　　　　　　　　　　　　　　　年　　月　　日'),
  ]
}

/** Annex 3 (NX-13): cover, scoring table, list of problems, opinion table signed by every member. `occasion` is `round-<n>`. */
export function onSiteConclusion(facts: PaperFacts): Block[] {
  const { record, occasion, terms, committeeName } = facts
  const round = roundOf(occasion)
  const { industry, specialty } = industryWords(facts.pack, record)
  const review = round === fullReviewRound ? '现场评审' : '再次评审'
  const title = (text: string): Block => ({ type: 'text', text, size: 15, bold: true, align: 'center', before: 10, after: 8 })
  return [
    ...cover(
      ['企业安全生产标准化', round === 1 ? '现场评审意见书' : '现场评审意见书（再次评审）'],
      [
        `申请企业名称：${record.enterpriseName}`,
        `评审行业：${industry}　　专业：${specialty}`,
        `申请评审等级：${terms.grades[record.grade]}`,
        `评审单位：${committeeName}`,
        ...reviewDates(record, round),
      ],
      kindBoxes(record.applicationKind),
    ),
    title(`${record.enterpriseName}${review}评分表`),
    scoringTable(facts),
    ...scoreLines(facts, round),
    { type: 'page' },
    title(`${record.enterpriseName}${review}发现问题及隐患清单`),
    problemTable(facts, round),
    { type: 'page' },
    title(`${record.enterpriseName}${review}意见表`),
    { type: 'table', widths: [16, 30, 12, 16, 26], groupWidth: 56, rows: opinionTable(facts, round) },
  ]
}
