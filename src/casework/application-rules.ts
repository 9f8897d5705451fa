import type { Application } from '../domain/application.js'
import { renewableFrom } from '../domain/certificate-term.js'
import { Refusal } from '../domain/errors.js'
import type { Grade } from '../domain/grade.js'
import type { RegulationPack } from '../domain/ports.js'
import { shanghaiDate } from '../domain/shanghai-time.js'
import { folded } from '../domain/typed-text.js'
import { certificatesOf, type CertificateDocument } from '../store/models/certificates.js'
import type { Enterprise } from '../store/models/enterprises.js'
import { selfEvaluationsOf, type SelfEvaluationDocument } from '../store/models/self-evaluations.js'
import type { Casework } from './context.js'

const gradeRank: Record<Grade, number> = { '1': 3, '2': 2, '3': 1, 'small-micro': 0 }

/** NX-2: industries and specialties in scope. */
export function refuseUnknownIndustry(pack: RegulationPack, industry: string, specialty: string): void {
  const known = pack.industries.find(({ id }) => id === industry)
  if (!known) throw new Refusal('application.industry-unknown', 422, { fields: { industry: 'application.industry-unknown' } })
  if (!known.specialties.some(({ id, name }) => specialty === id || specialty === name))
    throw new Refusal('application.specialty-unknown', 422, { fields: { specialty: 'application.specialty-unknown' } })
}

/**
 * NX-9: the report the application rests on: the enterprise's own, for the same industry and grade, its result as it was.
 * @throws Refusal `application.no-report` (422), `application.report-differs` (422) naming the fields.
 */
export async function reportOf(casework: Casework, enterpriseId: string, application: Application): Promise<SelfEvaluationDocument> {
  const report = await selfEvaluationsOf(casework.store)
    .findOne({ _id: application.selfEvaluationId, enterpriseId })
    .lean<SelfEvaluationDocument | null>()
  if (!report) throw new Refusal('application.no-report', 422, { fields: { selfEvaluationId: 'application.no-report' } })
  const fields: Record<string, string> = {}
  if (report.report.industry !== application.industry) fields.industry = 'application.report-differs'
  if (report.report.grade !== application.grade) fields.grade = 'application.report-differs'
  if (report.report.grade !== application.selfEvaluationGrade) fields.selfEvaluationGrade = 'application.report-differs'
  if (report.report.score !== application.selfEvaluationScore) fields.selfEvaluationScore = 'application.report-differs'
  if (Object.keys(fields).length > 0) throw new Refusal('application.report-differs', 422, { fields })
  return report
}

/** NX-9, annex 2: a copy of the licence where the industry is licensed; the summary of deductions where the report lists none. */
export function refuseMissingAttachments(pack: RegulationPack, application: Application, { report }: SelfEvaluationDocument): void {
  const fields: Record<string, string> = {}
  const licensed = pack.industries.find(({ id }) => id === application.industry)?.licensed
  if (licensed && application.attachments.licence.length + report.attachments.licence.length === 0) fields['attachments.licence'] = 'application.licence-copy-required'
  const summaries = application.attachments.deductionSummary.length + report.attachments.deductionSummary.length
  if (summaries === 0 && report.deductions.length === 0 && report.score < 100) fields['attachments.deductionSummary'] = 'application.deduction-summary-required'
  if (Object.keys(fields).length > 0) throw new Refusal('application.attachments-missing', 422, { fields })
}

/**
 * A grade the enterprise holds already, or a lower one, in the same industry; the certificate to be renewed stands against no renewal (NX-17(1)).
 * @throws Refusal `application.grade-held` (409) with the certificate and the day from which its renewal may be applied for.
 */
export async function refuseHeldGrade(casework: Casework, pack: RegulationPack, enterpriseId: string, application: Application, renewed?: { number: string }): Promise<void> {
  const today = shanghaiDate(casework.clock.now())
  const held = await certificatesOf(casework.store)
    .find({ enterpriseId, industry: application.industry, status: { $in: ['in-force', 'provisionally-withdrawn'] } })
    .lean<CertificateDocument[]>()
  const standing = held.find(({ grade, validUntil, number }) => validUntil >= today && number !== renewed?.number && gradeRank[grade] >= gradeRank[application.grade])
  if (!standing) return
  const { number, grade, validUntil } = standing
  throw new Refusal('application.grade-held', 409, { number, grade, validUntil, from: renewableFrom(validUntil, pack.renewalMonths.value) })
}

/**
 * Annex 2: the applicant is the enterprise of the ledger, whose name its certificate will bear; another name is refused, another width or spacing of
 * the same one is not.
 */
export function refuseOtherName({ enterpriseName }: Pick<Application, 'enterpriseName'>, ledger: Pick<Enterprise, 'name'>): void {
  if (folded(enterpriseName) === folded(ledger.name)) return
  throw new Refusal('application.name-differs', 422, { name: ledger.name, fields: { enterpriseName: 'application.name-differs' } })
}

/** Dates of annex 2 that can't lie in the future. */
export function refuseFutureDates(casework: Casework, application: Application): void {
  const today = shanghaiDate(casework.clock.now())
  const fields: Record<string, string> = {}
  if (application.foundedOn > today) fields.foundedOn = 'date.in-future'
  if (application.filledOn > today) fields.filledOn = 'date.in-future'
  application.accidents.forEach(({ occurredOn }, index) => {
    if (occurredOn > today) fields[`accidents.${index}.occurredOn`] = 'date.in-future'
  })
  if (Object.keys(fields).length > 0) throw new Refusal('application.date-in-future', 422, { fields })
}
