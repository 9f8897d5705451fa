import type { Store } from '../store/connection.js'
import { certificatesOf } from '../store/models/certificates.js'
import { enterprisesOf } from '../store/models/enterprises.js'
import { selfEvaluationsOf } from '../store/models/self-evaluations.js'

/** What an enterprise reads of itself. */
export function createEnterpriseRecords(store: Store) {
  return {
    async ledger(enterpriseId: string) {
      const found = await enterprisesOf(store).findById(enterpriseId).lean()
      if (!found) return undefined
      const { _id, sample: _sample, unaudited: _unaudited, ...ledger } = found
      return { enterpriseId: _id, ...ledger }
    },

    /** Newest first; an enterprise hands in one a year, so all fit one answer. */
    async selfEvaluations(enterpriseId: string) {
      const rows = await selfEvaluationsOf(store).find({ enterpriseId }).sort({ submittedAt: -1 }).limit(100).lean()
      return rows.map(({ _id, report, submittedAt }) => ({
        selfEvaluationId: _id,
        year: report.year,
        grade: report.grade,
        score: report.score,
        industry: report.industry,
        specialty: report.specialty,
        submittedAt,
      }))
    },

    async ownsSelfEvaluation(enterpriseId: string, selfEvaluationId: string): Promise<boolean> {
      return (await selfEvaluationsOf(store).exists({ _id: selfEvaluationId, enterpriseId })) !== null
    },

    /** Certificates the enterprise holds or held. */
    async certificates(enterpriseId: string) {
      const rows = await certificatesOf(store).find({ enterpriseId }).limit(100).lean()
      return rows.map(({ number, industry, grade, issuedOn, validUntil, status }) => ({ number, industry, grade, issuedOn, validUntil, status }))
    },
  }
}
