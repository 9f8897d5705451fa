import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { Refusal } from '../domain/errors.js'
import { messageNames } from '../domain/messages.js'
import type { Actor } from '../domain/role.js'
import { objectionSchema } from '../domain/task-forms.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { objectionsOf } from '../store/models/objections.js'
import { publicNoticesOf, type PublicNotice } from '../store/models/public-notices.js'
import { messageLifetime, type Casework } from './context.js'
import { findCase } from './case-records.js'
import { refuseStopped } from './stopped-cases.js'
import { earlierAct, perform, type Effect } from './perform.js'

type ObjectionInput = z.infer<typeof objectionSchema>

/** Somebody from the public: nobody signed in. */
const thePublic: Actor = { accountId: 'public', displayName: '', role: 'auditor', regionCode: '', industries: [] }

/**
 * Objections to one notice that may wait to be investigated at once (practice): more than an office reads are a flood. Beyond it the way in writing or by
 * telephone stays open, and is named.
 */
const mostOpen = 200

/** Nothing where the objection is in already: its first attempt was cut short after that. */
async function whyNotTaken(store: Store, noticeId: string, objectionId: string): Promise<Refusal | undefined> {
  const notice = await publicNoticesOf(store).findById(noticeId).lean<PublicNotice | null>()
  const waiting = notice?.openObjections ?? []
  if (waiting.includes(objectionId)) return undefined
  const full = notice && !notice.closedAt && waiting.length >= mostOpen
  return full ? new Refusal('objection.too-many-open', 429, { most: mostOpen }) : new Refusal('objection.notice-ended', 410)
}

export const objectEffect: Effect = {
  async apply({ store }, intent) {
    const { objectionId, noticeId, receipt } = intent.facts as Record<'objectionId' | 'noticeId' | 'receipt', string>
    // one atomic write against closeUnlessObjected: either the notice is closed, or it can't close over this objection
    const { matchedCount } = await publicNoticesOf(store).updateOne(
      { _id: noticeId, closedAt: { $exists: false }, $or: [{ endsAt: { $gte: intent.at } }, { provisional: true }], [`openObjections.${mostOpen - 1}`]: { $exists: false } },
      { $addToSet: { openObjections: objectionId } },
    )
    const refusal = matchedCount === 0 ? await whyNotTaken(store, noticeId, objectionId) : undefined
    if (refusal) throw refusal
    const objection = { _id: objectionId, objectionId, noticeId, caseId: intent.caseId!, receipt, ...(intent.payload as ObjectionInput) }
    try {
      await objectionsOf(store).create({ ...objection, receivedAt: intent.at, state: 'open' })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
    return { before: null, after: { noticeId, receipt }, subject: objectionId }
  },
  command: ({ engine }, intent) =>
    engine.publishMessage({
      name: messageNames.objectionReceived,
      correlationKey: intent.caseId!,
      messageId: intent._id,
      variables: { objectionId: intent.facts.objectionId },
      timeToLive: messageLifetime,
    }),
}

/**
 * Takes an objection from the public to a running notice (NX-15b) and gives a receipt for it.
 * @throws Refusal `public-notice.unknown` (404), `objection.notice-ended` (410), `objection.too-many-open` (429) while hundreds wait, `case.stopped` (409): nobody would investigate it.
 */
export async function object(
  casework: Casework,
  noticeId: string,
  requestId: string,
  typed: ObjectionInput,
): Promise<{ objectionId: string; receipt: string }> {
  const payload = objectionSchema.parse(typed)
  const act = { id: `object:${noticeId}:${requestId}`, actor: thePublic, payload, takenCode: 'objection.request-used' }
  const notice = await noticeOf(casework.store, noticeId)
  const record = await findCase(casework.store, notice.caseId)
  if (record) refuseStopped(casework, record)
  if (!(await earlierAct(casework, act)) && (notice.closedAt || (!notice.provisional && notice.endsAt < casework.clock.now()))) throw new Refusal('objection.notice-ended', 410)
  const intent = await perform(casework, {
    ...act,
    kind: 'object',
    effect: objectEffect,
    caseId: notice.caseId,
    facts: { noticeId, objectionId: `OB-${randomBytes(9).toString('hex')}`, receipt: newReceipt() },
  })
  return { objectionId: intent.facts.objectionId as string, receipt: intent.facts.receipt as string }
}

async function noticeOf(store: Store, noticeId: string): Promise<PublicNotice> {
  const notice = await publicNoticesOf(store).findById(noticeId).lean<PublicNotice | null>()
  if (!notice) throw new Refusal('public-notice.unknown', 404)
  return notice
}

/** E.g. `YY-7K3M-9QX2-H4TB`: 60 bits, easily read out. */
function newReceipt(): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ0'
  const letters = [...randomBytes(12)].map((byte) => alphabet[byte % alphabet.length]).join('')
  return `YY-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}
