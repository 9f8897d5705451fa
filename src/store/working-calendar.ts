import { addWorkingDays, stateCouncilCalendar, type DayCalendar } from '../domain/working-days.js'
import type { Store } from './connection.js'
import { calendarOverridesOf, type CalendarOverride } from './models/calendar-overrides.js'

/** The State Council's calendar with what administrators set by hand. */
export async function workingCalendar(store: Store): Promise<DayCalendar> {
  const overrides = await calendarOverridesOf(store).find({}).lean<CalendarOverride[]>()
  const set: Record<string, 'working-day' | 'day-off'> = {}
  const publishedYears: number[] = []
  for (const { _id, kind } of overrides) {
    if (kind === 'published-year') publishedYears.push(Number(_id))
    else set[_id] = kind
  }
  return stateCouncilCalendar({ days: set, publishedYears })
}

/** Adds working days by that calendar. */
export async function addWorkingDaysBy(store: Store, from: Date, days: number): Promise<{ date: Date; provisional: boolean }> {
  return addWorkingDays(from, days, await workingCalendar(store))
}
