import { collection } from '../connection.js'

/** An objection from the public (NX-15b). `receipt` is what the objector is given to ask about it. */
export interface Objection {
  _id: string
  noticeId: string
  caseId: string
  receipt: string
  name: string
  contact: string
  content: string
  receivedAt: Date
  state: 'open' | 'upheld' | 'dismissed'
  findings?: string
  answer?: string
  decidedBy?: string
  decidedAt?: Date
}

export const objectionsOf = collection<Objection>(
  'objections',
  {
    _id: String,
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
  },
  [
    [{ receipt: 1 }, { unique: true }],
    [{ caseId: 1, receivedAt: 1 }],
    [{ noticeId: 1, receivedAt: 1 }],
  ],
)
