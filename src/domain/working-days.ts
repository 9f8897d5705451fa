import { createRequire } from 'node:module'
import { addDays, chineseDate, endOfDay, shanghaiDate, type CountedDate } from './shanghai-time.js'
import { statutoryDaysOff } from './statutory-days-off.js'

/** Which days are working days, and of which years that is published. Dates are `YYYY-MM-DD`. */
export interface DayCalendar {
  isWorkingDay(date: string): boolean
  isPublished(year: number): boolean
}

/** One day as an administrator set it; `document` is the number of the document it follows. */
export interface CalendarDay {
  date: string
  working: boolean
  name: string
  document: string
}

/** What administrators set: single days, and years whose arrangement is published although the package doesn't have it yet. */
export interface CalendarOverrides {
  days?: CalendarDay[]
  publishedYears?: number[]
}

/** Until when, counted in working days. `provisional`: the count passes a year whose arrangement is not published, so the date may move. */
export interface DueDate {
  date: CountedDate
  provisional: boolean
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

/** What the State Council arranged for a day, with the Chinese name of the holiday it belongs to. */
export function arrangedDay(date: string): { working: boolean; name: string } | undefined {
  const [kind, text] = date in stateCouncil.holidays ? [false, stateCouncil.holidays[date]!] : [true, stateCouncil.workdays[date]]
  return text ? { working: kind, name: text.split(',')[1] ?? '' } : undefined
}

/** All arrangements the package has, to tell whether they changed. */
export const arrangementsText: string = JSON.stringify([stateCouncil.holidays, stateCouncil.workdays])

/** Years whose arrangement the package has, in order. */
export const yearsArranged = (): number[] => [...publishedYears].sort()

/** Without anybody's arrangement: weekends and days off by statute are no working days, in any year. */
export const isPlainWorkingDay = (date: string): boolean => !isWeekend(date) && !statutoryDaysOff(Number(date.slice(0, 4))).has(date)

/**
 * The State Council's arrangements as far as they are published, with the administrator's on top. A day off by statute is none that either could make
 * a working day.
 */
export function stateCouncilCalendar(overrides: CalendarOverrides = {}): DayCalendar {
  const more = new Set(overrides.publishedYears)
  const set = new Map((overrides.days ?? []).map((day) => [day.date, day.working]))
  return {
    isWorkingDay(date) {
      if (statutoryDaysOff(Number(date.slice(0, 4))).has(date)) return false
      return set.get(date) ?? arrangedDay(date)?.working ?? isPlainWorkingDay(date)
    },
    isPublished: (year) => publishedYears.has(year) || more.has(year),
  }
}

/**
 * The end (Asia/Shanghai) of the working day that is `days` working days after `from`. The day of `from` itself isn't counted, so a
 * public notice of 5 working days is on view for 5 whole ones (NX-15a).
 * @throws RangeError when `days` is not a whole number of at least 1.
 */
export function addWorkingDays(from: Date, days: number, calendar: DayCalendar): DueDate {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`working days must be a whole number of at least 1, not ${days}`)
  let date = shanghaiDate(from)
  let provisional = false
  for (let left = days; left > 0; ) {
    date = addDays(date, 1)
    provisional ||= !calendar.isPublished(Number(date.slice(0, 4)))
    if (calendar.isWorkingDay(date)) left -= 1
  }
  return { date: endOfDay(date) as CountedDate, provisional }
}

/** A due date as letters and papers write it: 2026年12月31日, or 2027年1月4日（暂定）. */
export const dueText = ({ date, provisional }: DueDate): string => `${chineseDate(new Date(date))}${provisional ? '（暂定）' : ''}`
