import { collection } from '../connection.js'

/**
 * A timer of the engine as a deadline. `met`: what waited went on before the timer was due; `expired`: the timer fired; `cancelled`: the
 * waiting element was itself ended. `_id` = `<epoch>:<timerKey>`.
 */
export interface Deadline {
  _id: string
  epoch: string
  caseId: string
  processInstanceKey: string
  processId: string
  elementId: string
  dueAt: Date
  state: 'pending' | 'met' | 'expired' | 'cancelled'
  lastPosition: number
}

export const deadlinesOf = collection<Deadline>(
  'deadlines',
  {
    _id: String,
    epoch: String,
    caseId: String,
    processInstanceKey: String,
    processId: String,
    elementId: String,
    dueAt: Date,
    state: String,
    lastPosition: Number,
  },
  [[{ caseId: 1, dueAt: 1 }], [{ state: 1, dueAt: 1 }]],
)
