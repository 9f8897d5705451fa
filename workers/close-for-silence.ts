import { chineseDate } from '../src/domain/shanghai-time.js'
import { caseInput, noOutput } from './support/case-input.js'
import { defineWorker, FinalFailure } from './contract.js'
import { authorityOf, enterpriseOf } from './support/recipients.js'

/** Closes an application whose corrections were not answered in time (NX-11). */
export default defineWorker({
  type: 'close-for-silence',
  input: caseInput,
  output: noOutput,
  idempotence: 'The outcome is recorded once; the notice is one of its batch.',
  async handle({ caseId }, deps) {
    const { correctionBatches } = await deps.cases.get(caseId)
    // The store decides whether an answer came in time; an engine that was away then must not close an answered application.
    if (correctionBatches.at(-1)?.answeredAt) throw new FinalFailure('corrections were answered in time: move the case back to the preliminary check')
    const record = await deps.cases.conclude(caseId, 'closed-by-silence', deps.clock.now())
    if (record.outcome !== 'closed-by-silence') return {}
    const batch = record.correctionBatches.at(-1)
    await deps.notices.send({
      caseId,
      kind: 'corrections-overdue',
      occasion: batch?.batchId ?? 'corrections',
      recipients: [enterpriseOf(record), authorityOf(record)],
      data: batch?.dueAt ? { dueOn: chineseDate(batch.dueAt) } : {},
    })
    return {}
  },
})
