import { reReviewRound } from '../src/domain/review-round.js'
import { caseInput, noOutput } from './support/case-input.js'
import { concluded } from './support/conclude.js'
import { BpmnError, defineWorker } from './contract.js'
import { notReachedData } from './support/not-reached-reasons.js'
import { reReviewExpiredNotice } from './support/re-review-expired-notice.js'
import { enterpriseOf } from './support/recipients.js'

/** Ends a case that didn't reach its grade: the limit passed, or the re-review failed as well (NX-15c). */
export default defineWorker({
  type: 'close-not-reached',
  input: caseInput,
  output: noOutput,
  errorCodes: ['re-review-requested-in-time'],
  idempotence: 'The outcome is recorded once, in one write with the condition that no request waits; the notice is one of the round or of the limit.',
  async handle({ caseId }, deps) {
    // A request nobody has checked was made in time: the store took it, and the engine, which had the limit's timer first, goes back to it.
    const record = await concluded(deps, caseId, 'not-reached', { $or: [{ 'scores.round': reReviewRound }, { 'reReview.uncheckedSince': { $exists: false } }] })
    if (!record) {
      const { withdrawal, outcome } = await deps.cases.get(caseId)
      if (!withdrawal && !outcome) throw new BpmnError('re-review-requested-in-time', 'a re-review was requested in time')
      return {}
    }
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
