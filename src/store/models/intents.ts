import type { Actor } from '../../domain/role.js'
import { collection } from '../connection.js'

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
  /** True until done; with `nextAttemptAt` what the sweeper looks for. */
  open: boolean
  attempts: number
  nextAttemptAt: Date
  lastError?: string
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
  },
  [[{ open: 1, nextAttemptAt: 1 }], [{ caseId: 1, at: 1 }]],
)
