import { createHash } from 'node:crypto'
import { addWorkingDays, arrangementsText, stateCouncilCalendar, type DayCalendar, type DueDate } from '../domain/working-days.js'
import { isDuplicateKey, type Store } from './connection.js'
import { calendarYearsOf, type CalendarYear } from './models/calendar-years.js'

const yearsSet = (store: Store): Promise<CalendarYear[]> => calendarYearsOf(store).find({}).sort({ _id: 1 }).lean<CalendarYear[]>()

/** The State Council's calendar with what administrators set. `instead` takes the place of what is stored of its year. */
export async function workingCalendar(store: Store, instead?: Pick<CalendarYear, '_id' | 'published' | 'days'>): Promise<DayCalendar> {
  const stored = await yearsSet(store)
  const years = instead ? [...stored.filter(({ _id }) => _id !== instead._id), instead] : stored
  return stateCouncilCalendar({ days: years.flatMap(({ days }) => days), publishedYears: years.filter(({ published }) => published).map(({ _id }) => Number(_id)) })
}

/** Adds working days by that calendar. */
export async function addWorkingDaysBy(store: Store, from: Date, days: number): Promise<DueDate> {
  return addWorkingDays(from, days, await workingCalendar(store))
}

/** One word for the calendar as it is: it changes with the package's arrangements and with every change an administrator saves. */
export async function calendarFingerprint(store: Store): Promise<string> {
  const set = (await yearsSet(store)).filter(({ version }) => version > 0).map(({ _id, version }) => `${_id}:${version}`)
  return createHash('sha256').update(arrangementsText).update(set.join()).digest('hex').slice(0, 24)
}

/** Notes which case was the first to wait for a year's calendar, and returns it. */
export async function firstToMiss(store: Store, year: number, caseId: string): Promise<string> {
  const years = calendarYearsOf(store)
  const unset = { version: 0, published: false, document: '', days: [], unaudited: [] }
  try {
    await years.updateOne({ _id: String(year), missedBy: { $exists: false } }, { $set: { missedBy: caseId }, $setOnInsert: unset }, { upsert: true })
  } catch (error) {
    // noted before
    if (!isDuplicateKey(error)) throw error
  }
  return (await years.findById(String(year), { missedBy: 1 }).lean())?.missedBy ?? caseId
}
