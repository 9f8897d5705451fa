import type { z } from 'zod'
import { Refusal } from '../domain/errors.js'
import type { CaseRecord, CorrectionBatch } from '../domain/case.js'
import { messageNames } from '../domain/messages.js'
import type { Actor } from '../domain/role.js'
import type { Performed } from '../domain/services.js'
import { shanghaiIso } from '../domain/shanghai-time.js'
import { correctionAnswersSchema } from '../domain/task-forms.js'
import { addWorkingDaysBy } from '../store/working-calendar.js'
import { CaseUnknown, changeCase, findCase, partsOf, refusalOf, stillRunning } from './case-records.js'
import { messageLifetime, type Casework } from './context.js'
import { ownCase } from './enterprise-case.js'
import { earlierAct, perform, performed, type Effect } from './perform.js'
import { refuseForeignUploads } from './upload-ownership.js'

type Answers = z.infer<typeof correctionAnswersSchema>

export const answerCorrectionsEffect: Effect = {
  async apply({ store }, intent) {
    const { batchId, answers } = intent.payload as Answers
    const before = await findCase(store, intent.caseId!)
    const batch = before && batchOf(before, batchId)
    if (!batch) throw new Refusal('corrections.unknown', 404)
    const answered = batch.items.map((item) => {
      const answer = answers.find(({ itemId }) => itemId === item.itemId)
      return answer ? { ...item, state: 'resolved' as const, answer: answer.answer, uploadIds: answer.uploadIds } : item
    })
    const after = await changeCase(store, intent.caseId!, {
      intentId: intent._id,
      // the deadline is the store's: answered in time counts, however late the engine hears of it; a provisional one is never over
      onlyIf: { ...stillRunning, $or: [{ dueAt: { $gte: intent.at } }, { provisional: true }].map((open) => ({ correctionBatches: { $elemMatch: { batchId, answeredAt: { $exists: false }, ...open } } })) },
      update: { $set: { 'correctionBatches.$[b].answeredAt': intent.at, 'correctionBatches.$[b].items': answered } },
      arrayFilters: [{ 'b.batchId': batchId }],
    })
    if (!after) throw whyNot(await findCase(store, intent.caseId!), batchId, intent.at)
    return { before: partsOf(before, ['correctionBatches']), after: partsOf(after, ['correctionBatches']), subject: batchId }
  },
  async command({ engine, store, pack }, intent) {
    const record = await findCase(store, intent.caseId!)
    if (!record) throw new CaseUnknown(intent.caseId!)
    // the check begins anew with the answer, so its days are counted from it
    const check = await addWorkingDaysBy(store, intent.at, pack(record.pack).preliminaryCheckWorkingDays.value)
    return engine.publishMessage({
      name: messageNames.correctionsSubmitted,
      correlationKey: (intent.payload as Answers).batchId,
      messageId: intent._id,
      variables: { preliminaryCheckDueAt: shanghaiIso(check.date) },
      timeToLive: messageLifetime,
    })
  },
}

/**
 * Answers a batch of corrections (补正), all open items at once, before its deadline.
 * @throws Refusal `corrections.unknown`, `corrections.items-missing`, `corrections.item-unknown`, `corrections.answered`, `corrections.overdue`.
 */
export async function answerCorrections(casework: Casework, actor: Actor, caseId: string, typed: Answers): Promise<Performed> {
  const record = await ownCase(casework, actor, caseId)
  const input = correctionAnswersSchema.parse(typed)
  const act = { id: `corrections:${caseId}:${input.batchId}`, actor, payload: input, takenCode: 'corrections.answered' }
  if (!(await earlierAct(casework, act))) {
    const batch = batchOf(record, input.batchId)
    if (!batch) throw new Refusal('corrections.unknown', 404)
    refuseIncomplete(batch, input)
    const refusal = whyNot(record, input.batchId, casework.clock.now())
    if (refusal.code !== 'case.changed-meanwhile') throw refusal
    const uploads = Object.fromEntries(input.answers.map(({ uploadIds }, index) => [`answers.${index}.uploadIds`, uploadIds]))
    await refuseForeignUploads(casework.store, actor, uploads)
  }
  return performed(await perform(casework, { ...act, kind: 'answer-corrections', effect: answerCorrectionsEffect, caseId }))
}

const batchOf = (record: CaseRecord, batchId: string): CorrectionBatch | undefined =>
  record.correctionBatches.find((batch) => batch.batchId === batchId && batch.issuedAt)

function refuseIncomplete(batch: CorrectionBatch, { answers }: Answers): void {
  const open = new Set(batch.items.filter(({ state }) => state === 'open').map(({ itemId }) => itemId))
  const fields: Record<string, string> = {}
  const answered = new Set<string>()
  answers.forEach(({ itemId }, index) => {
    if (!open.has(itemId) && !batch.answeredAt) fields[`answers.${index}.itemId`] = 'corrections.item-unknown'
    if (answered.has(itemId)) fields[`answers.${index}.itemId`] = 'corrections.item-twice'
    answered.add(itemId)
  })
  if (Object.keys(fields).length > 0) throw new Refusal('corrections.item-unknown', 422, { fields })
  const missing = [...open].filter((itemId) => !answered.has(itemId))
  if (missing.length > 0) throw new Refusal('corrections.items-missing', 422, { items: missing })
}

/** Why a batch takes no answer; `case.changed-meanwhile` when nothing stands against it. */
function whyNot(record: CaseRecord | undefined, batchId: string, at: Date): Refusal {
  const batch = record?.correctionBatches.find((one) => one.batchId === batchId)
  if (batch?.answeredAt) return new Refusal('corrections.answered', 409)
  if (record && !record.withdrawal && batch?.dueAt && !batch.provisional && batch.dueAt < at) return new Refusal('corrections.overdue', 410, { dueAt: batch.dueAt.toISOString() })
  return refusalOf(record)
}
