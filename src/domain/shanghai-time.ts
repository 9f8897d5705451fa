/** Dates and instants as the authorities count them: Asia/Shanghai, UTC+8 all year. */
const offsetMilliseconds = 8 * 3600_000
const dayMilliseconds = 24 * 3600_000

/** Calendar date `YYYY-MM-DD` in Asia/Shanghai of an instant. */
export function shanghaiDate(instant: Date): string {
  return new Date(instant.getTime() + offsetMilliseconds).toISOString().slice(0, 10)
}

/** Year in Asia/Shanghai of an instant. */
export function shanghaiYear(instant: Date): number {
  return Number(shanghaiDate(instant).slice(0, 4))
}

/** Instant written with the offset +08:00, to the second, as process variables carry it. */
export function shanghaiIso(instant: Date): string {
  return `${new Date(instant.getTime() + offsetMilliseconds).toISOString().slice(0, 19)}+08:00`
}

/** An instant on a calendar date in Asia/Shanghai; `time` is `HH:MM:SS`. */
export function shanghaiInstant(date: string, time: string): Date {
  return new Date(`${date}T${time}+08:00`)
}

/** The last second of a calendar date in Asia/Shanghai: a limit given as a day ends with the day. */
export function endOfDay(date: string): Date {
  return shanghaiInstant(date, '23:59:59')
}

/** Days later (or earlier, when negative) than a calendar date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10)
}

/** Months later than a calendar date, on the same day of the month, or on the month's last day where it has none. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, lastDay))
  return first.toISOString().slice(0, 10)
}

/** Whole days from one calendar date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds)
}

declare const counted: unique symbol
/** A moment counted in working days. It is no plain date: who writes it says with `dueText` (working-days.ts) whether it is provisional. */
export type CountedDate = Date & { readonly [counted]: true }

/** A date as a notice writes it, e.g. 2026年11月22日. */
export function chineseDate(value: (Date & { readonly [counted]?: never }) | string): string {
  const [year, month, day] = (typeof value === 'string' ? value : shanghaiDate(value)).split('-').map(Number)
  return `${year}年${month}月${day}日`
}
