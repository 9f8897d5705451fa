import { createRequire } from 'node:module'

/**
 * Days off by statute: article 2 of the measures on festivals and memorial days (全国年节及纪念日放假办法) as they hold since 1 January 2025. They are
 * days off in every year, whether or not the State Council's arrangement of that year is published; the arrangement only adds to them.
 */
const inForceSince = 2025

interface LunarDate {
  lunarMon: number
  lunarDay: number
  isLeap: boolean
}
// The package keeps the observatory's table of lunar months to 2099 (Intl's own Chinese calendar is a day off in 2027 and 2030). Of its
// functions only this one counts from an instant, so the machine's time zone does not matter.
const { getLunarDate } = createRequire(import.meta.url)('chinese-days') as { getLunarDate(at: Date): LunarDate }

const iso = (at: Date): string => at.toISOString().slice(0, 10)
const utc = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month - 1, day))

/** The day of a year that is `day` of the lunar `month`; `earliest` is the first day of our calendar on which it can be. */
function festival(year: number, month: number, day: number, earliest: [number, number]): Date {
  for (let later = 0; later < 40; later += 1) {
    const at = utc(year, earliest[0], earliest[1] + later)
    const { lunarMon, lunarDay, isLeap } = getLunarDate(at)
    if (lunarMon === month && lunarDay === day && !isLeap) return at
  }
  throw new RangeError(`the lunar calendar of ${year} is not known`)
}

/** Qingming by the usual formula for 2000 to 2099: 4 or 5 April. */
const qingming = (year: number): Date => utc(year, 4, Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4))

const shifted = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000)

const known = new Map<number, ReadonlyMap<string, string>>()

/** Date → name in Chinese of a year's days off by statute. Empty before 2025: all those years are published. @throws RangeError after 2099. */
export function statutoryDaysOff(year: number): ReadonlyMap<string, string> {
  if (year < inForceSince) return new Map()
  let days = known.get(year)
  if (!days) known.set(year, (days = daysOf(year)))
  return days
}

function daysOf(year: number): ReadonlyMap<string, string> {
  const springFestival = festival(year, 1, 1, [1, 20])
  const of = (name: string, ...days: Date[]): [string, string][] => days.map((day) => [iso(day), name])
  return new Map([
    ...of('中秋节', festival(year, 8, 15, [9, 5])),
    ...of('元旦', utc(year, 1, 1)),
    ...of('除夕', shifted(springFestival, -1)),
    ...of('春节', springFestival, shifted(springFestival, 1), shifted(springFestival, 2)),
    ...of('清明节', qingming(year)),
    ...of('劳动节', utc(year, 5, 1), utc(year, 5, 2)),
    ...of('端午节', festival(year, 5, 5, [5, 25])),
    // last: in 2031 mid-autumn and the national day are one day
    ...of('国庆节', utc(year, 10, 1), utc(year, 10, 2), utc(year, 10, 3)),
  ])
}
