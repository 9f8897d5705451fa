import { collection } from '../connection.js'

/** Who holds a human task: `_id` = `<epoch>:<task key>`: in another life of the engine the key means another task. The store decides; the engine's assignee follows. `version` counts every change. */
export interface TaskClaim {
  _id: string
  caseId: string
  accountId?: string
  displayName?: string
  at: Date
  version: number
}

export const taskClaimsOf = collection<TaskClaim>(
  'taskClaims',
  { _id: String, caseId: String, accountId: String, displayName: String, at: Date, version: Number },
  [[{ accountId: 1, at: -1 }]],
)
