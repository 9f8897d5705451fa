import { z } from 'zod'
import { caseInput } from './support/case-input.js'
import { BpmnError, defineWorker } from './contract.js'
import { reReviewExpiredNotice } from './support/re-review-expired-notice.js'

/** The limit passed before the evidence was complete: a full application is needed (NX-15c). */
export default defineWorker({
  type: 'tell-re-review-expired',
  input: caseInput,
  output: z.object({ reReviewReached: z.literal(false) }),
  errorCodes: ['evidence-submitted-in-time'],
  idempotence: 'That the limit passed is set once, in one write with the condition that no evidence waits; the notice is one of the case.',
  async handle({ caseId }, deps) {
    const waiting = 'reReview.uncheckedSince'
    const expired = 'reReview.expiredAt'
    await deps.cases.update(caseId, { $set: { [expired]: deps.clock.now() } }, { [waiting]: { $exists: false }, [expired]: { $exists: false } })
    const record = await deps.cases.get(caseId)
    // Evidence nobody has checked was handed in before the limit: the store took it, and the engine had the timer first.
    if (!record.reReview?.expiredAt) throw new BpmnError('evidence-submitted-in-time', 'further evidence was handed in in time')
    await deps.notices.send(reReviewExpiredNotice(record))
    return { reReviewReached: false as const }
  },
})
