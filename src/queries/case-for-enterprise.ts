import type { CaseDocument } from '../store/models/cases.js'

/**
 * The record as the enterprise may see it: what it handed in, what was decided and told to it, by office. Names of persons,
 * inner opinions and the experts' assessments of documents stay inside the authority. Named field by field, so that a new
 * field is hidden until somebody decides otherwise.
 */
export function enterpriseRecord(record: CaseDocument): Record<string, unknown> {
  return {
    caseId: record.caseId,
    procedure: record.procedure,
    pack: record.pack,
    enterpriseId: record.enterpriseId,
    enterpriseName: record.enterpriseName,
    creditCode: record.creditCode,
    regionCode: record.regionCode,
    industry: record.industry,
    specialty: record.specialty,
    grade: record.grade,
    applicationKind: record.applicationKind,
    application: record.application,
    selfEvaluation: record.selfEvaluation,
    submittedAt: record.submittedAt,
    authorityRegion: record.authorityRegion,
    committeeRegion: record.committeeRegion,
    conditionCheck: record.conditionCheck,
    preliminaryChecks: record.preliminaryChecks.map(({ outcome, reasons, at }) => ({ outcome, reasons, at })),
    // a batch is the enterprise's once it is issued
    correctionBatches: record.correctionBatches.filter((batch) => batch.issuedAt),
    nationalForwarding: record.nationalForwarding && {
      forwardedAt: record.nationalForwarding.forwardedAt,
      announced: record.nationalForwarding.announced,
      announcedOn: record.nationalForwarding.announcedOn,
      certificateNumber: record.nationalForwarding.certificateNumber,
    },
    expertGroup: record.expertGroup?.appointedAt && { appointedAt: record.expertGroup.appointedAt, size: record.expertGroup.members.length },
    visit: record.visit?.announcedAt && record.visit,
    standard: record.standard,
    ...reviewParts(record),
    publicNotice: record.publicNotice,
    confirmation: record.confirmation && { confirmed: record.confirmation.confirmed, at: record.confirmation.at },
    certificateNumber: record.announcedAt && record.certificateNumber,
    announcedAt: record.announcedAt,
    withdrawal: record.withdrawal && { reason: record.withdrawal.reason, at: record.withdrawal.at },
    interruption: record.interruption && { reason: record.interruption.reason, at: record.interruption.at, continuedBy: record.interruption.continuedBy },
    continues: record.continues,
    outcome: record.outcome,
    endedAt: record.endedAt,
  }
}

/** Problems, scores and the way back: the enterprise learns of them with the issued conclusion, not while experts still write. */
function reviewParts(record: CaseDocument): Record<string, unknown> {
  const concluded = new Set(record.scores.filter((score) => isConcluded(record, score.round)).map((score) => score.round))
  return {
    scores: record.scores.filter((score) => concluded.has(score.round)),
    problems: record.problems.filter((problem) => concluded.has(problem.round)),
    notReached: record.notReached,
    reReview: record.reReview && {
      requestedAt: record.reReview.requestedAt,
      items: record.reReview.items,
      checks: record.reReview.checks.map(({ sufficient, opinion, at }) => ({ sufficient, opinion, at })),
    },
  }
}

/** A round is concluded when every member of the group signed its latest attempt. */
export function isConcluded(record: CaseDocument, round: number): boolean {
  const ofRound = record.signatures.filter((signature) => signature.round === round)
  const attempt = ofRound.at(-1)?.attempt
  const latest = ofRound.filter((signature) => signature.attempt === attempt)
  const members = record.expertGroup?.members.length ?? 0
  return members > 0 && latest.filter((signature) => signature.signs).length >= members
}
