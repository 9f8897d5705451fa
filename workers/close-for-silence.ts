import { chineseDate } from '../src/domain/shanghai-time.js'
import { caseInput, noOutput } from './support/case-input.js'
import { concluded } from './support/conclude.js'
import { BpmnError, defineWorker } from './contract.js'
import { authorityOf, enterpriseOf } from './support/recipients.js'

/** Closes an application whose corrections were not answered in time (NX-11). */
export default defineWorker({
  type: 'close-for-silence',
  input: caseInput,
  output: noOutput,
  errorCodes: ['corrections-answered'],
  idempotence: 'The outcome is recorded once, in one write with the condition that nobody answered; the notice is one of its batch.',
  async handle({ caseId }, deps) {
    const { correctionBatches } = await deps.cases.get(caseId)
    const last = correctionBatches.length - 1
    const record = await concluded(deps, caseId, 'closed-by-silence', { [`correctionBatches.${last}.answeredAt`]: { $exists: false } })
    if (!record) {
      // The store decides whether an answer came in time; an engine that heard of it too late must not close an answered application.
      const { withdrawal, outcome, correctionBatches: now } = await deps.cases.get(caseId)
      if (!withdrawal && !outcome && now[last]?.answeredAt) throw new BpmnError('corrections-answered', 'corrections were answered in time')
      return {}
    }
    const batch = record.correctionBatches[last]
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
