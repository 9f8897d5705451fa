import type { Store } from '../../src/store/connection.js'
import { calendarYearsOf } from '../../src/store/models/calendar-years.js'

/** Sets a year's calendar past everybody, as a test finds it. */
export async function setYear(store: Store, year: number, { off = [], published = false }: { off?: string[]; published?: boolean }): Promise<void> {
  const days = off.map((date) => ({ date, working: false, name: '（示例）', document: '' }))
  await calendarYearsOf(store).updateOne({ _id: String(year) }, { $set: { published, document: published ? '（示例）' : '', days, unaudited: [] }, $inc: { version: 1 } }, { upsert: true })
}

/** Publishes the years about a moment, so that no limit of a test that runs late in a year is provisional. */
export async function publishYears(store: Store, about: Date, many = 2): Promise<void> {
  for (let later = 0; later < many; later += 1) await setYear(store, about.getUTCFullYear() + later, { published: true })
}
