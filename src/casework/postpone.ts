import { regionAndAbove } from '../domain/role.js'
import { commandFailureOf } from '../engine/command-failure.js'
import { casesOf } from '../store/models/cases.js'
import { intentsOf, type Intent } from '../store/models/intents.js'
import type { Casework } from './context.js'

/** Refusals of the engine, each after a longer wait (in all about two minutes), before the act waits for an administrator. */
export const mostRefusals = 8
/** Real time an act may wait for an engine or store that is away before administrators are shown it. Milliseconds. */
const shownAfter = 300_000

/**
 * Puts off the next attempt of an act that did not get through: 1, 2, 4 … up to 60 s. What passes by itself is tried for as long as it takes; an
 * act that is refused again and again stops, raises an alarm and waits on the administrators' list.
 */
export async function postpone(casework: Casework, intent: Intent, error: unknown): Promise<void> {
  const { passing, reason } = commandFailureOf(error)
  const now = Date.now()
  const failingSince = intent.failingSince ?? new Date(now)
  const refusals = (intent.refusals ?? 0) + (passing ? 0 : 1)
  const stopped = refusals >= mostRefusals
  const shown = stopped || intent.waitingIn !== undefined || now - failingSince.getTime() >= shownAfter
  const wait = Math.min(60_000, 1_000 * 2 ** Math.min(passing ? intent.attempts : refusals - 1, 6))
  if (stopped) casework.log.error({ alarm: 'act-stopped', intent: intent._id, reason, err: error }, 'the engine refuses an act; it waits for an administrator')
  else casework.log.warn({ intent: intent._id, reason, err: error, ...(shown && { alarm: 'act-waiting' }) }, 'an act did not get through yet; it is tried again')
  await intentsOf(casework.store).updateOne(
    { _id: intent._id, state: { $ne: 'done' } },
    {
      $set: {
        open: !stopped,
        nextAttemptAt: new Date(now + wait),
        lastError: String(error).slice(0, 500),
        reason,
        refusals,
        failingSince,
        ...(shown && { waitingIn: regionAndAbove(await regionOfAct(casework, intent)) }),
      },
      $inc: { attempts: 1 },
    },
  )
}

/** What an act's end clears. */
export const nothingWaits = { waitingIn: 1, failingSince: 1, reason: 1, refusals: 1, lastError: 1 } as const

/** Where an act belongs: its case's region, else that of who acted. */
export async function regionOfAct(casework: Casework, intent: Pick<Intent, 'caseId' | 'actor'>): Promise<string> {
  const record = intent.caseId ? await casesOf(casework.store).findById(intent.caseId, { regionCode: 1 }).lean<{ regionCode: string } | null>() : null
  return record?.regionCode ?? intent.actor.regionCode
}
