import { randomUUID } from 'node:crypto'
import { administers, refuseUnlessAdministrator, regionsConcerned } from '../domain/administration.js'
import { Refusal } from '../domain/errors.js'
import { regionContains, type Actor } from '../domain/role.js'
import { settleAudit } from '../store/audited-change.js'
import { isDuplicateKey } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import type { AuditEntry } from '../store/models/audit.js'
import { casesOf } from '../store/models/cases.js'
import { enterprisesOf, type Enterprise } from '../store/models/enterprises.js'
import { regionsOf } from '../store/models/regions.js'
import { seatMovesOf, type SeatMove } from '../store/models/seat-moves.js'
import type { Casework } from './context.js'
import { enterpriseOf } from './enterprise-case.js'

export interface MoveAsked {
  regionCode: string
  reason: string
}
export interface MoveDecision {
  /** The region that was seen; another one asked for meanwhile is not decided on. */
  to: string
  granted: boolean
  reason: string
}

function entryOf({ clock }: Casework, actor: Actor, act: string, move: Pick<SeatMove, '_id' | 'from' | 'to'>, after: object): AuditEntry {
  const { accountId, displayName, role, regionCode } = actor
  const who = { accountId, displayName, role, regionCode, concerns: regionsConcerned({ move }) }
  return { _id: `seat-move:${randomUUID()}`, trail: 'audit', at: clock.now(), ...who, act, subject: move._id, before: { regionCode: move.from }, after }
}

/** A running case keeps its authority to the end, so nothing moves under it. @throws Refusal `move.case-running` (409). */
async function refuseWhileRunning({ store }: Casework, enterpriseId: string): Promise<void> {
  if (await casesOf(store).exists({ enterpriseId, endedAt: { $exists: false } })) throw new Refusal('move.case-running', 409)
}

/**
 * Asks for the seat to be moved to another region; asked again while it is undecided it takes the former's place.
 * @throws Refusal `enterprise.no-ledger`, `move.case-running`, `move.under-way` (409), `region.unknown`, `move.same-region` (422).
 */
export async function askForMove(casework: Casework, actor: Actor, { regionCode, reason }: MoveAsked): Promise<void> {
  const enterpriseId = enterpriseOf(actor)
  const ledger = await enterprisesOf(casework.store).findById(enterpriseId).lean<Enterprise | null>()
  if (!ledger) throw new Refusal('enterprise.no-ledger', 409)
  if (!(await regionsOf(casework.store).exists({ _id: regionCode }))) throw new Refusal('region.unknown', 422, { fields: { regionCode: 'region.unknown' } })
  if (ledger.regionCode === regionCode) throw new Refusal('move.same-region', 422, { fields: { regionCode: 'move.same-region' } })
  await refuseWhileRunning(casework, enterpriseId)
  const move = { _id: enterpriseId, from: ledger.regionCode, to: regionCode, reason }
  const entry = entryOf(casework, actor, 'ask-move', move, { regionCode, reason })
  const asked = { from: move.from, to: move.to, reason, askedAt: casework.clock.now(), askedByName: actor.displayName, state: 'asked' as const }
  try {
    await seatMovesOf(casework.store).updateOne(
      { _id: enterpriseId, state: { $ne: 'granting' } },
      { $set: asked, $unset: { decidedAt: 1, decision: 1 }, $push: { unaudited: entry } },
      { upsert: true },
    )
  } catch (error) {
    if (isDuplicateKey(error)) throw new Refusal('move.under-way', 409)
    throw error
  }
  await settleAudit(casework.store, 'seatMoves', [enterpriseId], [entry])
}

/**
 * Confirms or refuses a move: for administrators whose region covers the seat before and after. Confirmed it changes the ledger's region and
 * that of the enterprise's accounts; whatever dies in between, confirming once more carries it through.
 * @throws Refusal `move.unknown` (404), `move.other-region` (403), `move.changed-meanwhile`, `move.case-running` (409).
 */
export async function decideMove(casework: Casework, actor: Actor, enterpriseId: string, { to, granted, reason }: MoveDecision): Promise<void> {
  refuseUnlessAdministrator(actor)
  const moves = seatMovesOf(casework.store)
  const move = await moves.findById(enterpriseId).lean<SeatMove | null>()
  if (!move || !regionsConcerned({ move }).some((code) => regionContains(actor.regionCode, code))) throw new Refusal('move.unknown', 404)
  if (!administers(actor, { move })) throw new Refusal('move.other-region', 403)
  const undecided = { _id: enterpriseId, to, askedAt: move.askedAt, state: granted ? { $in: ['asked' as const, 'granting' as const] } : ('asked' as const) }
  if (granted && move.state === 'asked') await refuseWhileRunning(casework, enterpriseId)
  const entry = entryOf(casework, actor, granted ? 'grant-move' : 'refuse-move', move, granted ? { regionCode: to } : { reason })
  const decided = { decidedAt: casework.clock.now(), decision: reason }
  const { matchedCount } = await moves.updateOne(undecided, { $set: { state: granted ? 'granting' : 'refused', ...decided }, $push: { unaudited: entry } })
  if (matchedCount === 0) throw new Refusal('move.changed-meanwhile', 409)
  if (granted) await carryOut(casework, move)
  await settleAudit(casework.store, 'seatMoves', [enterpriseId], [entry])
}

async function carryOut({ store, clock }: Casework, { _id, from, to }: SeatMove): Promise<void> {
  await enterprisesOf(store).updateOne({ _id, regionCode: from }, { $set: { regionCode: to, updatedAt: clock.now() }, $inc: { version: 1 } })
  const accounts = await accountsOf(store).find({ enterpriseId: _id }, { regionCode: 1 }).lean<Pick<Account, '_id' | 'regionCode'>[]>()
  const elsewhere = accounts.filter(({ regionCode }) => !regionContains(regionCode, to)).map((one) => one._id)
  await accountsOf(store).updateMany({ _id: { $in: elsewhere } }, { $set: { regionCode: to } })
  await seatMovesOf(store).updateOne({ _id, state: 'granting' }, { $set: { state: 'granted' } })
}
