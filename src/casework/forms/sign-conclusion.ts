import { fullReviewRound, reReviewRound } from '../../domain/review-round.js'
import { closedFor } from '../scoring-sheet.js'
import { refuseBeforeVisit } from '../visit-day.js'
import { memberOf } from './document-review.js'
import type { FormEffect } from './form-effect.js'

/**
 * NX-13, NX-20: each member signs the conclusion, or says why not. `attempt` is the scoring they sign for: scored again, they sign again.
 */
export const signConclusion: FormEffect<'sign-conclusion'> = {
  parts: ['signatures'],
  check: ({ record, actor, at }) => {
    memberOf(record, actor)
    refuseBeforeVisit(record, at)
  },
  change: async ({ casework, record, actor, payload, at, task }) => {
    const { expertId, name } = memberOf(record, actor)
    const round = task.processId === 're-review' ? reReviewRound : fullReviewRound
    const attempt = await closedFor(casework.store, record.caseId, round)
    return { update: { $push: { signatures: { round, attempt, expertId, name, signs: payload.signs, opinion: payload.opinion, at } } } }
  },
  variables: ({ signs }) => ({ signs }),
}
