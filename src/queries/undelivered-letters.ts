import type { Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { casesOf } from '../store/models/cases.js'
import { noticesOf, type NoticeDocument } from '../store/models/notices.js'
import { after, countedUpTo, piece, rowsAPiece, type Cursor } from './keyset.js'

/** Letters that have not reached everybody they are for, of the cases of an administrator's region and below. */
export function createUndeliveredLetters(store: Store) {
  const model = noticesOf(store)
  const mine = (actor: Actor) => ({ 'mail.undeliveredIn': actor.regionCode })
  return {
    count: (actor: Actor): Promise<number> => model.countDocuments(mine(actor), { limit: countedUpTo }),

    /** Newest first. */
    async list(actor: Actor, before?: Cursor) {
      const found = await model
        .find({ ...mine(actor), ...after(before, 'createdAt') }, { body: 0, reads: 0 })
        .sort({ createdAt: -1, _id: -1 })
        .limit(rowsAPiece + 1)
        .lean<NoticeDocument[]>()
      const { rows, next } = piece(found, (row) => row.createdAt)
      const cases = await casesOf(store)
        .find({ _id: { $in: rows.map(({ caseId }) => caseId) } }, { enterpriseName: 1 })
        .lean<{ _id: string; enterpriseName: string }[]>()
      const names = new Map(cases.map(({ _id, enterpriseName }) => [_id, enterpriseName]))
      return { items: rows.map((row) => ({ ...letterRow(row), enterpriseName: names.get(row.caseId) ?? '' })), next }
    },
  }
}

function letterRow({ _id: noticeId, caseId, kind, recipientName, subject, createdAt, mail }: NoticeDocument) {
  const fates = new Map((mail.fates ?? []).map((one) => [one.address, one]))
  return {
    noticeId,
    caseId,
    kind,
    recipientName,
    subject,
    createdAt,
    tries: mail.attempts,
    ...(mail.state === 'pending' && { nextAt: mail.nextAt }),
    ...(mail.reason && { reason: mail.reason }),
    addresses: mail.to.map((address) => {
      const fate = fates.get(address)
      return { address, state: fate?.state ?? ('waiting' as const), ...(fate?.reason && { reason: fate.reason }) }
    }),
  }
}
