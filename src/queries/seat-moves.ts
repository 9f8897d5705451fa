import { administers } from '../domain/administration.js'
import type { Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { enterprisesOf } from '../store/models/enterprises.js'
import { seatMovesOf, type SeatMove } from '../store/models/seat-moves.js'
import { regionAndBelow } from './case-scope.js'
import type { Reference } from './reference.js'

/** More than wait at a time; the oldest come first, and make room when decided. */
const mostShown = 200

/** Requests of enterprises to move their seat. */
export function createSeatMoves(store: Store, reference: Reference) {
  return {
    /** The enterprise's last request, whatever became of it. */
    async ofEnterprise(enterpriseId: string) {
      const [move, names] = await Promise.all([seatMovesOf(store).findById(enterpriseId).lean<SeatMove | null>(), reference.names()])
      if (!move) return null
      const { to, reason, askedAt, state, decidedAt, decision } = move
      return { regionCode: to, regionName: names.region(to), reason, askedAt, state, ...(decidedAt && { decidedAt }), ...(decision && { decision }) }
    },

    /** Undecided ones out of or into the actor's region, oldest first; `mayDecide` where both lie in it. */
    async open(actor: Actor) {
      const below = regionAndBelow(actor.regionCode)
      const rows = await seatMovesOf(store)
        .find({ state: { $in: ['asked', 'granting'] }, $or: [{ from: below }, { to: below }] })
        .sort({ askedAt: 1 })
        .limit(mostShown)
        .lean<SeatMove[]>()
      const enterprises = await enterprisesOf(store).find({ _id: { $in: rows.map((row) => row._id) } }, { name: 1 }).lean()
      const nameOf = new Map(enterprises.map((one) => [one._id, one.name]))
      const names = await reference.names()
      return rows.map((move) => ({
        enterpriseId: move._id,
        enterpriseName: nameOf.get(move._id) ?? '',
        from: move.from,
        fromName: names.region(move.from),
        to: move.to,
        toName: names.region(move.to),
        reason: move.reason,
        askedAt: move.askedAt,
        askedByName: move.askedByName,
        mayDecide: actor.role === 'process-administrator' && administers(actor, { move }),
      }))
    },
  }
}
