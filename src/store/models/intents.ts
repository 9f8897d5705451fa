import type { Actor } from '../../domain/role.js'
import { collection } from '../connection.js'

/** Why an act has not got through: a key of the catalogue (`admin.actReasons`). */
export type ActFailure = 'engine-away' | 'store-away' | 'content' | 'unknown-to-engine' | 'task-state' | 'credentials' | 'fault'

/**
 * One act of a person, written before anything else happens. `_id` says what it does (`complete:<task key>`), so the same act
 * can't be done twice; `recorded` → `applied` (it is in the store) → `done` (the engine knows).
 */
export interface Intent {
  _id: string
  kind: string
  caseId?: string
  actor: Actor
  payload: unknown
  payloadHash: string
  /** The application's time at which the person acted: every date the effect writes is this one. */
  at: Date
  state: 'recorded' | 'applied' | 'done'
  /** Facts fixed when the act was recorded: ids it makes, the task it completes. */
  facts: Record<string, unknown>
  /** True until done or stopped after too many refusals; with `nextAttemptAt` what the sweeper looks for. */
  open: boolean
  attempts: number
  nextAttemptAt: Date
  lastError?: string
  reason?: ActFailure
  /** How often it was refused, rather than the engine or the store being away. */
  refusals?: number
  /** Real time of the first attempt that failed. */
  failingSince?: Date
  /** While administrators are shown the act: region of the case and every region above it. */
  waitingIn?: string[]
}

export const intentsOf = collection<Intent>(
  'intents',
  {
    _id: String,
    kind: String,
    caseId: String,
    actor: {},
    payload: {},
    payloadHash: String,
    at: Date,
    state: String,
    facts: {},
    open: Boolean,
    attempts: Number,
    nextAttemptAt: Date,
    lastError: String,
    reason: String,
    refusals: Number,
    failingSince: Date,
    waitingIn: { type: [String], default: undefined },
  },
  [[{ waitingIn: 1, at: -1, _id: -1 }], [{ open: 1, nextAttemptAt: 1 }], [{ caseId: 1, at: 1 }]],
)
