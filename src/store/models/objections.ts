import type { ObjectionRecord } from '../../domain/case.js'
import { collection } from '../connection.js'

/** An objection from the public (NX-15b). */
export type Objection = ObjectionRecord & { _id: string }

export const objectionsOf = collection<Objection>(
  'objections',
  {
    _id: String,
    objectionId: String,
    noticeId: String,
    caseId: String,
    receipt: String,
    name: String,
    contact: String,
    content: String,
    receivedAt: Date,
    state: String,
    findings: String,
    answer: String,
    decidedBy: String,
    decidedAt: Date,
    answeredAt: Date,
  },
  [
    [{ receipt: 1 }, { unique: true }],
    [{ caseId: 1, receivedAt: 1 }],
    [{ noticeId: 1, receivedAt: 1 }],
  ],
)
