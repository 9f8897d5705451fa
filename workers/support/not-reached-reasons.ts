import type { CaseRecord } from '../../src/domain/case.js'

/** What a notice says of a score that didn't reach the grade. */
export function notReachedData(record: CaseRecord, round: number): Record<string, string> {
  const result = record.scores.find((each) => each.round === round)
  if (!result) return {}
  const reasons = [
    result.vetoItems.length > 0 ? `否决项不符合：${result.vetoItems.length} 项` : '',
    result.majorHazards > 0 ? `重大事故隐患：${result.majorHazards} 项` : '',
    result.blockingProblems > 0 ? `影响达标的问题：${result.blockingProblems} 项` : '',
  ]
  return { score: String(result.score), threshold: String(result.threshold), reasons: reasons.filter(Boolean).join('\n') }
}
