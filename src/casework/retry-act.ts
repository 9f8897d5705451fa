import { randomUUID } from 'node:crypto'
import { refuseUnlessAdministrator } from '../domain/administration.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import type { Performed } from '../domain/services.js'
import { addAuditEntry } from '../store/audit-trail.js'
import { intentsOf, type Intent } from '../store/models/intents.js'
import type { Casework } from './context.js'
import { effects } from './effects.js'
import { carryOut, performed } from './perform.js'
import { postpone, regionOfAct } from './postpone.js'

/**
 * Tries a waiting act again at once, and again by itself after. It stays the act of who did it, with its date.
 * @throws Refusal `act.unknown` (404): none of the administrator's region that waits; what the store refuses by now.
 */
export async function retryAct(casework: Casework, actor: Actor, actId: string): Promise<Performed> {
  refuseUnlessAdministrator(actor)
  const intents = intentsOf(casework.store)
  const intent = await intents
    .findOneAndUpdate(
      { _id: actId, waitingIn: actor.regionCode, state: { $ne: 'done' } },
      { $set: { open: true, refusals: 0, nextAttemptAt: new Date(Date.now() + 5_000) } },
      { returnDocument: 'after' },
    )
    .lean<Intent | null>()
  if (!intent) throw new Refusal('act.unknown', 404)
  const { accountId, displayName, role, regionCode } = actor
  await addAuditEntry(casework.store, {
    _id: `retry:${randomUUID()}`,
    at: casework.clock.now(),
    ...{ accountId, displayName, role, regionCode, concerns: [await regionOfAct(casework, intent)], act: 'retry-act' },
    ...(intent.caseId && { caseId: intent.caseId }),
    before: { act: intent.kind, by: intent.actor.displayName, at: intent.at, tries: intent.attempts },
    after: null,
  })
  const effect = effects[intent.kind]
  if (!effect) {
    await postpone(casework, intent, new Error(`no effect for acts of kind ${intent.kind}`))
    return { waiting: true }
  }
  try {
    return performed(await carryOut(casework, intent, effect))
  } catch (error) {
    if (error instanceof Refusal) throw error
    await postpone(casework, intent, error)
    return { waiting: true }
  }
}
