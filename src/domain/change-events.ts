import type { EventEmitter } from 'node:events'

/**
 * What the running application tells itself, so that browsers hear of changes. Losing one is harmless: every browser
 * fetches again when it reconnects.
 */
export interface ChangeEventMap {
  /** The projector stored a batch of records about these cases; `groups` are the candidate groups of the human tasks that changed with it. */
  'progress-changed': [{ caseIds: string[]; processInstanceKeys: string[]; groups: string[] }]
  /** Notices arrived for these accounts; an empty list is nobody. */
  'inbox-changed': [{ accountIds: string[] }]
  /** Items of a case's scoring sheet were judged. */
  'sheet-changed': [{ caseId: string }]
  /** The engine stopped taking work, or takes it again. */
  'engine-changed': [{ paused: boolean }]
  /** The clock of a sample instance was moved. */
  'clock-changed': [{ now: Date }]
  /** The account was locked or its password changed: its sessions are over. */
  'access-ended': [{ accountId: string }]
  /** The application stops: open event streams end, so that the server can close. */
  closing: []
}
export type ChangeEvents = EventEmitter<ChangeEventMap>
