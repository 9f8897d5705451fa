import type { CaseRecord } from './case.js'
import type { RegulationPack } from './ports.js'
import { shanghaiYear } from './shanghai-time.js'
import { addWorkingDays, type DayCalendar, type DueDate } from './working-days.js'

/**
 * A limit that has been told to somebody, runs, and ends a step of the procedure by itself: until when corrections are answered (NX-11), until when
 * a public notice is on view (NX-15a). Both are counted in working days.
 */
export interface RunningLimit extends DueDate {
  kind: 'corrections' | 'public-notice'
  /** Batch of corrections, or notice. */
  key: string
  from: Date
  days: number
}

type Limited = Pick<CaseRecord, 'correctionBatches' | 'publicNotice' | 'recommendation' | 'outcome' | 'withdrawal'>

/** Working days a public notice is on view: as recommended, never fewer than the regulation's (NX-15a). */
export const noticeDays = (record: Pick<CaseRecord, 'recommendation'>, pack: RegulationPack): number =>
  Math.max(record.recommendation?.workingDays ?? 0, pack.publicNoticeWorkingDays.value)

/** The limits that run in a case, as they stand in its record. */
export function runningLimits(record: Limited, pack: RegulationPack): RunningLimit[] {
  if (record.outcome || record.withdrawal) return []
  const limits: RunningLimit[] = []
  const batch = record.correctionBatches.at(-1)
  if (batch?.issuedAt && batch.dueAt && !batch.answeredAt) {
    const { batchId, issuedAt, dueAt, provisional = false } = batch
    limits.push({ kind: 'corrections', key: batchId, from: issuedAt, days: pack.correctionWorkingDays.value, date: dueAt, provisional })
  }
  const notice = record.publicNotice
  if (notice && !notice.closedAt) {
    const { noticeId, publishedAt, endsAt, provisional } = notice
    limits.push({ kind: 'public-notice', key: noticeId, from: publishedAt, days: noticeDays(record, pack), date: endsAt, provisional })
  }
  return limits
}

/** A limit as the calendar now has it. What was told is never shortened; a later date is taken over. */
export function recounted(limit: RunningLimit, calendar: DayCalendar): DueDate {
  const { date, provisional } = addWorkingDays(limit.from, limit.days, calendar)
  return { date: date > limit.date ? date : limit.date, provisional }
}

/**
 * The same once its moment has come: while it is provisional it is put off to the end of the next working day, again and again, until the calendar it
 * hangs on is published.
 */
export function recountedAt(limit: RunningLimit, calendar: DayCalendar, now: Date): DueDate {
  const due = recounted(limit, calendar)
  if (!due.provisional || due.date > now) return due
  const next = addWorkingDays(due.date, 1, calendar).date
  return { date: next > now ? next : addWorkingDays(now, 1, calendar).date, provisional: true }
}

/** First year whose arrangement a provisional limit waits for. */
export function yearMissing(limit: Pick<RunningLimit, 'from' | 'date'>, calendar: DayCalendar): number {
  let year = shanghaiYear(limit.from)
  while (calendar.isPublished(year) && year < shanghaiYear(new Date(limit.date))) year += 1
  return year
}

/** True where both say the same. */
export const sameDue = (a: DueDate, b: DueDate): boolean => a.date.getTime() === b.date.getTime() && a.provisional === b.provisional

