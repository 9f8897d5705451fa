import type { CalendarDay } from '../../domain/working-days.js'
import { collection } from '../connection.js'
import type { AuditEntry } from './audit.js'

/** What administrators set of one year (`_id`, e.g. `2027`) on top of the arrangements the package brings. */
export interface CalendarYear {
  _id: string
  /** Counts its changes; 0 until somebody saved it. */
  version: number
  /** The State Council's arrangement of the year is known here in full. */
  published: boolean
  /** Number of the document that publishes it, e.g. 国办发明电〔2026〕7号; empty while it is not published. */
  document: string
  days: CalendarDay[]
  /** The case for whose limit administrators were told that the year is missing: they are told once a year of the calendar. */
  missedBy?: string
  unaudited: AuditEntry[]
}

export const calendarYearsOf = collection<CalendarYear>('calendarYears', {
  _id: String,
  version: Number,
  published: Boolean,
  document: String,
  days: [{}],
  missedBy: String,
  unaudited: [{}],
})
