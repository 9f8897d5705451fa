import { collection } from '../connection.js'

/** What an administrator set by hand: a day (`_id` = YYYY-MM-DD), or a year (`YYYY`) whose days are complete. */
export interface CalendarOverride {
  _id: string
  kind: 'working-day' | 'day-off' | 'published-year'
  note: string
  setBy: string
  setAt: Date
}

export const calendarOverridesOf = collection<CalendarOverride>('calendarOverrides', {
  _id: String,
  kind: String,
  note: String,
  setBy: String,
  setAt: Date,
})
