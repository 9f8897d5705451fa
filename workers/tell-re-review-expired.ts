import { z } from 'zod'
import { caseInput } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { reReviewExpiredNotice } from './support/re-review-expired-notice.js'

/** The limit passed before the evidence was complete: a full application is needed (NX-15c). */
export default defineWorker({
  type: 'tell-re-review-expired',
  input: caseInput,
  output: z.object({ reReviewReached: z.literal(false) }),
  idempotence: 'The notice is one of the case.',
  async handle({ caseId }, deps) {
    await deps.notices.send(reReviewExpiredNotice(await deps.cases.get(caseId)))
    return { reReviewReached: false as const }
  },
})
