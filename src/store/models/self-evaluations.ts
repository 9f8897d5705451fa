import type { SelfEvaluation } from '../../domain/self-evaluation.js'
import { collection } from '../connection.js'

/** A self-evaluation report as handed in (NX-8, annex 1); never changed afterwards. */
export interface SelfEvaluationDocument {
  _id: string
  enterpriseId: string
  report: SelfEvaluation
  submittedAt: Date
  submittedBy: string
}

export const selfEvaluationsOf = collection<SelfEvaluationDocument>(
  'selfEvaluations',
  { _id: String, enterpriseId: String, report: {}, submittedAt: Date, submittedBy: String },
  [[{ enterpriseId: 1, submittedAt: -1 }]],
)
