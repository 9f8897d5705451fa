import { refuseBeforeVisit } from '../visit-day.js'
import type { FormEffect } from './form-effect.js'

/** NX-15a, annex 4: the leader's review report; a returned one is replaced. */
export const submitReviewReport: FormEffect<'submit-review-report'> = {
  parts: ['reviewReport'],
  check: ({ record, at }) => refuseBeforeVisit(record, at),
  change: ({ payload, actor }) => ({ update: { $set: { reviewReport: { ...payload, submittedBy: actor.accountId } } } }),
}

/** NX-15a: the reviewing body's check. */
export const checkReviewReport: FormEffect<'check-review-report'> = {
  parts: ['reviewReportChecks'],
  change: ({ payload, actor, at }) => ({
    update: { $push: { reviewReportChecks: { approved: payload.approved, opinion: payload.opinion, by: actor.accountId, at } } },
  }),
  variables: ({ approved }) => ({ reportApproved: approved }),
}
