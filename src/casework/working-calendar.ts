import { addWorkingDays, stateCouncilCalendar } from '../domain/working-days.js'
import type { Store } from '../store/connection.js'
import { calendarOverridesOf, type CalendarOverride } from '../store/models/calendar-overrides.js'

/** Adds working days by the State Council's calendar with what administrators set by hand. */
export async function addWorkingDaysBy(store: Store, from: Date, days: number): Promise<{ date: Date; provisional: boolean }> {
  const overrides = await calendarOverridesOf(store).find({}).lean<CalendarOverride[]>()
  const set: Record<string, 'working-day' | 'day-off'> = {}
  const publishedYears: number[] = []
  for (const { _id, kind } of overrides) {
    if (kind === 'published-year') publishedYears.push(Number(_id))
    else set[_id] = kind
  }
  return addWorkingDays(from, days, stateCouncilCalendar({ days: set, publishedYears }))
}
