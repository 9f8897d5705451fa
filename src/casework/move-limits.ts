import { Refusal } from '../domain/errors.js'
import { messageNames } from '../domain/messages.js'
import { regionContains, type Actor } from '../domain/role.js'
import { recounted, runningLimits, sameDue, type RunningLimit } from '../domain/running-limits.js'
import { shanghaiIso, type CountedDate } from '../domain/shanghai-time.js'
import { dueText, type DayCalendar, type DueDate } from '../domain/working-days.js'
import type { Store } from '../store/connection.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'
import { instanceOf } from '../store/models/instance.js'
import type { Intent } from '../store/models/intents.js'
import { publicNoticesOf } from '../store/models/public-notices.js'
import { calendarFingerprint, workingCalendar } from '../store/working-calendar.js'
import { CaseUnknown, changeCase, findCase, refusalOf, stillRunning } from './case-records.js'
import { messageLifetime, type Casework } from './context.js'
import { perform, type Effect } from './perform.js'

/** A running limit of a case and what a calendar makes of it. */
export interface LimitMove {
  caseId: string
  enterpriseName: string
  limit: RunningLimit
  to: DueDate
}

const counting = {
  ...stillRunning,
  $or: [{ correctionBatches: { $elemMatch: { issuedAt: { $exists: true }, answeredAt: { $exists: false } } } }, { 'publicNotice.noticeId': { $exists: true }, 'publicNotice.closedAt': { $exists: false } }],
}
const counted = { caseId: 1, enterpriseName: 1, regionCode: 1, pack: 1, correctionBatches: 1, publicNotice: 1, recommendation: 1, outcome: 1, withdrawal: 1 }

/** Cases in which a limit of working days runs, each with those limits. */
async function* casesThatWait({ store, pack }: Pick<Casework, 'store' | 'pack'>): AsyncGenerator<{ record: CaseDocument; limits: RunningLimit[] }> {
  for await (const record of casesOf(store).find(counting, counted).lean<CaseDocument>().cursor()) {
    const found = record as unknown as CaseDocument
    yield { record: found, limits: runningLimits(found, pack(found.pack)) }
  }
}

/** The limits a calendar moves, or makes firm or provisional; what was told is never shortened. */
export async function movesUnder(casework: Pick<Casework, 'store' | 'pack'>, calendar: DayCalendar): Promise<LimitMove[]> {
  const moves: LimitMove[] = []
  for await (const { record, limits } of casesThatWait(casework))
    for (const limit of limits) {
      const to = recounted(limit, calendar)
      if (!sameDue(limit, to)) moves.push({ caseId: record.caseId, enterpriseName: record.enterpriseName, limit, to })
    }
  return moves
}

/** Limits of a region and below that are provisional: nothing is closed on them until their calendar is published. */
export async function provisionalLimits(casework: Pick<Casework, 'store' | 'pack'>, readerRegion: string): Promise<Omit<LimitMove, 'to'>[]> {
  const found: Omit<LimitMove, 'to'>[] = []
  for await (const { record, limits } of casesThatWait(casework))
    if (regionContains(readerRegion, record.regionCode)) for (const limit of limits) if (limit.provisional) found.push({ caseId: record.caseId, enterpriseName: record.enterpriseName, limit })
  return found
}

interface MovePayload {
  kind: RunningLimit['kind']
  key: string
  from: string
  fromProvisional: boolean
  to: string
  provisional: boolean
}

/** As letters call them. */
const limitNames: Record<RunningLimit['kind'], string> = { corrections: '补正期限', 'public-notice': '公示截止日' }
const dueOf = (iso: string, provisional: boolean): DueDate => ({ date: new Date(iso) as CountedDate, provisional })

/** The calendar moved the limit, nobody's act on the case. */
const theCalendar: Actor = { accountId: 'system', displayName: '', role: 'auditor', regionCode: '', industries: [] }

export const moveLimitEffect: Effect = {
  async apply({ store }, intent) {
    const { kind, key, to, provisional, from } = intent.payload as MovePayload
    const date = new Date(to) as CountedDate
    const moved = kind === 'corrections' ? await moveCorrections(store, intent, key, date, provisional) : await moveNotice(store, intent, key, date, provisional)
    if (!moved) throw refusalOf(undefined)
    return { before: { kind, date: from }, after: { kind, date: to, provisional }, subject: key }
  },
  async command({ engine, store, tell }, intent) {
    const { kind, key, from, fromProvisional, to, provisional } = intent.payload as MovePayload
    const record = await findCase(store, intent.caseId!)
    if (!record) throw new CaseUnknown(intent.caseId!)
    await tell({
      caseId: record.caseId,
      kind: 'limit-moved',
      occasion: intent._id,
      recipients: [{ enterpriseId: record.enterpriseId }, ...(kind === 'public-notice' && record.authorityRegion ? [{ office: 'officer' as const, regionCode: record.authorityRegion }] : [])],
      data: { limitName: limitNames[kind], before: dueText(dueOf(from, fromProvisional)), until: dueText(dueOf(to, provisional)) },
    })
    if (from === to) return
    const dueAt = shanghaiIso(new Date(to))
    await engine.publishMessage({
      ...(kind === 'corrections'
        ? { name: messageNames.correctionsDeadlineChanged, correlationKey: key, variables: { correctionsDueAt: dueAt } }
        : { name: messageNames.noticeDeadlineChanged, correlationKey: intent.caseId!, variables: { noticeEndsAt: dueAt } }),
      messageId: intent._id,
      timeToLive: messageLifetime,
    })
  },
}

const moveCorrections = (store: Store, intent: Intent, batchId: string, dueAt: CountedDate, provisional: boolean) =>
  changeCase(store, intent.caseId!, {
    intentId: intent._id,
    onlyIf: { ...stillRunning, correctionBatches: { $elemMatch: { batchId, answeredAt: { $exists: false }, dueAt: { $lte: dueAt } } } },
    update: { $set: { 'correctionBatches.$[b].dueAt': dueAt, 'correctionBatches.$[b].provisional': provisional } },
    arrayFilters: [{ 'b.batchId': batchId }],
  })

/** The notice first: its document decides whether it still runs. */
async function moveNotice(store: Store, intent: Intent, noticeId: string, endsAt: CountedDate, provisional: boolean): Promise<CaseDocument | undefined> {
  const { matchedCount } = await publicNoticesOf(store).updateOne({ _id: noticeId, closedAt: { $exists: false }, endsAt: { $lte: endsAt } }, { $set: { endsAt, provisional } })
  if (matchedCount === 0) return undefined
  return changeCase(store, intent.caseId!, {
    intentId: intent._id,
    onlyIf: { 'publicNotice.noticeId': noticeId },
    update: { $set: { 'publicNotice.endsAt': endsAt, 'publicNotice.provisional': provisional } },
  })
}

/**
 * Moves every running limit to where the calendar as it now is has it, and tells the engine and those it concerns. Does nothing where that was done for this calendar, so it
 * may be asked at every start and at any time; a crash in between is made up for by asking again.
 * @returns how many limits were moved.
 */
export async function settleCalendar(casework: Casework): Promise<number> {
  const { store } = casework
  const instance = instanceOf(store)
  const calendar = await calendarFingerprint(store)
  if ((await instance.findById('instance', { settledCalendar: 1 }).lean())?.settledCalendar === calendar) return 0
  let moved = 0
  for (const { caseId, limit, to } of await movesUnder(casework, await workingCalendar(store))) {
    const payload: MovePayload = { kind: limit.kind, key: limit.key, from: shanghaiIso(limit.date), fromProvisional: limit.provisional, to: shanghaiIso(to.date), provisional: to.provisional }
    try {
      await perform(casework, { id: `move-limit:${limit.key}:${calendar}:${payload.to}`, kind: 'move-limit', effect: moveLimitEffect, actor: theCalendar, payload, caseId, takenCode: 'case.changed-meanwhile' })
      moved += 1
    } catch (error) {
      // answered, closed or ended meanwhile: nothing is left to move
      if (!(error instanceof Refusal)) throw error
    }
  }
  await instance.updateOne({ _id: 'instance' }, { $set: { settledCalendar: calendar } })
  return moved
}
