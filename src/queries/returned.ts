import { reReviewRound, fullReviewRound } from '../domain/review-round.js'
import type { CaseRecord } from '../domain/case.js'
import type { HumanTask } from '../store/models/human-tasks.js'

/**
 * How a task comes to somebody who had it before: `returned` with the reason it was sent back for, or `resubmitted` because what was asked
 * for is there.
 */
export interface Returned {
  how: 'returned' | 'resubmitted'
  /** In the words of who sent it back; empty where `violations` say it. */
  reason: string
  /** Codes of `groupViolations` in the catalogue. */
  violations: string[]
}

export type ReturnParts = Pick<CaseRecord, 'expertGroup' | 'correctionBatches' | 'reviewReportChecks' | 'signatures' | 'problems' | 'reReview'>
/** What `returnedTask` reads of a case, for a query that fetches no more. */
export const returnParts = { expertGroup: 1, correctionBatches: 1, reviewReportChecks: 1, signatures: 1, problems: 1, reReview: 1 }

/** Why a task is back; nothing where it comes for the first time. */
export function returnedTask(task: Pick<HumanTask, 'formId' | 'variables'>, record: ReturnParts): Returned | undefined {
  switch (task.formId) {
    case 'preliminary-check':
      return record.correctionBatches.some(({ answeredAt }) => answeredAt) ? resubmitted : undefined
    case 'form-expert-group': {
      const violations = record.expertGroup?.appointedAt ? [] : (record.expertGroup?.violations ?? [])
      return violations.length > 0 ? { how: 'returned', reason: '', violations: [...new Set(violations.map(({ code }) => code))] } : undefined
    }
    case 'score-on-site':
    case 'list-problems':
      return dissent(record, fullReviewRound)
    case 'score-rectified-items':
      return dissent(record, reReviewRound)
    case 'submit-review-report':
      return sentBack(record.reviewReportChecks.at(-1), ({ approved }) => !approved)
    case 'check-review-report':
      return record.reviewReportChecks.length > 0 ? resubmitted : undefined
    case 'check-rectified-items':
      return (record.reReview?.checks.length ?? 0) > 0 ? resubmitted : undefined
    case 'report-rectification': {
      const { problemId } = (task.variables.problem ?? {}) as { problemId?: string }
      return sentBack(record.problems.find((one) => one.problemId === problemId)?.reports.at(-1), ({ accepted }) => accepted === false)
    }
    default:
      return undefined
  }
}

const resubmitted: Returned = { how: 'resubmitted', reason: '', violations: [] }

function sentBack<T extends { opinion?: string }>(last: T | undefined, back: (last: T) => boolean): Returned | undefined {
  return last && back(last) ? { how: 'returned', reason: last.opinion ?? '', violations: [] } : undefined
}

/** A member who did not sign the last conclusion of the round (NX-13). */
function dissent({ signatures }: ReturnParts, round: number): Returned | undefined {
  const ofRound = signatures.filter((one) => one.round === round)
  const last = ofRound.findLast(({ attempt, signs }) => attempt === ofRound.at(-1)!.attempt && !signs)
  return last && { how: 'returned', reason: `${last.name}：${last.opinion}`, violations: [] }
}
