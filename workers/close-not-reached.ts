import { reReviewRound } from '../src/domain/review-round.js'
import { caseInput, noOutput } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { notReachedData } from './support/not-reached-reasons.js'
import { reReviewExpiredNotice } from './support/re-review-expired-notice.js'
import { enterpriseOf } from './support/recipients.js'

/** Ends a case that didn't reach its grade: the limit passed, or the re-review failed as well (NX-15c). */
export default defineWorker({
  type: 'close-not-reached',
  input: caseInput,
  output: noOutput,
  idempotence: 'The outcome is recorded once; the notice is one of the round or of the limit.',
  async handle({ caseId }, deps) {
    const record = await deps.cases.conclude(caseId, 'not-reached', deps.clock.now())
    if (record.outcome !== 'not-reached') return {}
    if (!record.scores.some((each) => each.round === reReviewRound)) {
      await deps.notices.send(reReviewExpiredNotice(record))
      return {}
    }
    const conclusion = await deps.documents.make(caseId, 'on-site-conclusion', `round-${reReviewRound}`)
    await deps.notices.send({
      caseId,
      kind: 'grade-not-reached',
      occasion: `round-${reReviewRound}`,
      recipients: [enterpriseOf(record)],
      data: notReachedData(record, reReviewRound),
      documentIds: [conclusion],
    })
    return {}
  },
})
