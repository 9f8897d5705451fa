import type { CaseRecord } from '../src/domain/case.js'
import { shanghaiIso } from '../src/domain/shanghai-time.js'
import { dueText } from '../src/domain/working-days.js'
import { caseInput, noOutput, required } from './support/case-input.js'
import { concluded } from './support/conclude.js'
import { BpmnError, defineWorker, type WorkerDeps } from './contract.js'
import { limitNow } from './support/provisional-limit.js'
import { authorityOf, enterpriseOf } from './support/recipients.js'

/** Milliseconds until the engine looks again where its clock is ahead of ours. */
const nextLook = 10_000

/** Takes over what the calendar says by now; an answer or another change meanwhile is left as it is. */
async function settleLimit(deps: WorkerDeps, record: CaseRecord, path: string): Promise<void> {
  const due = await limitNow(deps, record, 'corrections')
  if (!due) return
  const running = { [`${path}.answeredAt`]: { $exists: false }, [`${path}.dueAt`]: { $lte: due.date } }
  await deps.cases.update(record.caseId, { $set: { [`${path}.dueAt`]: due.date, [`${path}.provisional`]: due.provisional } }, running)
}

/** Closes an application whose corrections were not answered in time (NX-11). Before its limit, and on a provisional one, it is not closed. */
export default defineWorker({
  type: 'close-for-silence',
  input: caseInput,
  output: noOutput,
  errorCodes: ['corrections-answered', 'corrections-limit-moved'],
  idempotence: 'The outcome is recorded once, in one write with the condition that nobody answered and the limit is over; the notice is one of its batch.',
  async handle({ caseId }, deps) {
    const before = await deps.cases.get(caseId)
    const last = before.correctionBatches.length - 1
    const path = `correctionBatches.${last}`
    await settleLimit(deps, before, path)
    const now = deps.clock.now()
    const over = { [`${path}.answeredAt`]: { $exists: false }, [`${path}.dueAt`]: { $lte: now }, [`${path}.provisional`]: { $ne: true } }
    const record = await concluded(deps, caseId, 'closed-by-silence', over)
    if (!record) {
      // The store decides whether an answer came in time; an engine that heard of it too late must not close an answered application.
      const { withdrawal, outcome, correctionBatches, pack } = await deps.cases.get(caseId)
      if (withdrawal || outcome) return {}
      const { answeredAt, dueAt } = required(correctionBatches[last], 'correction batch')
      if (answeredAt) {
        const check = await deps.calendar.addWorkingDays(answeredAt, deps.pack(pack).preliminaryCheckWorkingDays.value)
        throw new BpmnError('corrections-answered', 'corrections were answered in time', { preliminaryCheckDueAt: shanghaiIso(check.date) })
      }
      const waitsUntil = new Date(Math.max(required(dueAt, 'limit for its corrections').getTime(), now.getTime() + nextLook))
      throw new BpmnError('corrections-limit-moved', 'the limit is not over, or provisional', { correctionsDueAt: shanghaiIso(waitsUntil) })
    }
    const batch = record.correctionBatches[last]
    await deps.notices.send({
      caseId,
      kind: 'corrections-overdue',
      occasion: batch?.batchId ?? 'corrections',
      recipients: [enterpriseOf(record), authorityOf(record)],
      data: batch?.dueAt ? { dueOn: dueText({ date: batch.dueAt, provisional: false }) } : {},
    })
    return {}
  },
})
