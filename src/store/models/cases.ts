import type { CaseRecord } from '../../domain/case.js'
import { collection } from '../connection.js'

/**
 * The business record of a case. `_id` = case id. `appliedIntents` holds the ids of the intents already in the record, so that
 * applying one again changes nothing.
 */
export type CaseDocument = CaseRecord & { _id: string; appliedIntents: string[] }

export const casesOf = collection<CaseDocument>(
  'cases',
  {
    _id: String,
    caseId: String,
    procedure: String,
    pack: String,
    enterpriseId: String,
    enterpriseName: String,
    creditCode: String,
    regionCode: String,
    industry: String,
    specialty: String,
    grade: String,
    applicationKind: String,
    application: {},
    selfEvaluation: {},
    submittedAt: Date,
    submittedBy: String,
    authorityRegion: String,
    committeeRegion: String,
    conditionCheck: {},
    preliminaryChecks: [{}],
    correctionBatches: [{}],
    nationalForwarding: {},
    expertGroup: {},
    documentOpinions: [{}],
    visit: {},
    standard: {},
    problems: [{}],
    onSiteOpinion: String,
    signatures: [{}],
    scores: [{}],
    notReached: {},
    reReview: {},
    reviewReport: {},
    reviewReportChecks: [{}],
    recommendation: {},
    publicNotice: {},
    confirmation: {},
    certificateIssuedOn: String,
    certificateNumber: String,
    announcedAt: Date,
    withdrawal: {},
    cancellationProposed: {},
    outcome: String,
    endedAt: Date,
    appliedIntents: [String],
  },
  [
    [{ enterpriseId: 1, submittedAt: -1 }],
    [{ regionCode: 1, submittedAt: -1 }],
    [{ authorityRegion: 1, submittedAt: -1 }],
    [{ committeeRegion: 1, submittedAt: -1 }],
    [{ 'expertGroup.members.expertId': 1, submittedAt: -1 }],
    [{ procedure: 1, submittedAt: -1 }],
  ],
)
