import { z } from 'zod'
import { shanghaiIso } from '../src/domain/shanghai-time.js'
import { dueText } from '../src/domain/working-days.js'
import { caseInput, instant, required } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { enterpriseOf } from './support/recipients.js'

/** Sends one batch of corrections in writing, with the day until which all items are to be answered (NX-11). */
export default defineWorker({
  type: 'request-corrections',
  input: caseInput,
  output: z.object({ correctionsDueAt: instant, correctionBatchId: z.string() }),
  idempotence: 'Issue and due date are set once on the batch; paper and notice are one of the batch.',
  async handle({ caseId }, deps) {
    let record = await deps.cases.get(caseId)
    const pack = deps.pack(record.pack)
    const index = record.correctionBatches.length - 1
    const { batchId } = required(record.correctionBatches[index], 'correction batch')
    const path = `correctionBatches.${index}`
    const now = deps.clock.now()
    const due = await deps.calendar.addWorkingDays(now, pack.correctionWorkingDays.value)
    await deps.cases.update(
      caseId,
      { $set: { [`${path}.issuedAt`]: now, [`${path}.dueAt`]: due.date, [`${path}.provisional`]: due.provisional } },
      { [`${path}.batchId`]: batchId, [`${path}.issuedAt`]: { $exists: false } },
    )
    record = await deps.cases.get(caseId)
    const batch = required(record.correctionBatches[index], 'correction batch')
    const dueAt = required(batch.dueAt, 'due date of its correction batch')
    const document = await deps.documents.make(caseId, 'correction-request', batchId)
    await deps.notices.send({
      caseId,
      kind: 'corrections-requested',
      occasion: batchId,
      recipients: [enterpriseOf(record)],
      data: { items: batch.items.map((item, i) => `${i + 1}. ${item.subject}：${item.request}`).join('\n'), dueOn: dueText({ date: dueAt, provisional: batch.provisional ?? false }) },
      documentIds: [document],
    })
    return { correctionsDueAt: shanghaiIso(dueAt), correctionBatchId: batchId }
  },
})
