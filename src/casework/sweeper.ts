import { Refusal } from '../domain/errors.js'
import { settleLeftBehind } from '../store/audited-change.js'
import { intentsOf, type Intent } from '../store/models/intents.js'
import type { Casework } from './context.js'
import { effects } from './effects.js'
import { settleCalendar } from './move-limits.js'
import { carryOut } from './perform.js'
import { postpone } from './postpone.js'

export interface Sweeper {
  /** Carries out what is due once; returns how many acts reached their end. */
  sweep(): Promise<number>
  stop(): Promise<void>
}

/** Acts looked after in one go. */
const batch = 50

/**
 * Rounds between two looks for changes whose audit entry a crash kept out of the trail, and for a calendar that limits were not counted by yet: one
 * saved before a crash, or one that came with a new version of its package. The first round looks.
 */
const settlingRounds = 60

/** Finishes acts that a crash, or an engine that was away, left half done. @param interval milliseconds of real time between rounds. */
export function startSweeper(casework: Casework, interval = 1_000): Sweeper {
  let stopped = false
  let running: Promise<number> | undefined
  let rounds = 0
  const round = async (): Promise<number> => {
    if (rounds % settlingRounds === 0) {
      await settleLeftBehind(casework.store)
      await settleCalendar(casework)
    }
    rounds += 1
    return sweepOnce(casework)
  }
  const sweep = (): Promise<number> => (running ??= round().finally(() => (running = undefined)))
  const timer = setInterval(() => {
    if (!stopped) sweep().catch((error: unknown) => casework.log.warn({ err: error }, 'acts left half done could not be looked after'))
  }, interval)
  timer.unref()
  return {
    sweep,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => 0)
    },
  }
}

async function sweepOnce(casework: Casework): Promise<number> {
  const due = await intentsOf(casework.store)
    .find({ open: true, nextAttemptAt: { $lte: new Date() } }, { _id: 1 })
    .sort({ nextAttemptAt: 1 })
    .limit(batch)
    .lean<Intent[]>()
  let ended = 0
  for (const { _id } of due) {
    // read anew: while the ones before it were looked after, somebody else may have finished this one
    const intent = await intentsOf(casework.store).findOne({ _id, open: true }).lean<Intent | null>()
    if (!intent) continue
    const effect = effects[intent.kind]
    if (!effect) {
      await postpone(casework, intent, new Error(`no effect for acts of kind ${intent.kind}`))
      continue
    }
    try {
      if ((await carryOut(casework, intent, effect)).state === 'done') ended += 1
    } catch (error) {
      if (error instanceof Refusal) {
        casework.log.info({ intent: intent._id, code: error.code }, 'an act left half done is refused by now')
        continue
      }
      await postpone(casework, intent, error)
    }
  }
  return ended
}
