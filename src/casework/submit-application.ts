import { randomBytes } from 'node:crypto'
import { applicationSchema, type Application } from '../domain/application.js'
import { Refusal } from '../domain/errors.js'
import { messageNames } from '../domain/messages.js'
import type { Actor } from '../domain/role.js'
import type { Performed } from '../domain/services.js'
import { shanghaiDate } from '../domain/shanghai-time.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'
import { enterprisesOf, type Enterprise } from '../store/models/enterprises.js'
import type { Intent } from '../store/models/intents.js'
import { refuseFutureDates, refuseHeldGrade, refuseMissingAttachments, refuseOtherName, refuseUnknownIndustry, reportOf } from './application-rules.js'
import { claimIndustry, holdsIndustry } from './active-case.js'
import type { Casework } from './context.js'
import { messageLifetime } from './context.js'
import { enterpriseOf } from './enterprise-case.js'
import { earlierAct, perform, performed, type Effect } from './perform.js'
import { previousCertificateOf, renewedCertificate } from './renewal-rules.js'
import { refuseForeignUploads } from './upload-ownership.js'

export const submitApplicationEffect: Effect = {
  async apply(casework, intent) {
    const record = await newCase(casework, intent)
    if (!(await claimIndustry(casework.store, record.enterpriseId, record.industry, record.caseId, intent.at)))
      throw new Refusal('application.already-running', 409)
    try {
      await casesOf(casework.store).create(record)
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
    return { before: null, after: { caseId: record.caseId, grade: record.grade, industry: record.industry, applicationKind: record.applicationKind } }
  },
  command: (casework, intent) => startCase(casework, intent.caseId!),
}

/** Lets the engine start a stored case, once; from then on the case belongs to this life of the engine. */
export async function startCase({ engine, store, epoch }: Casework, caseId: string): Promise<void> {
  const record = await casesOf(store).findOneAndUpdate({ _id: caseId }, { $set: { engineEpoch: epoch } }).lean<CaseDocument | null>()
  if (!record) throw new Error(`case ${caseId} is not stored`)
  const { enterpriseId, regionCode, industry, specialty, grade, applicationKind, pack } = record
  await engine.publishMessage({
    name: messageNames.applicationSubmitted,
    correlationKey: caseId,
    messageId: caseId,
    variables: { caseId, enterpriseId, regionCode, industry, specialty, grade, applicationKind, pack },
    timeToLive: messageLifetime,
  })
}

/**
 * Submits an application (NX-9, annex 2) and starts its case. `requestId` is made once per draft: the same one again gives the same case.
 * @throws Refusal `application.no-report`, `application.grade-held`, `application.already-running`, `application.attachments-missing` …
 */
export async function submitApplication(
  casework: Casework,
  actor: Actor,
  requestId: string,
  typed: Application,
): Promise<Performed & { caseId: string; created: boolean }> {
  const enterpriseId = enterpriseOf(actor)
  const application = applicationSchema.parse(typed)
  const act = { id: `submit:${enterpriseId}:${requestId}`, actor, payload: application, takenCode: 'application.request-used' }
  let earlier = await earlierAct(casework, act)
  try {
    if (!earlier) await refuseUnfit(casework, actor, enterpriseId, application)
  } catch (error) {
    // sent twice at once, the other may have become the running case between the two questions
    earlier = await earlierAct(casework, act)
    if (!earlier) throw error
  }
  const caseId = earlier?.caseId ?? newCaseId(casework)
  const intent = await perform(casework, { ...act, kind: 'submit-application', effect: submitApplicationEffect, caseId })
  return { caseId: intent.caseId!, created: intent.caseId === caseId && !earlier, ...performed(intent) }
}

async function refuseUnfit(casework: Casework, actor: Actor, enterpriseId: string, application: Application): Promise<void> {
  const pack = casework.pack(casework.currentPack)
  refuseUnknownIndustry(pack, application.industry, application.specialty)
  if (!pack.thresholds[application.grade]) throw new Refusal('application.grade-not-offered', 422, { fields: { grade: 'application.grade-not-offered' } })
  const report = await reportOf(casework, enterpriseId, application)
  refuseMissingAttachments(pack, application, report)
  refuseFutureDates(casework, application)
  const { licence, deductionSummary, others } = application.attachments
  await refuseForeignUploads(casework.store, actor, {
    'attachments.licence': licence,
    'attachments.deductionSummary': deductionSummary,
    'attachments.others': others,
  })
  const renewed = await renewedCertificate(casework, pack, enterpriseId, application)
  await refuseHeldGrade(casework, pack, enterpriseId, application, renewed)
  const running = await holdsIndustry(casework.store, enterpriseId, application.industry)
  if (running) throw new Refusal('application.already-running', 409, { caseId: running })
  refuseOtherName(application, await ledgerOf(casework.store, enterpriseId))
}

async function ledgerOf(store: Store, enterpriseId: string): Promise<Enterprise> {
  const ledger = await enterprisesOf(store).findById(enterpriseId).lean<Enterprise | null>()
  if (!ledger) throw new Refusal('enterprise.no-ledger', 409)
  return ledger
}

async function newCase(casework: Casework, intent: Intent): Promise<CaseDocument> {
  const enterpriseId = intent.actor.enterpriseId!
  const application = intent.payload as Application
  const [ledger, report, renewed] = await Promise.all([
    ledgerOf(casework.store, enterpriseId),
    reportOf(casework, enterpriseId, application),
    previousCertificateOf(casework, enterpriseId, application),
  ])
  const caseId = intent.caseId!
  return {
    _id: caseId,
    caseId,
    procedure: 'application-to-announcement',
    pack: casework.currentPack,
    enterpriseId,
    enterpriseName: ledger.name,
    creditCode: ledger.creditCode,
    regionCode: ledger.regionCode,
    industry: application.industry,
    specialty: application.specialty,
    grade: application.grade,
    applicationKind: application.kind,
    application: { ...application, enterpriseName: ledger.name },
    selfEvaluation: report.report,
    ...(renewed && { renewalOf: { number: renewed.number, validUntil: renewed.validUntil } }),
    submittedAt: intent.at,
    submittedBy: intent.actor.accountId,
    preliminaryChecks: [],
    correctionBatches: [],
    documentOpinions: [],
    problems: [],
    signatures: [],
    scores: [],
    reviewReportChecks: [],
    appliedIntents: [intent._id],
  }
}

/** E.g. `20261122-7K3M9QX2`: the day of submission and eight characters that can be read out. */
export function newCaseId(casework: Casework): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  const tail = [...randomBytes(8)].map((byte) => alphabet[byte % alphabet.length]).join('')
  return `${shanghaiDate(casework.clock.now()).replaceAll('-', '')}-${tail}`
}

