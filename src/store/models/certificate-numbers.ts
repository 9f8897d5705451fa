import { collection } from '../connection.js'

/**
 * Each number ever given: `_id` = `<region>:<kind>:<year>:<sequence>`, one a case. Inserting the next sequence is the allocation,
 * so there is neither a gap nor a duplicate whatever dies in between (NUM-1, NX-A5).
 */
export interface CertificateNumber {
  _id: string
  series: string
  sequence: number
  caseId: string
  number: string
  at: Date
}

export const certificateNumbersOf = collection<CertificateNumber>(
  'certificateNumbers',
  { _id: String, series: String, sequence: Number, caseId: String, number: String, at: Date },
  [
    [{ series: 1, sequence: -1 }, { unique: true }],
    [{ caseId: 1 }, { unique: true }],
    [{ number: 1 }, { unique: true }],
  ],
)
