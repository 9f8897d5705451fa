import type { ReviewProblem } from './case.js'
import type { RegulationPack } from './ports.js'
import { addDays, addMonths, endOfDay, shanghaiDate, shanghaiInstant } from './shanghai-time.js'

/** Latest day a limit set on a review day may name: one year (NX-14, article 14), from the pack. */
export function latestLimit(reviewedOn: string, pack: RegulationPack): string {
  return addMonths(reviewedOn, pack.rectificationMaxMonths.value)
}

/** Problems the enterprise has to rectify after the announcement: those that don't block the grade and are not accepted yet (NX-14). */
export function problemsToRectify(problems: ReviewProblem[]): (ReviewProblem & { rectifyBy: string })[] {
  return problems.filter(
    (problem): problem is ReviewProblem & { rectifyBy: string } =>
      problem.problemClass === 'non-blocking' && problem.state !== 'accepted' && problem.rectifyBy !== undefined,
  )
}

/** Hour of the day reminders go out, Asia/Shanghai. */
const reminderTime = '09:00:00'

/** Instants of the reminders before a limit that are still to come, earliest first; days before from the pack. */
export function remindersBefore(rectifyBy: string, now: Date, pack: RegulationPack): Date[] {
  const due = endOfDay(rectifyBy)
  return pack.rectificationReminderDays.value
    .map((days) => shanghaiInstant(addDays(rectifyBy, -days), reminderTime))
    .filter((instant) => instant > now && instant < due)
    .sort((a, b) => a.getTime() - b.getTime())
}

/**
 * The limit an enterprise really gets: the one set in the review, or, when the procedure took so long that it is over or nearly so, the end of
 * the least time to report (a working-day count the caller adds up), but never beyond one year after the review (NX-14).
 */
export function effectiveLimit(rectifyBy: string, leastUntil: Date, reviewedOn: string, pack: RegulationPack): string {
  const least = shanghaiDate(leastUntil)
  if (rectifyBy >= least) return rectifyBy
  const latest = latestLimit(reviewedOn, pack)
  const extended = least < latest ? least : latest
  return extended > rectifyBy ? extended : rectifyBy
}
