import { createHash } from 'node:crypto'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import type { Performed } from '../domain/services.js'
import { isDuplicateKey } from '../store/connection.js'
import { intentsOf, type Intent } from '../store/models/intents.js'
import { recordAudit } from './audit-trail.js'
import type { Casework } from './context.js'
import { nothingWaits, postpone } from './postpone.js'

/** What an act did to the store, for the audit trail. */
export interface Applied {
  before: unknown
  after: unknown
  subject?: string
}

/** What a kind of act does. Both steps may run again, at any time, in another process. */
export interface Effect {
  /** Writes to the store; throws `Refusal` when what is stored no longer allows it, having changed nothing. */
  apply(casework: Casework, intent: Intent): Promise<Applied>
  /** Tells the engine. */
  command?(casework: Casework, intent: Intent): Promise<unknown>
}

/** A person's act before it is recorded. */
export interface Act {
  /** Says what is done, so that the same act is the same id. */
  id: string
  kind: string
  effect: Effect
  actor: Actor
  payload: unknown
  caseId?: string
  facts?: Record<string, unknown>
  /** Refusal code for a second, different act of the same id. */
  takenCode: string
}

export const performed = (intent: Intent): Performed => ({ waiting: intent.state !== 'done' })

/** Real time an act has before the sweeper looks after it. Milliseconds. */
const patience = 5_000

/**
 * Records an act and carries it out. A repetition by the same person with the same payload gets the first one's answer.
 * Returns once the store holds it; an engine that is away hears of it later from the sweeper.
 * @throws Refusal `takenCode` when somebody did something else under the same id; what the effect refuses.
 */
export async function perform(casework: Casework, act: Act): Promise<Intent> {
  const intent: Intent = {
    _id: act.id,
    kind: act.kind,
    ...(act.caseId ? { caseId: act.caseId } : {}),
    actor: act.actor,
    payload: act.payload,
    payloadHash: hashOf(act.payload),
    at: casework.clock.now(),
    state: 'recorded',
    facts: act.facts ?? {},
    open: true,
    attempts: 0,
    nextAttemptAt: new Date(Date.now() + patience),
  }
  try {
    await intentsOf(casework.store).create(intent)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const earlier = await earlierAct(casework, act)
    if (!earlier) throw new Refusal(act.takenCode, 409)
    return carryOut(casework, earlier, act.effect)
  }
  return carryOut(casework, intent, act.effect)
}

/**
 * The same act recorded before, if any.
 * @throws Refusal `takenCode` when it was another person's, or said something else.
 */
export async function earlierAct(
  casework: Casework,
  act: Pick<Act, 'id' | 'actor' | 'payload' | 'takenCode'>,
): Promise<Intent | undefined> {
  const earlier = await intentsOf(casework.store).findById(act.id).lean<Intent | null>()
  if (!earlier) return undefined
  if (earlier.actor.accountId !== act.actor.accountId || earlier.payloadHash !== hashOf(act.payload)) throw new Refusal(act.takenCode, 409)
  return earlier
}

/** Brings a recorded act to its end as far as it can: store, audit trail, engine. */
export async function carryOut(casework: Casework, intent: Intent, effect: Effect): Promise<Intent> {
  const intents = intentsOf(casework.store)
  if (intent.state === 'done') return intent
  if (intent.state === 'recorded') {
    try {
      const applied = await effect.apply(casework, intent)
      await recordAudit(casework.store, intent, applied)
    } catch (error) {
      // refused: nothing was changed, so the person may act again, differently
      if (error instanceof Refusal) await intents.deleteOne({ _id: intent._id, state: 'recorded' })
      throw error
    }
    await intents.updateOne({ _id: intent._id, state: 'recorded' }, { $set: { state: 'applied' } })
  }
  try {
    await effect.command?.(casework, intent)
  } catch (error) {
    await postpone(casework, intent, error)
    return { ...intent, state: 'applied' }
  }
  await intents.updateOne({ _id: intent._id }, { $set: { state: 'done', open: false }, $unset: nothingWaits })
  return { ...intent, state: 'done' }
}

function hashOf(payload: unknown): string {
  return createHash('sha256').update(JSON.stringify(payload, sortedKeys) ?? '').digest('hex')
}

/** The same content in another order of keys is the same act. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
