import { collection } from '../connection.js'

/** A template an administrator put in place of the shipped one. `_id` is the notice kind. */
export interface NoticeTemplateDocument {
  _id: string
  subject: string
  body: string
  version: number
  changedBy: string
  changedAt: Date
}

export const noticeTemplatesOf = collection<NoticeTemplateDocument>('noticeTemplates', {
  _id: { type: String, required: true },
  subject: { type: String, required: true },
  body: { type: String, required: true },
  version: { type: Number, required: true },
  changedBy: { type: String, required: true },
  changedAt: { type: Date, required: true },
})
