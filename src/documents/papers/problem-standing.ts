import type { ReviewProblem } from '../../domain/case.js'
import type { ScoredItem } from '../../domain/ports.js'
import { stands } from '../../domain/score.js'
import { chineseDate } from '../../domain/shanghai-time.js'

/** Number without trailing noise of sums of tenths. */
export const points = (n: number) => String(Math.round(n * 100) / 100)

function scoredAnew({ missing, points: most, deduction, vetoed }: ScoredItem): string {
  return missing ? '为缺项' : `得${points(most - deduction)}分（满分${points(most)}分）${vetoed ? '，触发否决项' : ''}`
}

/**
 * What a later round says of a problem of an earlier one (NX-14, NX-15c). Only what that round's sheet tells: a re-review scores items
 * and states nothing about problems in words.
 */
export function standingIn(problem: ReviewProblem, round: number, items: ScoredItem[]): string {
  if (problem.state === 'accepted') return '已验收'
  if (problem.problemClass === 'non-blocking') return problem.rectifyBy ? `不影响达标，限${chineseDate(problem.rectifyBy)}前完成整改` : '不影响达标'
  const item = items.find((one) => one.itemId === problem.itemId)
  const hindrance = problem.problemClass === 'major-hazard' ? '重大事故隐患' : '影响达标的问题'
  if (!item || item.kept) return `对应项目未重新评分，沿用上次结论，仍计为${hindrance}`
  const still = stands(problem, round, new Map(items.map((one) => [one.itemId, one])))
  return `对应项目重新评分${scoredAnew(item)}，${still ? '仍计为' : '不再计为'}${hindrance}`
}
