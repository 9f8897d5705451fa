import type { Store } from '../store/connection.js'
import { noticesOf } from '../store/models/notices.js'

/** The letters sent, for the mailbox page of a sample instance (newest first, the last 200). */
export function createMailbox(store: Store) {
  const model = noticesOf(store)
  return {
    async list(): Promise<{ noticeId: string; to: string; subject: string; sentAt: Date }[]> {
      const sent = await model.find({ 'mail.state': 'sent' }, { recipientName: 1, subject: 1, mail: 1 }).sort({ 'mail.sentAt': -1 }).limit(200).lean()
      return sent.map((n) => ({ noticeId: n._id, to: `${n.recipientName} <${n.mail.to.join(', ')}>`, subject: n.subject, sentAt: n.mail.sentAt! }))
    },

    async open(noticeId: string): Promise<{ noticeId: string; to: string; subject: string; text: string; sentAt: Date } | undefined> {
      const n = await model.findOne({ _id: noticeId, 'mail.state': 'sent' }).lean()
      return n
        ? { noticeId, to: `${n.recipientName} <${n.mail.to.join(', ')}>`, subject: n.subject, text: n.body, sentAt: n.mail.sentAt! }
        : undefined
    },
  }
}
