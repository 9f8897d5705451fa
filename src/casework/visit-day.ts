import type { CaseRecord } from '../domain/case.js'
import { Refusal } from '../domain/errors.js'
import { chineseDate, shanghaiDate } from '../domain/shanghai-time.js'

/**
 * What is found on site is found there (NX-13): nothing of it is scored, listed, signed or reported before the first day of the visit
 * (Asia/Shanghai).
 * @throws Refusal `visit.not-begun` (409) with that day.
 */
export function refuseBeforeVisit({ visit }: Pick<CaseRecord, 'visit'>, at: Date): void {
  if (visit && shanghaiDate(at) < visit.startsOn) throw new Refusal('visit.not-begun', 409, { startsOn: chineseDate(visit.startsOn) })
}
