import { z } from 'zod'
import { chineseDate } from '../src/domain/shanghai-time.js'
import { evidenceKey } from '../src/domain/messages.js'
import { caseInput } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { enterpriseOf } from './support/recipients.js'

/** Tells the enterprise what the evidence of its rectified items lacks (NX-15c). */
export default defineWorker({
  type: 'tell-evidence-insufficient',
  input: caseInput,
  output: z.object({ evidenceKey: z.string() }),
  idempotence: 'The notice is one of this passage through the element.',
  async handle({ caseId }, deps, { elementInstanceKey }) {
    const record = await deps.cases.get(caseId)
    await deps.notices.send({
      caseId,
      kind: 're-review-evidence-insufficient',
      occasion: elementInstanceKey,
      recipients: [enterpriseOf(record)],
      data: {
        opinion: record.reReview?.checks.at(-1)?.opinion ?? '',
        until: record.notReached ? chineseDate(record.notReached.reReviewUntil) : '',
      },
    })
    return { evidenceKey: evidenceKey(caseId, record.reReview?.checks.length ?? 0) }
  },
})
