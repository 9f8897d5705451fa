import type { Application } from './application.js'
import type { Grade } from './grade.js'
import type { CountedDate } from './shanghai-time.js'
import type { SelfEvaluation } from './self-evaluation.js'
import type { ProblemClass } from './task-forms.js'

/** How a case ended. */
export const caseOutcomes = [
  'announced',
  'refused',
  'closed-by-silence',
  'withdrawn',
  'not-reached',
  'objection-upheld',
  'not-confirmed',
  'national-result-recorded',
  'interrupted',
] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** Stages shown to everybody, in order; terminal outcomes are separate. */
export const caseStages = [
  'submitted',
  'preliminary-check',
  'corrections',
  'forwarded-nationally',
  'expert-group',
  'document-review',
  'on-site-review',
  'not-reached-waiting',
  're-review',
  'review-report',
  'public-notice',
  'confirmation',
  'announcement',
  'rectification',
  'ended',
] as const
export type CaseStage = (typeof caseStages)[number]

/** One condition of NX-10 with the evidence it was judged on. */
export interface ConditionVerdict {
  conditionId: string
  rule: string
  verdict: 'met' | 'not-met' | 'not-applicable'
  evidence: string
}

export interface CorrectionItem {
  itemId: string
  kind: 'missing-document' | 'wrong-information' | 'unclear-statement' | 'other'
  subject: string
  request: string
  state: 'open' | 'resolved'
  answer?: string
  uploadIds?: string[]
}
export interface CorrectionBatch {
  batchId: string
  items: CorrectionItem[]
  issuedAt?: Date
  dueAt?: CountedDate
  /** Set with `dueAt`; a provisional limit is not closed. Batches of before the calendar told are not. */
  provisional?: boolean
  answeredAt?: Date
}

export interface GroupMember {
  expertId: string
  name: string
  unit: string
  title: string
  phone: string
  specialties: string[]
  isLeader: boolean
}
/** Why a proposed group is not lawful; `code` is a key of the message catalogue (`groupViolations.<code>`), `detail` Chinese text to show beside it. */
export interface GroupViolation {
  code: 'too-small' | 'specialty-not-covered' | 'not-qualified' | 'conflict-of-interest' | 'leader-not-member' | 'unknown-expert' | 'not-available'
  rule: string
  expertId?: string
  detail: string
}

export interface ReviewProblem {
  problemId: string
  round: number
  description: string
  itemId: string
  problemClass: ProblemClass
  advice: string
  rectifyBy?: string
  state: 'open' | 'reported' | 'accepted' | 'overdue'
  reports: { measures: string; completedOn: string; uploadIds: string[]; reportedAt: Date; accepted?: boolean; opinion?: string; decidedAt?: Date }[]
}

/** A score of one round: 1 = full on-site review, 2 = re-review. */
export interface ScoreResult {
  round: number
  kind: 'full' | 're-review'
  /** Points of the whole standard. */
  total: number
  /** Points of items that do not apply (缺项). */
  missing: number
  obtained: number
  /** obtained / (total − missing) × 100, rounded down to 2 digits. */
  score: number
  threshold: number
  vetoItems: string[]
  majorHazards: number
  blockingProblems: number
  reached: boolean
  computedAt: Date
  /** Key of the element instance that computed it: scored anew, a round has a later attempt. */
  attempt?: string
}

/** An objection from the public to a running notice (NX-15b). */
export interface ObjectionRecord {
  objectionId: string
  /** The one number people know it by: what the objector was given to ask about it. */
  receipt: string
  noticeId: string
  caseId: string
  name: string
  /** Telephone number or e-mail address. */
  contact: string
  content: string
  receivedAt: Date
  state: 'open' | 'upheld' | 'dismissed'
  findings?: string
  answer?: string
  decidedBy?: string
  decidedAt?: Date
  answeredAt?: Date
}

/** Days on which a visit was to be before it was moved. */
export interface VisitMove {
  startsOn: string
  endsOn: string
  reason: string
  by: string
  at: Date
}

/** Everything the store knows of a case: the business record beside the engine's projection. */
export interface CaseRecord {
  caseId: string
  procedure: 'application-to-announcement'
  pack: string
  enterpriseId: string
  /** Name and credit code of the ledger at submission; cases of earlier versions have no code. */
  enterpriseName: string
  creditCode?: string
  regionCode: string
  industry: string
  specialty: string
  grade: Grade
  applicationKind: 'initial' | 'renewal'
  application: Application
  selfEvaluation: SelfEvaluation
  /** Certificate whose term a renewal continues, as the register had it at submission (NX-17). */
  renewalOf?: { number: string; validUntil: string }
  submittedAt: Date
  submittedBy: string
  authorityRegion?: string
  committeeRegion?: string
  conditionCheck?: { checkedAt: Date; verdicts: ConditionVerdict[]; allMet: boolean }
  preliminaryChecks: { taskKey: string; outcome: string; opinion: string; reasons: string; by: string; at: Date }[]
  correctionBatches: CorrectionBatch[]
  nationalForwarding?: { opinion: string; preparedBy: string; forwardedAt?: Date; announced?: boolean; announcedOn?: string; certificateNumber?: string; remark?: string }
  expertGroup?: { members: GroupMember[]; violations: GroupViolation[]; proposedBy: string; appointedAt?: Date }
  documentOpinions: { expertId: string; name: string; conclusion: 'sufficient' | 'insufficient'; opinion: string; at: Date }[]
  visit?: { startsOn: string; endsOn: string; place: string; note: string; announcedAt?: Date; moves?: VisitMove[] }
  standard?: { standardId: string; version: number }
  problems: ReviewProblem[]
  onSiteOpinion?: string
  signatures: { round: number; attempt: string; expertId: string; name: string; signs: boolean; opinion: string; at: Date }[]
  scores: ScoreResult[]
  notReached?: { at: Date; reReviewUntil: Date }
  reReview?: { requestedAt: Date; announcedAt?: Date; items: { itemId: string; statement: string; uploadIds: string[] }[]; checks: { sufficient: boolean; opinion: string; at: Date }[]; uncheckedSince?: Date; expiredAt?: Date }
  reviewReport?: Record<string, string> & { submittedBy: string }
  reviewReportChecks: { approved: boolean; opinion: string; by: string; at: Date }[]
  recommendation?: { opinion: string; workingDays: number; by: string; byName: string; at: Date }
  publicNotice?: { noticeId: string; publishedAt: Date; endsAt: CountedDate; provisional: boolean; closedAt?: Date }
  confirmation?: { confirmed: boolean; opinion: string; by: string; byName: string; at: Date }
  /** Day of issue in Asia/Shanghai, fixed before the number is assigned: number, certificate and plaque bear the same year and month (NX-A6). */
  certificateIssuedOn?: string
  certificateNumber?: string
  announcedAt?: Date
  withdrawal?: { reason: string; by: string; at: Date }
  cancellationProposed?: { opinion: string; by: string; at: Date }
  /** Life of the engine in which the case runs; absent until it was started. */
  engineEpoch?: string
  /** Ended by an administrator because the engine that ran it is gone; `continuedBy` is the case that began anew in its place. */
  interruption?: { reason: string; by: string; byName: string; at: Date; continuedBy?: string }
  /** Case that this one began anew for. */
  continues?: string
  outcome?: CaseOutcome
  endedAt?: Date
}
