import { randomUUID } from 'node:crypto'
import { administers, refuseUnlessInstanceAdministrator, regionsConcerned } from '../domain/administration.js'
import { calendarChangeSchema, calendarFaults, daysOfYear, type CalendarChange, type YearDay } from '../domain/calendar-year.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import { yearMissing } from '../domain/running-limits.js'
import { shanghaiYear } from '../domain/shanghai-time.js'
import { yearsArranged } from '../domain/working-days.js'
import { settleAudit } from '../store/audited-change.js'
import { isDuplicateKey } from '../store/connection.js'
import type { AuditEntry } from '../store/models/audit.js'
import { calendarYearsOf, type CalendarYear } from '../store/models/calendar-years.js'
import { workingCalendar } from '../store/working-calendar.js'
import type { Casework } from './context.js'
import { movesUnder, provisionalLimits, settleCalendar, type LimitMove } from './move-limits.js'

/** A year as administrators see it. `arranged`: the package has the State Council's arrangement, and nobody needs to publish it by hand. */
export interface YearView extends CalendarChange {
  year: number
  version: number
  arranged: boolean
  allDays: YearDay[]
}

/** A running limit that is provisional, and the year whose calendar it waits for. */
export interface WaitingLimit {
  caseId: string
  enterpriseName: string
  kind: LimitMove['limit']['kind']
  dueAt: Date
  year: number
}

/** A limit and where a change of the calendar would move it. */
export interface MoveShown {
  caseId: string
  enterpriseName: string
  kind: LimitMove['limit']['kind']
  from: Date
  fromProvisional: boolean
  to: Date
  toProvisional: boolean
}

/** Moves shown at once; a change of the calendar moves all of them. */
const mostShown = 200

/** The working calendar as process administrators of the regulation's own region keep it (NX-15a). */
export function createCalendar(casework: Casework) {
  const { store, clock } = casework

  async function stored(year: number): Promise<CalendarYear> {
    const found = await calendarYearsOf(store).findById(String(year)).lean<CalendarYear | null>()
    return found ?? { _id: String(year), version: 0, published: false, document: '', days: [], unaudited: [] }
  }

  /** @throws Refusal `session.role-forbidden`, `administration.other-region` (403), `calendar.invalid` (422) with the fields. */
  function checked(actor: Actor, year: number, typed: unknown): CalendarChange {
    refuseUnlessInstanceAdministrator(actor)
    const change = calendarChangeSchema.parse(typed)
    const fields = calendarFaults(year, change)
    if (Object.keys(fields).length > 0) throw new Refusal('calendar.invalid', 422, { fields })
    return { ...change, days: change.days.toSorted((a, b) => (a.date < b.date ? -1 : 1)) }
  }

  async function view(year: number): Promise<YearView> {
    const { version, published, document, days } = await stored(year)
    return { year, version, published, document, days, arranged: yearsArranged().includes(year), allDays: daysOfYear(year, days) }
  }

  async function save(year: number, version: number, change: CalendarChange, entry: AuditEntry): Promise<void> {
    const years = calendarYearsOf(store)
    const next = { $set: change, $inc: { version: 1 }, $push: { unaudited: entry } }
    // a year nobody saved may be there already, as one that was asked for
    const seen = { _id: String(year), version }
    try {
      const { matchedCount, upsertedCount } = await years.updateOne(seen, next, { upsert: version === 0 })
      if (matchedCount + upsertedCount === 0) throw new Refusal('calendar.changed-elsewhere', 409)
    } catch (error) {
      if (isDuplicateKey(error)) throw new Refusal('calendar.changed-elsewhere', 409)
      throw error
    }
  }

  return {
    view,

    /** Which years are published, and which limits of the reader's region and below wait for one that is not. */
    async overview(actor: Actor) {
      const [calendar, waiting] = await Promise.all([workingCalendar(store), provisionalLimits(casework, actor.regionCode)])
      const thisYear = shanghaiYear(clock.now())
      const years = [...new Set([...yearsArranged().filter((year) => year >= thisYear - 1), thisYear, thisYear + 1, thisYear + 2])].sort()
      return {
        mayEdit: actor.role === 'process-administrator' && administers(actor, 'instance'),
        years: years.map((year) => ({ year, published: calendar.isPublished(year) })),
        waiting: waiting.slice(0, mostShown).map(
          ({ caseId, enterpriseName, limit }): WaitingLimit => ({ caseId, enterpriseName, kind: limit.kind, dueAt: limit.date, year: yearMissing(limit, calendar) }),
        ),
        waitingTotal: waiting.length,
      }
    },

    /** How many limits of the reader's region and below wait for a calendar. */
    waitingLimits: async (actor: Actor): Promise<number> => (await provisionalLimits(casework, actor.regionCode)).length,

    /** What a change would move, before it is saved. */
    async preview(actor: Actor, year: number, typed: unknown): Promise<{ moves: MoveShown[]; total: number }> {
      const { published, days } = checked(actor, year, typed)
      const moves = await movesUnder(casework, await workingCalendar(store, { _id: String(year), published, days }))
      return {
        total: moves.length,
        moves: moves.slice(0, mostShown).map(({ caseId, enterpriseName, limit, to }) => ({
          ...{ caseId, enterpriseName, kind: limit.kind },
          ...{ from: limit.date, fromProvisional: limit.provisional, to: to.date, toProvisional: to.provisional },
        })),
      }
    },

    /**
     * Saves a year and moves the running limits. `version` is the one the person saw. What a crash leaves unmoved the sweeper moves.
     * @throws Refusal `calendar.changed-elsewhere` (409), and what `preview` refuses.
     */
    async change(actor: Actor, year: number, version: number, typed: unknown): Promise<YearView & { moved: number }> {
      const change = checked(actor, year, typed)
      const { published, document, days } = await stored(year)
      const { accountId, displayName, role, regionCode } = actor
      const said = { trail: 'audit' as const, at: clock.now(), accountId, displayName, role, regionCode, concerns: regionsConcerned('instance'), act: 'change-calendar', subject: String(year) }
      const entry: AuditEntry = { _id: `calendar:${randomUUID()}`, ...said, before: { published, document, days }, after: change }
      await save(year, version, change, entry)
      await settleAudit(store, 'calendarYears', [String(year)], [entry])
      const moved = await settleCalendar(casework)
      return { ...(await view(year)), moved }
    },
  }
}
export type WorkingCalendar = ReturnType<typeof createCalendar>
