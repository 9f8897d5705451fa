import type { NoticeKind } from '../../domain/ports.js'
import { collection } from '../connection.js'

/**
 * Where the mail of a notice stands. `pending`: some address is still to be served; `sent`: all were; `failed`: some address was refused for
 * good, or a recipient without an inbox has none; `none`: no address, and the inbox is where it is read.
 */
export type MailState = 'pending' | 'sent' | 'none' | 'failed'

/** Why a letter has not arrived: a key of the catalogue (`admin.letterReasons`). */
export type LetterReason =
  | 'no-address'
  | 'bad-address'
  | 'unknown-mailbox'
  | 'mailbox-full'
  | 'too-large'
  | 'rejected'
  | 'put-off'
  | 'sign-in-failed'
  | 'server-away'

/** What became of a letter at one address. */
export interface AddressFate {
  address: string
  state: 'sent' | 'deferred' | 'refused'
  /** Absent once sent. */
  reason?: LetterReason
  at: Date
}

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
  /** Of the case: an office's people of other industries don't get the notice. Absent in older ones. */
  industry?: string
  createdAt: Date
  reads: { accountId: string; at: Date }[]
  mail: {
    state: MailState
    to: string[]
    /** Each address's own; one of `to` without a fate was not tried yet. */
    fates?: AddressFate[]
    attempts: number
    /** Not before this moment of real time; a claim moves it on, which is its lease. */
    nextAt: Date
    /** Claimed by a dispatcher, whose claim ends at `nextAt`. */
    underWay?: boolean
    messageId: string
    sentAt?: Date
    /** Why the letter as a whole waits or failed, where it isn't an address's fault. */
    reason?: LetterReason
    lastError?: string
    /**
     * While the letter has not reached everybody: region of the case and every region above it, so that each administration finds
     * the letters of its region and below in order of time. Absent otherwise.
     */
    undeliveredIn?: string[]
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
    industry: String,
    createdAt: { type: Date, required: true },
    reads: [{ _id: false, accountId: String, at: Date }],
    mail: {
      state: { type: String, required: true },
      to: [String],
      fates: { type: [{ _id: false, address: String, state: String, reason: String, at: Date }], default: undefined },
      attempts: { type: Number, default: 0 },
      nextAt: { type: Date, required: true },
      underWay: Boolean,
      messageId: { type: String, required: true },
      sentAt: Date,
      reason: String,
      lastError: String,
      undeliveredIn: { type: [String], default: undefined },
    },
  },
  [
    [{ recipientKey: 1, createdAt: -1 }],
    [{ caseId: 1, createdAt: -1, _id: -1 }],
    [{ 'mail.state': 1, 'mail.nextAt': 1 }],
    [{ 'mail.state': 1, 'mail.sentAt': -1 }],
    [{ 'mail.undeliveredIn': 1, createdAt: -1, _id: -1 }],
  ],
)
