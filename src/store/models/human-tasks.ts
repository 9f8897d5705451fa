import { collection } from '../connection.js'

/** A human task as the engine's records show it. `_id` = `<epoch>:<userTaskKey>`. */
export interface HumanTask {
  _id: string
  epoch: string
  userTaskKey: string
  caseId: string
  processInstanceKey: string
  processId: string
  processDefinitionKey: string
  elementId: string
  elementInstanceKey: string
  /** Id of the linked form; of an embedded or external one its reference; empty without a form. */
  formId: string
  candidateGroups: string[]
  candidateUsers: string[]
  assignee?: string
  dueAt?: Date
  state: 'open' | 'completed' | 'cancelled'
  createdAt: Date
  endedAt?: Date
  /** Variables local to the task and the scopes around it within its process instance (`problem`, `expert`, `objectionId`). */
  variables: Record<string, unknown>
  lastPosition: number
}

export const humanTasksOf = collection<HumanTask>(
  'humanTasks',
  {
    _id: String,
    epoch: String,
    userTaskKey: String,
    caseId: String,
    processInstanceKey: String,
    processId: String,
    processDefinitionKey: String,
    elementId: String,
    elementInstanceKey: String,
    formId: String,
    candidateGroups: [String],
    candidateUsers: [String],
    assignee: String,
    dueAt: Date,
    state: String,
    createdAt: Date,
    endedAt: Date,
    variables: {},
    lastPosition: Number,
  },
  [[{ userTaskKey: 1 }], [{ caseId: 1, state: 1, createdAt: 1 }], [{ candidateGroups: 1, state: 1, dueAt: 1 }], [{ assignee: 1, state: 1, dueAt: 1 }]],
)
