import { collection } from '../connection.js'

/** An enterprise's claim on its one running case per industry: `_id` = `<enterpriseId>:<industry>`; freed when the case ends. */
export interface ActiveCase {
  _id: string
  caseId: string
  since: Date
  /** Real time, to tell a submission in flight from a crash's leftover. */
  claimedAt: Date
}

export const activeCasesOf = collection<ActiveCase>('activeCases', { _id: String, caseId: String, since: Date, claimedAt: Date }, [[{ caseId: 1 }]])

export const activeCaseKey = (enterpriseId: string, industry: string): string => `${enterpriseId}:${industry}`
