import type { NoticeKind } from '../../domain/ports.js'
import { collection } from '../connection.js'

/** Where the mail of a notice stands; `none` = the recipient has no address, `failed` = refused for good by the mail server. */
export type MailState = 'pending' | 'sent' | 'none' | 'failed'

/** One notice to one recipient. `_id` is derived from (caseId, kind, occasion, recipient), so a repetition can't add a second. */
export interface NoticeDocument {
  _id: string
  caseId: string
  kind: NoticeKind
  occasion: string
  /** `enterprise:<id>`, `expert:<id>`, `officer:<region>` …, `department:<id>:<region>`, `email:<address>`. */
  recipientKey: string
  recipientName: string
  subject: string
  body: string
  documentIds: string[]
  createdAt: Date
  reads: { accountId: string; at: Date }[]
  mail: {
    state: MailState
    to: string[]
    attempts: number
    /** Not before this moment of real time; a claim moves it on, which is its lease. */
    nextAt: Date
    messageId: string
    sentAt?: Date
    rejected?: string[]
    lastError?: string
  }
}

/** Notices in inboxes and on their way by mail. */
export const noticesOf = collection<NoticeDocument>(
  'notices',
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    kind: { type: String, required: true },
    occasion: { type: String, required: true },
    recipientKey: { type: String, required: true },
    recipientName: { type: String, default: '' },
    subject: { type: String, required: true },
    body: { type: String, required: true },
    documentIds: [String],
    createdAt: { type: Date, required: true },
    reads: [{ _id: false, accountId: String, at: Date }],
    mail: {
      state: { type: String, required: true },
      to: [String],
      attempts: { type: Number, default: 0 },
      nextAt: { type: Date, required: true },
      messageId: { type: String, required: true },
      sentAt: Date,
      rejected: { type: [String], default: undefined },
      lastError: String,
    },
  },
  [
    [{ recipientKey: 1, createdAt: -1 }],
    [{ caseId: 1, createdAt: 1 }],
    [{ 'mail.state': 1, 'mail.nextAt': 1 }],
    [{ 'mail.state': 1, 'mail.sentAt': -1 }],
  ],
)
