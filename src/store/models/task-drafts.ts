import { collection } from '../connection.js'

/** What somebody typed into a task's form before completing it: `_id` = `<taskKey>:<accountId>`. */
export interface TaskDraft {
  _id: string
  taskKey: string
  accountId: string
  version: number
  content: unknown
  savedAt: Date
}

export const taskDraftsOf = collection<TaskDraft>(
  'taskDrafts',
  { _id: String, taskKey: String, accountId: String, version: Number, content: {}, savedAt: Date },
  [[{ taskKey: 1 }]],
)
