import { z } from 'zod'
import { addDays } from './shanghai-time.js'
import { statutoryDaysOff } from './statutory-days-off.js'
import { lineSchema } from './text.js'
import { arrangedDay, stateCouncilCalendar, yearsArranged, type CalendarDay } from './working-days.js'

/** Years an administrator may set; the lunar calendar is known to 2099. */
export const calendarYearSchema = z.coerce.number().int().min(2025).max(2099)

const day = z.object({
  date: z.iso.date({ error: 'date.invalid' }),
  working: z.boolean(),
  name: lineSchema(50),
  document: lineSchema(100),
})

/** What an administrator sets of a year: days that differ, and whether its arrangement is published, by which document. */
export const calendarChangeSchema = z.object({
  published: z.boolean(),
  document: lineSchema(100, 0),
  days: z.array(day).max(366),
})
export type CalendarChange = z.infer<typeof calendarChangeSchema>

/** One day of a year as its calendar shows it. `origin` says who made it what it is; weekdays and weekends are nobody's. */
export interface YearDay {
  date: string
  working: boolean
  name: string
  origin: 'statute' | 'arrangement' | 'administrator' | 'week'
  document: string
}

/** Why a change can't be taken: code by field (`days.3.date`), empty where it can. */
export function calendarFaults(year: number, { published, document, days }: CalendarChange): Record<string, string> {
  const faults: Record<string, string> = {}
  const seen = new Set<string>()
  days.forEach(({ date, working }, index) => {
    const field = `days.${index}.date`
    if (!date.startsWith(`${year}-`)) faults[field] = 'calendar.other-year'
    else if (seen.has(date)) faults[field] = 'calendar.day-twice'
    else if (working && statutoryDaysOff(year).has(date)) faults[field] = 'calendar.statutory-day'
    seen.add(date)
  })
  if (published && document === '' && !yearsArranged().includes(year)) faults.document = 'calendar.document-required'
  return faults
}

/** All days of a year in order. */
export function daysOfYear(year: number, set: CalendarDay[]): YearDay[] {
  const calendar = stateCouncilCalendar({ days: set })
  const statutory = statutoryDaysOff(year)
  const byDate = new Map(set.map((one) => [one.date, one]))
  const days: YearDay[] = []
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
    const own = byDate.get(date)
    const arranged = arrangedDay(date)
    const legal = statutory.get(date)
    const [origin, name] = own ? ['administrator' as const, own.name] : legal ? ['statute' as const, legal] : arranged ? ['arrangement' as const, arranged.name] : ['week' as const, '']
    days.push({ date, working: calendar.isWorkingDay(date), name, origin, document: own?.document ?? '' })
  }
  return days
}
