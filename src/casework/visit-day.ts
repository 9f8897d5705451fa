import type { CaseRecord } from '../domain/case.js'
import { Refusal } from '../domain/errors.js'
import { chineseDate, daysBetween, shanghaiDate } from '../domain/shanghai-time.js'

/** A visit further ahead is a slip of the pen, and would hold the case until then. Practice, not in the regulation. */
const mostDaysAhead = 180

/**
 * What is found on site is found there (NX-13): nothing of it is scored, listed, signed or reported before the first day of the visit
 * (Asia/Shanghai).
 * @throws Refusal `visit.not-begun` (409) with that day.
 */
export function refuseBeforeVisit({ visit }: Pick<CaseRecord, 'visit'>, at: Date): void {
  if (visit && shanghaiDate(at) < visit.startsOn) throw new Refusal('visit.not-begun', 409, { startsOn: chineseDate(visit.startsOn) })
}

/** Days on which no visit can be. @throws Refusal `visit.too-far`, `visit.in-the-past` (422). */
export function refuseImpossibleVisit({ startsOn, endsOn }: { startsOn: string; endsOn: string }, at: Date): void {
  const today = shanghaiDate(at)
  if (daysBetween(today, endsOn) > mostDaysAhead) throw new Refusal('visit.too-far', 422, { days: mostDaysAhead, fields: { endsOn: 'visit.too-far' } })
  if (startsOn < today) throw new Refusal('visit.in-the-past', 422, { fields: { startsOn: 'visit.in-the-past' } })
}
