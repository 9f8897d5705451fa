import { createRequire } from 'node:module'
import { addDays, endOfDay, shanghaiDate } from './shanghai-time.js'

/** Which days are working days, and of which years that is published. Dates are `YYYY-MM-DD`. */
export interface DayCalendar {
  isWorkingDay(date: string): boolean
  isPublished(year: number): boolean
}

/** What an administrator set by hand: single days, and years that are complete although the package doesn't have them yet. */
export interface CalendarOverrides {
  days?: Record<string, 'working-day' | 'day-off'>
  publishedYears?: number[]
}

const stateCouncil = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  holidays: Record<string, string>
  workdays: Record<string, string>
}
// A year counts as published when the package knows its National Day holiday: lists end with the last published year.
const publishedYears = new Set(Object.keys(stateCouncil.holidays).filter((date) => date.endsWith('-10-01')).map((date) => Number(date.slice(0, 4))))

function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return day === 0 || day === 6
}

/** The State Council's holiday arrangements as far as they are published, with the administrator's overrides on top. */
export function stateCouncilCalendar(overrides: CalendarOverrides = {}): DayCalendar {
  const more = new Set(overrides.publishedYears)
  return {
    isWorkingDay(date) {
      const override = overrides.days?.[date]
      if (override) return override === 'working-day'
      if (date in stateCouncil.holidays) return false
      if (date in stateCouncil.workdays) return true
      return !isWeekend(date)
    },
    isPublished: (year) => publishedYears.has(year) || more.has(year),
  }
}

/**
 * The end (Asia/Shanghai) of the working day that is `days` working days after `from`. The day of `from` itself isn't counted, so a
 * public notice of 5 working days is on view for 5 whole ones (NX-15a). `provisional` when the count touches a year
 * whose holidays are not published: the date may move.
 * @throws RangeError when `days` is not a whole number of at least 1.
 */
export function addWorkingDays(from: Date, days: number, calendar: DayCalendar): { date: Date; provisional: boolean } {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`working days must be a whole number of at least 1, not ${days}`)
  let date = shanghaiDate(from)
  let provisional = false
  for (let left = days; left > 0; ) {
    date = addDays(date, 1)
    provisional ||= !calendar.isPublished(Number(date.slice(0, 4)))
    if (calendar.isWorkingDay(date)) left -= 1
  }
  return { date: endOfDay(date), provisional }
}
