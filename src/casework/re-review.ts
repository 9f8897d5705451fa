import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { Refusal } from '../domain/errors.js'
import type { CaseRecord } from '../domain/case.js'
import { evidenceKey, messageNames } from '../domain/messages.js'
import { fullReviewRound } from '../domain/review-round.js'
import type { Actor } from '../domain/role.js'
import type { Performed } from '../domain/services.js'
import type { Intent } from '../store/models/intents.js'
import { reReviewRequestSchema } from '../domain/task-forms.js'
import { changeCase, findCase, partsOf, refusalOf, stillRunning } from './case-records.js'
import { messageLifetime, type Casework } from './context.js'
import { ownCase } from './enterprise-case.js'
import { earlierAct, perform, performed, type Effect } from './perform.js'
import { sheetItems } from './scoring-sheet.js'
import { refuseForeignUploads } from './upload-ownership.js'

type Request = z.infer<typeof reReviewRequestSchema>

/** NX-15c: what the enterprise rectified, and no other item, is what the re-review will score. */
function effectOf(message: 're-review-requested' | 'rectified-items-submitted', first: boolean): Effect {
  return {
    async apply({ store }, intent) {
      const { items } = intent.payload as Request
      const before = await findCase(store, intent.caseId!)
      const after = await changeCase(store, intent.caseId!, {
        intentId: intent._id,
        onlyIf: {
          ...stillRunning,
          'notReached.reReviewUntil': { $gte: intent.at },
          reReview: { $exists: !first },
          ...(first ? {} : { 'reReview.checks': { $size: turnOf(intent) }, 'reReview.expiredAt': { $exists: false } }),
        },
        update: {
          $set: first ? { reReview: { requestedAt: intent.at, items, checks: [], uncheckedSince: intent.at } } : { 'reReview.items': items, 'reReview.uncheckedSince': intent.at },
        },
      })
      if (!after) throw whyNot(await findCase(store, intent.caseId!), intent.at, first) ?? new Refusal('case.changed-meanwhile', 409)
      return { before: partsOf(before, ['reReview']), after: partsOf(after, ['reReview']) }
    },
    command: ({ engine }, intent) =>
      engine.publishMessage({
        name: message,
        correlationKey: first ? intent.caseId! : evidenceKey(intent.caseId!, turnOf(intent)),
        messageId: intent._id,
        timeToLive: messageLifetime,
      }),
  }
}

export const requestReReviewEffect = effectOf(messageNames.reReviewRequested, true)
export const submitRectifiedItemsEffect = effectOf(messageNames.rectifiedItemsSubmitted, false)

/**
 * Asks for re-review of rectified items within the pack's 3 months (NX-15c).
 * @throws Refusal `re-review.not-applicable`, `re-review.requested-already` (409), `re-review.too-late` (410), `re-review.items-invalid` (422).
 */
export async function requestReReview(casework: Casework, actor: Actor, caseId: string, typed: Request): Promise<Performed> {
  return hand(casework, actor, caseId, typed, true)
}

/** Hands in items and evidence anew after the secretariat found the last insufficient (NX-15c); they take the place of the last. */
export async function submitRectifiedItems(casework: Casework, actor: Actor, caseId: string, typed: Request): Promise<Performed> {
  return hand(casework, actor, caseId, typed, false)
}

async function hand(casework: Casework, actor: Actor, caseId: string, typed: Request, first: boolean): Promise<Performed> {
  const record = await ownCase(casework, actor, caseId)
  const payload = reReviewRequestSchema.parse(typed)
  // how often the secretariat found the evidence insufficient: each time it may be handed in anew
  const turn = record.reReview?.checks.length ?? 0
  const digest = createHash('sha256').update(JSON.stringify(payload)).digest('hex').slice(0, 12)
  const act = first
    ? { id: `re-review:${caseId}`, kind: 'request-re-review', effect: requestReReviewEffect }
    : { id: `rectified-items:${caseId}:${turn}`, kind: 'submit-rectified-items', effect: submitRectifiedItemsEffect }
  const known = { ...act, actor, payload, caseId, facts: { digest, turn }, takenCode: first ? 're-review.requested-already' : 're-review.evidence-in-check' }
  if (!(await earlierAct(casework, known))) {
    const refusal = whyNot(record, casework.clock.now(), first)
    if (refusal) throw refusal
    await refuseUnrectifiable(casework, record, payload)
    const uploads = Object.fromEntries(payload.items.map(({ uploadIds }, index) => [`items.${index}.uploadIds`, uploadIds]))
    await refuseForeignUploads(casework.store, actor, uploads)
  }
  return performed(await perform(casework, known))
}

/** How many checks had found the evidence insufficient when it was handed in anew. */
const turnOf = (intent: Intent): number => Number(intent.facts.turn)

/** Only items that lost points, were vetoed, or have a blocking problem or major hazard can be rectified. */
async function refuseUnrectifiable(casework: Casework, record: CaseRecord, { items }: Request): Promise<void> {
  const sheet = new Map((await sheetItems(casework.store, record.caseId, fullReviewRound)).map((item) => [item.itemId, item]))
  const blocking = new Set(record.problems.filter(({ problemClass }) => problemClass !== 'non-blocking').map(({ itemId }) => itemId))
  const fields: Record<string, string> = {}
  const seen = new Set<string>()
  items.forEach(({ itemId }, index) => {
    const item = sheet.get(itemId)
    if (!item) fields[`items.${index}.itemId`] = 'scoring.item-unknown'
    else if (seen.has(itemId)) fields[`items.${index}.itemId`] = 're-review.item-twice'
    else if (!(item.deduction > 0 || item.vetoed || blocking.has(itemId))) fields[`items.${index}.itemId`] = 're-review.item-lost-nothing'
    seen.add(itemId)
  })
  if (Object.keys(fields).length > 0) throw new Refusal('re-review.items-invalid', 422, { fields })
}

function whyNot(record: CaseRecord | undefined, at: Date, first: boolean): Refusal | undefined {
  if (!record || record.withdrawal) return refusalOf(record)
  if (!record.notReached) return new Refusal('re-review.not-applicable', 409)
  if (record.notReached.reReviewUntil < at) return new Refusal('re-review.too-late', 410, { until: record.notReached.reReviewUntil.toISOString() })
  if (record.outcome) return refusalOf(record)
  if (first) return record.reReview ? new Refusal('re-review.requested-already', 409) : undefined
  if (!record.reReview) return new Refusal('re-review.not-applicable', 409)
  if (record.reReview.expiredAt) return new Refusal('re-review.too-late', 410, { until: record.notReached.reReviewUntil.toISOString() })
  return record.reReview.checks.at(-1)?.sufficient === false ? undefined : new Refusal('re-review.evidence-in-check', 409)
}
