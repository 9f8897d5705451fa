import { caseStages, type CaseOutcome, type CaseStage } from './case.js'

/** Office that holds a case at an element; a key of the catalogue (`offices.<office>`). Enterprises see offices, not persons. */
export type Office = 'enterprise' | 'officer' | 'secretary' | 'expert' | 'leader' | 'system'

/** Field of the case that names the region of the office. */
export type HolderRegion = 'authorityRegion' | 'committeeRegion' | 'localRegion'

export interface ElementPlace {
  stage: CaseStage
  office: Office
  region?: HolderRegion
}

const regionOfOffice: Partial<Record<Office, HolderRegion>> = { officer: 'authorityRegion', leader: 'authorityRegion', secretary: 'committeeRegion' }

function place(stage: CaseStage, office: Office, region = regionOfOffice[office]): ElementPlace {
  return region ? { stage, office, region } : { stage, office }
}

/**
 * Where a case stands while an element is active: process id → element id → stage and office. Start events, end events and gateways that are
 * left at once are not listed; everything that can hold a case is.
 */
export const elementPlaces: Record<string, Record<string, ElementPlace>> = {
  'application-to-announcement': {
    Task_RegisterApplication: place('submitted', 'system'),
    Task_GatherConditionEvidence: place('submitted', 'system'),
    Task_CheckConditions: place('submitted', 'system'),
    Task_RecordConditionVerdicts: place('submitted', 'system'),
    Task_DecideAuthority: place('submitted', 'system'),
    Task_RecordAuthority: place('submitted', 'system'),
    Task_PreliminaryCheck: place('preliminary-check', 'officer'),
    Task_AcceptApplication: place('preliminary-check', 'system'),
    Task_RefuseApplication: place('preliminary-check', 'system'),
    Task_RequestCorrections: place('corrections', 'system'),
    Gateway_AwaitCorrections: place('corrections', 'enterprise'),
    Task_CloseForSilence: place('corrections', 'system'),
    Task_PrepareForwarding: place('forwarded-nationally', 'officer'),
    Task_ForwardNationally: place('forwarded-nationally', 'system'),
    Task_RecordNationalResult: place('forwarded-nationally', 'officer'),
    Task_ConcludeNationalResult: place('forwarded-nationally', 'system'),
    Task_FormExpertGroup: place('expert-group', 'secretary'),
    Task_CheckExpertGroup: place('expert-group', 'system'),
    Task_AppointExperts: place('expert-group', 'system'),
    Task_ReviewDocuments: place('document-review', 'expert'),
    Task_ScheduleOnSiteVisit: place('on-site-review', 'secretary'),
    Task_AnnounceOnSiteVisit: place('on-site-review', 'system'),
    Task_ScoreOnSite: place('on-site-review', 'expert'),
    Task_ListProblems: place('on-site-review', 'expert'),
    Task_ComputeScore: place('on-site-review', 'system'),
    Task_SignConclusion: place('on-site-review', 'expert'),
    Task_IssueOnSiteConclusion: place('on-site-review', 'system'),
    Task_TellNotReached: place('not-reached-waiting', 'system'),
    Gateway_AwaitReReview: place('not-reached-waiting', 'enterprise'),
    Task_CloseNotReached: place('not-reached-waiting', 'system'),
    Task_ReReview: place('re-review', 'expert'),
    Task_SubmitReviewReport: place('review-report', 'expert'),
    Task_CheckReviewReport: place('review-report', 'secretary'),
    Task_IssueReviewReport: place('review-report', 'system'),
    Task_ProposePublicNotice: place('public-notice', 'officer'),
    Task_PublishPublicNotice: place('public-notice', 'system'),
    SubProcess_PublicNotice: place('public-notice', 'officer'),
    Gateway_NoticeRunning: place('public-notice', 'officer'),
    SubProcess_Objection: place('public-notice', 'officer'),
    Task_RegisterObjection: place('public-notice', 'system'),
    Task_InvestigateObjection: place('public-notice', 'officer'),
    Task_AnswerObjection: place('public-notice', 'system'),
    Task_ClosePublicNotice: place('public-notice', 'system'),
    Task_CloseForObjection: place('public-notice', 'system'),
    Task_ConfirmGrade: place('confirmation', 'leader'),
    Task_CloseNotConfirmed: place('confirmation', 'system'),
    Task_AssignCertificateNumber: place('announcement', 'system'),
    Task_IssueCertificate: place('announcement', 'system'),
    Task_PublishAnnouncement: place('announcement', 'system'),
    Task_SendDepartmentCopies: place('announcement', 'system'),
    Task_TellEnterprise: place('announcement', 'system'),
    Task_Rectification: place('rectification', 'enterprise'),
    SubProcess_Withdrawal: place('ended', 'system'),
    Task_RecordWithdrawal: place('ended', 'system'),
  },
  're-review': {
    Task_SelectRectifiedItems: place('re-review', 'system'),
    Task_CheckRectifiedItems: place('re-review', 'secretary'),
    Task_TellEvidenceInsufficient: place('re-review', 'system'),
    Gateway_AwaitEvidence: place('re-review', 'enterprise'),
    Task_TellReReviewExpired: place('re-review', 'system'),
    Task_AnnounceReReview: place('re-review', 'system'),
    Task_ScoreRectifiedItems: place('re-review', 'expert'),
    Task_ComputeReReviewScore: place('re-review', 'system'),
    Task_SignReReviewConclusion: place('re-review', 'expert'),
    Task_IssueReReviewConclusion: place('re-review', 'system'),
  },
  rectification: {
    Task_StartRectification: place('rectification', 'system'),
    SubProcess_Problem: place('rectification', 'enterprise'),
    Task_ReportRectification: place('rectification', 'enterprise'),
    Task_AcceptRectification: place('rectification', 'officer', 'localRegion'),
    Task_ReturnRectification: place('rectification', 'system'),
    Task_RecordAccepted: place('rectification', 'system'),
    SubProcess_Reminder: place('rectification', 'system'),
    Task_RemindEnterprise: place('rectification', 'system'),
    Task_RecordOverdue: place('rectification', 'system'),
    Task_CloseRectification: place('rectification', 'system'),
    Task_ConsiderCancellation: place('rectification', 'officer'),
    Task_RecordCancellationProposal: place('rectification', 'system'),
  },
}

/** What `progress` knows of one process instance of a case, as far as stages need it. */
export interface InstanceProgress {
  processId: string
  state: 'active' | 'completed' | 'terminated'
  elements: { elementId: string; state: 'active' | 'completed' | 'terminated'; firstEnteredAt?: Date | string }[]
}

export interface Holder extends ElementPlace {
  processId: string
  elementId: string
}

/** Elements that stand for the work inside them: what is inside says better who holds the case. */
const containers = new Set(['Task_ReReview', 'Task_Rectification', 'SubProcess_PublicNotice', 'SubProcess_Objection', 'SubProcess_Problem', 'SubProcess_Reminder', 'SubProcess_Withdrawal'])

/** Who holds a case now: one entry an active element, innermost only; empty when nothing is active. */
export function holdersOf(instances: InstanceProgress[]): Holder[] {
  const active = instances
    .filter((instance) => instance.state === 'active')
    .flatMap(({ processId, elements }) =>
      elements
        .filter((element) => element.state === 'active')
        .flatMap(({ elementId }) => {
          const known = elementPlaces[processId]?.[elementId]
          return known ? [{ processId, elementId, ...known }] : []
        }),
    )
  const inner = active.filter(({ elementId }) => !containers.has(elementId))
  return inner.length > 0 ? inner : active
}

/** Stage of a case now: the furthest of its active elements; `ended` when no instance is active, `submitted` while none is known yet. */
export function stageOf(instances: InstanceProgress[]): CaseStage {
  if (instances.length === 0) return 'submitted'
  const holders = holdersOf(instances)
  if (holders.length > 0) return furthest(holders.map((holder) => holder.stage))
  if (!instances.some((instance) => instance.state === 'active')) return 'ended'
  // Between two elements (a batch of records ended there): the last stage seen.
  return furthest(reachedStages(instances).map(({ stage }) => stage))
}

function furthest(stages: CaseStage[]): CaseStage {
  return stages.reduce<CaseStage>((most, stage) => (caseStages.indexOf(stage) > caseStages.indexOf(most) ? stage : most), 'submitted')
}

function reachedStages(instances: InstanceProgress[]): { stage: CaseStage; at?: Date }[] {
  return instances.flatMap(({ processId, elements }) =>
    elements.flatMap(({ elementId, firstEnteredAt }) => {
      const known = elementPlaces[processId]?.[elementId]
      return known ? [{ stage: known.stage, ...(firstEnteredAt ? { at: new Date(firstEnteredAt) } : {}) }] : []
    }),
  )
}

export interface StageLineEntry {
  stage: CaseStage
  state: 'done' | 'current' | 'ahead' | 'skipped'
  /** When the stage was first entered. */
  at?: Date
}

/** Stages only some cases pass: not shown as ahead. */
const detours = new Set<CaseStage>(['corrections', 'forwarded-nationally', 'not-reached-waiting', 're-review', 'rectification'])

/**
 * The line of stages of a case, in order, with what is done, current, ahead and skipped. A case that goes back (corrections, a report returned) shows the
 * earlier stage as current and keeps the later ones it reached as done. A national case (grade 1, NX-5) has no local review ahead.
 */
export function stageLine(instances: InstanceProgress[], facts: { grade?: string; outcome?: CaseOutcome; endedAt?: Date } = {}): StageLineEntry[] {
  const current = stageOf(instances)
  const firstAt = new Map<CaseStage, Date | undefined>()
  for (const { stage, at } of reachedStages(instances)) {
    const known = firstAt.get(stage)
    if (!firstAt.has(stage) || (at && (!known || at < known))) firstAt.set(stage, at)
  }
  return caseStages.map((stage) => {
    const at = firstAt.get(stage) ?? (stage === 'ended' ? facts.endedAt : undefined)
    const entry = (state: StageLineEntry['state']): StageLineEntry => (at ? { stage, state, at } : { stage, state })
    if (stage === current) return entry('current')
    if (firstAt.has(stage)) return entry('done')
    if (current === 'ended') return entry('skipped')
    if (stage === 'ended') return entry('ahead')
    const national = facts.grade === '1'
    if (national && stage === 'forwarded-nationally') return entry('ahead')
    if (detours.has(stage) || (national && caseStages.indexOf(stage) > caseStages.indexOf('forwarded-nationally'))) return entry('skipped')
    return entry(caseStages.indexOf(stage) > caseStages.indexOf(current) ? 'ahead' : 'skipped')
  })
}
