import type { ReviewProblem, ScoreResult } from './case.js'
import { Refusal } from './errors.js'
import type { ScoredItem } from './ports.js'

/** Points with two digits as whole hundredths: sums of 0.1 must not lose a threshold by a rounding error. */
const hundredths = (points: number): number => Math.round(points * 100)

type Judgement = Pick<ScoredItem, 'missing' | 'vetoed' | 'deduction' | 'deductionNote' | 'done' | 'kept'>

/** Points taken off, a veto and a missing item are said with a reason (annex 3: 扣分说明). */
export const needsReason = ({ missing, vetoed, deduction }: Pick<Judgement, 'missing' | 'vetoed' | 'deduction'>): boolean => missing || vetoed || deduction > 0

/** Whether nothing is left to say of an item: marked as judged, with the reason where one is due; or kept from the last conclusion (NX-15c). */
export const isJudged = (item: Judgement): boolean => item.kept || ((item.done || item.missing) && (!needsReason(item) || item.deductionNote.trim() !== ''))

export interface ScoreInput {
  /** 1 = full on-site review, above = re-review (NX-15c). */
  round: number
  items: ScoredItem[]
  problems: ReviewProblem[]
  /** Score from which the grade is reached; from the regulation pack. */
  threshold: number
  at: Date
}

/**
 * Whether a problem still stands in the way in this round (NX-14). A problem of an earlier round is settled when its item was scored anew,
 * and neither vetoed nor given no points; without such an item the earlier conclusion is kept (NX-15c).
 */
export function stands(problem: ReviewProblem, round: number, items: Map<string, ScoredItem>): boolean {
  if (problem.state === 'accepted' || problem.round > round) return false
  if (problem.round === round) return true
  const item = items.get(problem.itemId)
  if (!item || item.kept) return true
  return !item.missing && (item.vetoed || hundredths(item.deduction) >= hundredths(item.points))
}

/**
 * Score of a round: points obtained ÷ (all points − missing items) × 100, rounded down to 2 digits (SCORE-1), and whether the grade is
 * reached: threshold met, no veto item violated, no major hazard, no blocking problem (NX-14, NX-15a).
 * @throws Refusal `score.item-out-of-range` for a deduction below 0 or above the item's points; `score.no-items` without a sheet;
 * `score.all-missing` when every item is missing, which leaves nothing to score.
 */
export function computeScore({ round, items, problems, threshold, at }: ScoreInput): ScoreResult {
  if (items.length === 0) throw new Refusal('score.no-items', 422)
  let total = 0
  let missing = 0
  let obtained = 0
  for (const item of items) {
    const points = hundredths(item.points)
    const deduction = hundredths(item.deduction)
    if (!(points >= 0 && deduction >= 0 && deduction <= points)) throw new Refusal('score.item-out-of-range', 422, { itemId: item.itemId, points: item.points })
    total += points
    if (item.missing) missing += points
    else obtained += points - deduction
  }
  if (total === missing) throw new Refusal('score.all-missing', 422)
  const score = Math.floor((obtained * 10_000) / (total - missing)) / 100
  const byId = new Map(items.map((item) => [item.itemId, item]))
  const standing = problems.filter((problem) => stands(problem, round, byId))
  const vetoItems = items.filter((item) => item.vetoed && !item.missing).map((item) => item.itemId)
  const majorHazards = standing.filter((problem) => problem.problemClass === 'major-hazard').length
  const blockingProblems = standing.filter((problem) => problem.problemClass === 'blocking').length
  return {
    round,
    kind: round === 1 ? 'full' : 're-review',
    total: total / 100,
    missing: missing / 100,
    obtained: obtained / 100,
    score,
    threshold,
    vetoItems,
    majorHazards,
    blockingProblems,
    reached: score >= threshold && vetoItems.length === 0 && majorHazards === 0 && blockingProblems === 0,
    computedAt: at,
  }
}
