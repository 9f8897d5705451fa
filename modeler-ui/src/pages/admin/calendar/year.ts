import type { Answer } from '@/api/typed'

/** A day as it is set by hand. */
export type SetDay = Year['days'][number]
export type YearDay = Year['allDays'][number]
export type Year = Answer<'/api/admin/calendar/{year}'>
export type Move = Answer<'/api/admin/calendar/{year}/preview', 'post'>['moves'][number]

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

/** How a day stands out: off on a weekday, or working at a weekend; the others are plain. */
export function markOf({ date, working, origin }: YearDay): 'off' | 'working' | 'weekend' | '' {
  if (working) return isWeekend(date) ? 'working' : ''
  return isWeekend(date) && origin === 'week' ? 'weekend' : 'off'
}

/** The days as they would be once what was changed on the page is saved. */
export function withChanges(year: Year, days: SetDay[]): YearDay[] {
  const set = new Map(days.map((day) => [day.date, day]))
  return year.allDays.map((day) => {
    const own = set.get(day.date)
    if (own) return { ...own, origin: 'administrator' }
    // taken back here, and not saved yet: what statute and arrangement make of it is the server's to say
    return day.origin === 'administrator' ? { date: day.date, working: !isWeekend(day.date), name: '', document: '', origin: 'week' } : day
  })
}

/** Days by month, each with the empty places before its first, weeks beginning on Monday. */
export function monthsOf(days: YearDay[]): { month: number; before: number; days: YearDay[] }[] {
  return Array.from({ length: 12 }, (_, index) => {
    const own = days.filter(({ date }) => Number(date.slice(5, 7)) === index + 1)
    const first = own[0] ? new Date(`${own[0].date}T00:00:00Z`).getUTCDay() : 1
    return { month: index + 1, before: (first + 6) % 7, days: own }
  })
}
