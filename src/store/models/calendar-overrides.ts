import { collection } from '../connection.js'

/** A day an administrator set by hand: `_id` = YYYY-MM-DD. */
export interface CalendarOverride {
  _id: string
  kind: 'working-day' | 'day-off'
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
