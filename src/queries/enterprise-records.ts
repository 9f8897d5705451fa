import { renewableFrom } from '../domain/certificate-term.js'
import type { Clock } from '../domain/clock.js'
import type { RegulationPack } from '../domain/ports.js'
import { shanghaiDate } from '../domain/shanghai-time.js'
import type { Store } from '../store/connection.js'
import { certificatesOf } from '../store/models/certificates.js'
import { enterprisesOf } from '../store/models/enterprises.js'
import { selfEvaluationsOf } from '../store/models/self-evaluations.js'

/** What an enterprise reads of itself. */
export function createEnterpriseRecords(store: Store, clock: Clock, pack: RegulationPack) {
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

    /** Certificates the enterprise holds or held, each with whether its renewal may be applied for today (NX-17(1)), and from when. */
    async certificates(enterpriseId: string) {
      const rows = await certificatesOf(store).find({ enterpriseId }).limit(100).lean()
      const today = shanghaiDate(clock.now())
      return rows.map(({ number, industry, grade, issuedOn, validUntil, status }) => {
        const from = renewableFrom(validUntil, pack.renewalMonths.value)
        return { number, industry, grade, issuedOn, validUntil, status, renewableFrom: from, renewable: status !== 'revoked' && from <= today && today <= validUntil }
      })
    },
  }
}
