import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { noticesOf } from '../store/models/notices.js'
import { inboxKeys } from './recipient.js'

export interface InboxItem {
  noticeId: string
  caseId: string
  kind: string
  subject: string
  body: string
  createdAt: Date
  readAt?: Date
  documentIds: string[]
}

/** Of an account with industries the notices of their cases only. */
const ofIndustries = ({ industries }: Actor) => (industries.length === 0 ? {} : { $or: [{ industry: { $in: industries } }, { industry: { $exists: false } }] })

/** A person's notices in the application. Those of an office are everybody's of the office; read is each one's own. */
export function createInbox(store: Store) {
  const model = noticesOf(store)
  return {
    /** Newest first, `size` a page, pages from 1. */
    async of(actor: Actor, wanted: { unread?: boolean; page?: number; size?: number } = {}): Promise<{ items: InboxItem[]; total: number; unread: number }> {
      const keys = inboxKeys(actor)
      if (keys.length === 0) return { items: [], total: 0, unread: 0 }
      const mine = { recipientKey: keys.length === 1 ? keys[0] : { $in: keys }, ...ofIndustries(actor) }
      const unreadOnes = { ...mine, 'reads.accountId': { $ne: actor.accountId } }
      const filter = wanted.unread ? unreadOnes : mine
      const size = wanted.size ?? 20
      const [found, total, unread] = await Promise.all([
        model.find(filter).sort({ createdAt: -1 }).skip(((wanted.page ?? 1) - 1) * size).limit(size).lean(),
        model.countDocuments(filter),
        model.countDocuments(unreadOnes),
      ])
      const items = found.map((n) => {
        const readAt = n.reads.find((r) => r.accountId === actor.accountId)?.at
        const { caseId, kind, subject, body, createdAt, documentIds } = n
        return { noticeId: n._id, caseId, kind, subject, body, createdAt, documentIds, ...(readAt && { readAt }) }
      })
      return { items, total, unread }
    },

    /** Marks it read for this person; again is harmless. Refuses `notice.unknown` (404) where it is not in the person's inbox. */
    async markRead(actor: Actor, noticeId: string, at = new Date()): Promise<void> {
      const mine = { _id: noticeId, recipientKey: { $in: inboxKeys(actor) }, ...ofIndustries(actor) }
      const marked = await model.updateOne({ ...mine, 'reads.accountId': { $ne: actor.accountId } }, { $push: { reads: { accountId: actor.accountId, at } } })
      if (marked.matchedCount === 0 && !(await model.exists(mine))) throw new Refusal('notice.unknown', 404, { noticeId })
    },
  }
}
