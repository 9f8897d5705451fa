import type { CaseRecord } from '../domain/case.js'

type Parts = Pick<CaseRecord, 'application' | 'selfEvaluation' | 'correctionBatches' | 'reReview' | 'problems'>

/** Fields of a case that name files, for a query that fetches no more. */
export const partsWithUploads = { 'application.attachments': 1, 'selfEvaluation.attachments': 1, 'correctionBatches.items': 1, 'reReview.items': 1, 'problems.reports': 1 }

/** Ids of the files an enterprise handed in with a case: with both annexes, with corrections, and as evidence of rectification. */
export function uploadsOfCase({ application, selfEvaluation, correctionBatches, reReview, problems }: Parts): Set<string> {
  const { licence, deductionSummary, others } = application.attachments
  const report = selfEvaluation.attachments
  return new Set([
    ...[licence, deductionSummary, others, report.licence, report.deductionSummary].flat(),
    ...correctionBatches.flatMap(({ items }) => items.flatMap(({ uploadIds = [] }) => uploadIds)),
    ...(reReview?.items ?? []).flatMap(({ uploadIds }) => uploadIds),
    ...problems.flatMap(({ reports = [] }) => reports.flatMap(({ uploadIds }) => uploadIds)),
  ])
}
