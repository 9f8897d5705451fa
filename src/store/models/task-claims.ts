import { collection } from '../connection.js'

/** Who holds a human task: `_id` = task key. The store decides; the engine's assignee follows. `version` counts every change. */
export interface TaskClaim {
  _id: string
  /** `<epoch>:<task key>`: after a new life of the engine the key means another task. */
  taskId: string
  caseId: string
  accountId?: string
  displayName?: string
  at: Date
  version: number
}

export const taskClaimsOf = collection<TaskClaim>(
  'taskClaims',
  { _id: String, taskId: String, caseId: String, accountId: String, displayName: String, at: Date, version: Number },
  [[{ accountId: 1, at: -1 }]],
)
