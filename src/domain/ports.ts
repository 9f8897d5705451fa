import type { Grade } from './grade.js'
import type { CountedDate } from './shanghai-time.js'

/** A value of a regulation pack with where it stands; `source` is an article or "practice, not in the source". */
export interface Sourced<T> {
  value: T
  source: string
}

export interface PackRule {
  id: string
  article: string
  /** In our own words, Chinese. */
  title: string
  summary: string
}

/** The numbers of one regulation, data under processes/regulation-packs/<name>.json. */
export interface RegulationPack {
  name: string
  title: string
  region: { code: string; name: string; abbreviation: string }
  thresholds: Record<Grade, Sourced<number>>
  accidentStatementYears: Record<Grade, Sourced<number>>
  noFatalAccidentYears: Sourced<number>
  certificateValidYears: Sourced<number>
  /** Months before expiry within which renewal is applied for. */
  renewalMonths: Sourced<number>
  publicNoticeWorkingDays: Sourced<number>
  preliminaryCheckWorkingDays: Sourced<number>
  correctionWorkingDays: Sourced<number>
  taskWorkingDays: Record<string, Sourced<number>>
  reReviewMonths: Sourced<number>
  rectificationMaxMonths: Sourced<number>
  rectificationReminderDays: Sourced<number[]>
  expertGroup: { leastMembers: Record<Grade, Sourced<number>>; leastExperienceYears: Sourced<number>; titles: Sourced<string[]>; qualifications: Sourced<string[]> }
  departments: Sourced<{ id: string; name: string }[]>
  industryCodes: Sourced<Record<string, string>>
  industries: {
    id: string
    name: string
    licensed: boolean
    specialties: { id: string; name: string; systems: string[] }[]
    source: string
    /** Where the industry's own standard asks for more years than the regulation; the longer of the two counts (NX-10). */
    noFatalAccidentYears?: Sourced<number>
  }[]
  numberPatterns: Record<'graded' | 'small-micro', Sourced<{ prefix: string; digits: number }>>
  rules: PackRule[]
}

export interface ExpertProfile {
  expertId: string
  name: string
  unit: string
  intermediaryId?: string
  title: string
  titleLevel: 'junior' | 'intermediate' | 'senior'
  phone: string
  qualifications: string[]
  experienceYears: number
  recommendedByUnit: boolean
  trainedOn?: string
  healthy: boolean
  specialties: string[]
  regionCode: string
  /** Enterprises this expert or the expert's intermediary consulted for (NX-20). */
  consultedEnterpriseIds: string[]
  active: boolean
}

/** One item of a scoring sheet with what was scored. */
export interface ScoredItem {
  itemId: string
  category: string
  project: string
  content: string
  points: number
  veto: boolean
  missing: boolean
  deduction: number
  deductionNote: string
  vetoed: boolean
  scoredBy?: string
  /** In a re-review: kept from the last conclusion, not scored again (NX-15c). */
  kept: boolean
  done: boolean
  version: number
}

export interface Certificate {
  number: string
  caseId: string
  enterpriseId: string
  enterpriseName: string
  creditCode?: string
  regionCode: string
  industry: string
  specialty: string
  grade: Grade
  issuedOn: string
  /** First day of the term where that isn't the day of issue: a renewal applied for before expiry (NX-17). */
  validFrom?: string
  validUntil: string
  issuer: string
  status: 'in-force' | 'provisionally-withdrawn' | 'revoked' | 'expired'
}

export type DocumentKind =
  | 'self-evaluation-report'
  | 'application-form'
  | 'correction-request'
  | 'refusal'
  | 'on-site-conclusion'
  | 'review-report'
  | 'public-notice'
  | 'certificate'
  | 'plaque'

/** Who gets a notice: an enterprise's accounts, an expert, an office of a region, a department (mail only), or a bare address. */
export type NoticeRecipient =
  | { enterpriseId: string }
  | { expertId: string }
  | { office: 'officer' | 'secretary' | 'leader' | 'process-administrator'; regionCode: string }
  | { department: string; regionCode: string }
  | { email: string; name: string }

/** One notice of one occasion, exactly once a recipient, whatever is retried: key (caseId, kind, occasion, recipient). */
export interface NoticeRequest {
  caseId: string
  kind: NoticeKind
  occasion: string
  recipients: NoticeRecipient[]
  data: Record<string, string>
  documentIds?: string[]
}

export const noticeKinds = [
  'application-received',
  'application-accepted',
  'corrections-requested',
  'corrections-overdue',
  'application-refused',
  'forwarded-nationally',
  'national-result',
  'expert-appointed',
  'visit-announced',
  'grade-not-reached',
  're-review-evidence-insufficient',
  're-review-announced',
  're-review-expired',
  'public-notice-published',
  'objection-received',
  'objection-answered',
  'objection-upheld',
  'grade-not-confirmed',
  'grade-announced',
  'department-copy',
  'application-withdrawn',
  'rectification-started',
  'rectification-reminder',
  'rectification-returned',
  'rectification-accepted',
  'rectification-overdue',
  'calendar-missing',
  'limit-moved',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export interface PublicNoticeRecord {
  noticeId: string
  caseId: string
  enterpriseName: string
  creditCode?: string
  regionCode: string
  authorityRegion: string
  industry: string
  grade: Grade
  publishedAt: Date
  endsAt: CountedDate
  provisional: boolean
}
