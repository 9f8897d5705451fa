import { fullReviewRound } from '../../domain/review-round.js'
import { chineseDate } from '../../domain/shanghai-time.js'
import { dueText } from '../../domain/working-days.js'
import type { Block } from '../pdf/paper-model.js'
import { nameAndCode, type PaperFacts } from './paper-facts.js'

function letter(title: string, facts: PaperFacts, body: Block[], at: Date): Block[] {
  return [
    { type: 'text', text: title, size: 22, bold: true, align: 'center', before: 20, after: 24 },
    { type: 'text', text: `申请编号：${facts.record.caseId}`, size: 10, align: 'right', after: 14 },
    { type: 'text', text: `${facts.record.enterpriseName}：`, size: 12, after: 8 },
    ...body,
    { type: 'text', text: `${facts.authorityName}\n${chineseDate(at)}`, size: 12, align: 'right', before: 40 },
  ]
}
const paragraph = (text: string): Block => ({ type: 'text', text: `　　${text}`, size: 12, after: 8 })

/** Correction request (补正): one batch, each item typed, with the day until which it is answered (NX-11). `occasion` is the batch id. */
export function correctionRequest(facts: PaperFacts): Block[] {
  const { record, terms, occasion } = facts
  const batch = record.correctionBatches.find((b) => b.batchId === occasion)
  if (!batch) throw new Error(`case ${record.caseId} has no correction batch ${occasion}`)
  const until = batch.dueAt ? dueText({ date: batch.dueAt, provisional: batch.provisional ?? false }) : ''
  return letter(
    '补正通知书',
    facts,
    [
      paragraph(
        `你单位${chineseDate(record.submittedAt)}提交的企业安全生产标准化${terms.grades[record.grade]}评审申请，经初审需要补正下列事项。请${until ? `于${until}前` : ''}一次答复全部事项，逾期未答复的，本次申请终止。`,
      ),
      {
        type: 'table',
        widths: [8, 14, 28, 50],
        head: [{ cells: ['序号', '类别', '补正事项', '要求'] }],
        rows: batch.items.map((item, n) => ({ cells: [String(n + 1), terms.correctionKinds[item.kind] ?? item.kind, item.subject, item.request] })),
      },
    ],
    batch.issuedAt ?? record.submittedAt,
  )
}

/** Written refusal with its reasons (NX-11), and the verdict on each condition of NX-10. */
export function refusal(facts: PaperFacts): Block[] {
  const { record, terms } = facts
  const check = [...record.preliminaryChecks].reverse().find((c) => c.outcome === 'refused')
  if (!check) throw new Error(`case ${record.caseId} was not refused`)
  const verdicts = record.conditionCheck?.verdicts ?? []
  return letter(
    '不予受理通知书',
    facts,
    [
      paragraph(`你单位${chineseDate(record.submittedAt)}提交的企业安全生产标准化${terms.grades[record.grade]}评审申请，经初审不符合申请条件，不予受理。理由：`),
      { type: 'text', text: check.reasons, size: 12, indent: 24, after: 10 },
      ...(verdicts.length === 0
        ? []
        : [
            paragraph('申请条件核对情况：'),
            {
              type: 'table',
              widths: [40, 14, 46],
              head: [{ cells: ['申请条件', '结果', '依据'] }],
              rows: verdicts.map((v) => ({ cells: [terms.conditions[v.conditionId] ?? v.conditionId, terms.verdicts[v.verdict] ?? v.verdict, v.evidence] })),
            } satisfies Block,
            { type: 'space', height: 8 } satisfies Block,
          ]),
      paragraph('整改完成、符合条件后可以重新提出申请。'),
    ],
    check.at,
  )
}

/** Public notice (NX-15a): what is to be confirmed, from when until when, and how to object. */
export function publicNotice(facts: PaperFacts): Block[] {
  const { record, terms, authorityName, publicUrl, regionName } = facts
  const notice = record.publicNotice
  if (!notice) throw new Error(`case ${record.caseId} has no public notice`)
  const score = record.scores.at(-1)
  const address = `${publicUrl}/notices/${encodeURIComponent(notice.noticeId)}`
  const industry = facts.pack.industries.find((i) => i.id === record.industry)?.name ?? record.industry
  return [
    { type: 'text', text: `企业安全生产标准化${terms.grades[record.grade]}企业公示`, size: 22, bold: true, align: 'center', before: 20, after: 24 },
    paragraph(`下列企业经现场评审${score && score.round > fullReviewRound ? '和再次评审' : ''}达到企业安全生产标准化${terms.grades[record.grade]}要求，现向社会公示，接受监督。`),
    {
      type: 'table',
      widths: [34, 18, 18, 14, 16],
      head: [{ cells: ['企业名称', '所在地', '行业', '拟定等级', '评审得分'] }],
      rows: [{ cells: [nameAndCode(record), regionName, industry, terms.grades[record.grade] ?? '', score ? String(score.score) : ''] }],
    },
    { type: 'space', height: 10 },
    paragraph(`公示期：${chineseDate(notice.publishedAt)}至${dueText({ date: notice.endsAt, provisional: notice.provisional })}${notice.provisional ? '，截止日以国务院办公厅公布该年节假日安排后系统公布的日期为准' : ''}。`),
    paragraph(`对公示内容有异议的，可在公示期内通过以下网页提出，写明姓名、联系方式和具体情况：${address}`),
    { type: 'code', content: address, size: 80, caption: '扫码查看公示并提出异议', align: 'center' },
    { type: 'text', text: `${authorityName}\n${chineseDate(notice.publishedAt)}`, size: 12, align: 'right', before: 20 },
  ]
}
