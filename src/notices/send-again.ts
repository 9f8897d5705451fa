import { randomUUID } from 'node:crypto'
import { refuseUnlessAdministrator } from '../domain/administration.js'
import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import { addAuditEntry } from '../store/audit-trail.js'
import type { Store } from '../store/connection.js'
import { noticesOf, type NoticeDocument } from '../store/models/notices.js'
import type { Directory } from './directory.js'
import { regionOfLetter } from './letter-regions.js'
import { recipientOf } from './recipient.js'
import { oneLine } from './template-rendering.js'

export interface SendAgainOptions {
  store: Store
  directory: Directory
  clock: Clock
  wake(): void
}

/**
 * Sends an undelivered letter again, to the recipient's addresses as they are now; an address that had it does not get it twice, and one that
 * is being sent at this moment is left to it.
 * @throws Refusal `letter.unknown` (404): none of the actor's region that waits; `letter.no-address` (409).
 */
export function createSendAgain({ store, directory, clock, wake }: SendAgainOptions) {
  const model = noticesOf(store)
  return async function sendAgain(actor: Actor, noticeId: string): Promise<void> {
    refuseUnlessAdministrator(actor)
    const letter = await model.findOne({ _id: noticeId, 'mail.undeliveredIn': actor.regionCode }).lean<NoticeDocument | null>()
    if (!letter) throw new Refusal('letter.unknown', 404)
    const to = (await directory.addressee(recipientOf(letter.recipientKey, letter.recipientName))).emails.map(oneLine)
    if (to.length === 0) throw new Refusal('letter.no-address', 409)
    const now = new Date()
    const { matchedCount } = await model.updateOne(
      // Unchanged since it was read, and in nobody's hands.
      { _id: noticeId, 'mail.state': letter.mail.state, 'mail.attempts': letter.mail.attempts, $or: [{ 'mail.underWay': { $exists: false } }, { 'mail.nextAt': { $lte: now } }] },
      {
        $set: { 'mail.state': 'pending', 'mail.to': to, 'mail.fates': (letter.mail.fates ?? []).filter((one) => one.state === 'sent'), 'mail.nextAt': now },
        $unset: { 'mail.underWay': 1, 'mail.reason': 1 },
      },
    )
    if (matchedCount === 0) return
    const { accountId, displayName, role, regionCode } = actor
    await addAuditEntry(store, {
      _id: `letter:${randomUUID()}`,
      at: clock.now(),
      ...{ accountId, displayName, role, regionCode, concerns: [await regionOfLetter(store, letter.caseId)], act: 'send-letter-again', caseId: letter.caseId, subject: letter.recipientName },
      before: { to: letter.mail.to, fates: letter.mail.fates ?? [] },
      after: { to },
    })
    wake()
  }
}
