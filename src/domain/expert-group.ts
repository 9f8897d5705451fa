import type { GroupViolation } from './case.js'
import type { Grade } from './grade.js'
import type { ExpertProfile, RegulationPack } from './ports.js'

export interface GroupProposal {
  /** Ids of the proposed members, in the secretary's order. */
  memberIds: string[]
  leaderId: string
  /** Profiles of the members as far as the register has them. */
  profiles: ExpertProfile[]
  enterprise: { enterpriseId: string; name: string }
  /** Production systems and processes to be covered (NX-12). */
  systems: string[]
  grade: Grade
  pack: RegulationPack
  /** Today in Asia/Shanghai, `YYYY-MM-DD`. */
  today: string
}

export interface GroupCheck {
  lawful: boolean
  violations: GroupViolation[]
  coverage: { system: string; coveredBy: string[] }[]
}

/** What an expert lacks of the conditions of NX-19. */
export type QualificationGap = 'health' | 'experience' | 'recommendation' | 'title' | 'qualification' | 'training'

/** Which of the five conditions of article 19 an expert doesn't fulfil; capability (19(4)) is judged by whoever enters the expert. */
export function qualificationGaps(expert: ExpertProfile, pack: RegulationPack, today: string): QualificationGap[] {
  const { leastExperienceYears, titles, qualifications } = pack.expertGroup
  const gaps: QualificationGap[] = []
  if (!expert.healthy) gaps.push('health')
  if (expert.experienceYears < leastExperienceYears.value) gaps.push('experience')
  if (!expert.recommendedByUnit) gaps.push('recommendation')
  if (!titles.value.includes(expert.titleLevel)) gaps.push('title')
  if (!expert.qualifications.some((q) => qualifications.value.includes(q))) gaps.push('qualification')
  if (!expert.trainedOn || expert.trainedOn > today) gaps.push('training')
  return gaps
}

/** A gap as the case file, which is kept in Chinese, says it. */
function gapText(gap: QualificationGap, pack: RegulationPack): string {
  const { leastExperienceYears, qualifications } = pack.expertGroup
  const texts: Record<QualificationGap, string> = {
    health: '身体状况不适合评审工作',
    experience: `相关工作经历不足${leastExperienceYears.value}年`,
    recommendation: '没有所在单位推荐',
    title: '职称低于规定等级',
    qualification: `没有${qualifications.value.join('或')}证书`,
    training: '没有培训记录',
  }
  return texts[gap]
}

/**
 * Production systems an expert group has to cover (NX-12): those of the enterprise's ledger, or where it names none those its
 * specialty usually has by the pack; the specialty itself where neither says more, so that there is always something to cover.
 */
export function systemsToCover(pack: RegulationPack, industry: string, specialty: string, ledgerSystems: string[]): string[] {
  if (ledgerSystems.length > 0) return [...new Set(ledgerSystems)]
  const specialties = pack.industries.find((entry) => entry.id === industry)?.specialties
  return specialties?.find((entry) => entry.id === specialty || entry.name === specialty)?.systems ?? [specialty]
}

/** What is against one expert reviewing one enterprise: not active, NX-19, NX-20 (the last also when it is the expert's own unit). */
export function expertViolations(expert: ExpertProfile, { enterprise, pack, today }: Pick<GroupProposal, 'enterprise' | 'pack' | 'today'>): GroupViolation[] {
  const { expertId } = expert
  const violations: GroupViolation[] = []
  if (!expert.active) violations.push({ code: 'not-available', rule: 'NX-19', expertId, detail: '' })
  for (const gap of qualificationGaps(expert, pack, today)) violations.push({ code: 'not-qualified', rule: 'NX-19', expertId, detail: gapText(gap, pack) })
  if (expert.consultedEnterpriseIds.includes(enterprise.enterpriseId) || expert.unit === enterprise.name)
    violations.push({ code: 'conflict-of-interest', rule: 'NX-20', expertId, detail: expert.unit })
  return violations
}

/**
 * Whether a proposed group may review: size, members known and available, qualified (NX-19), without conflict of interest (NX-20), a
 * leader from among them, and every production system covered by somebody's specialty (NX-12).
 */
export function checkExpertGroup(proposal: GroupProposal): GroupCheck {
  const { leaderId, profiles, systems, grade, pack } = proposal
  const memberIds = [...new Set(proposal.memberIds)]
  const byId = new Map(profiles.map((profile) => [profile.expertId, profile]))
  const violations: GroupViolation[] = []
  const least = pack.expertGroup.leastMembers[grade].value
  if (memberIds.length < least) violations.push({ code: 'too-small', rule: 'NX-12', detail: `${memberIds.length}/${least}` })
  if (!memberIds.includes(leaderId)) violations.push({ code: 'leader-not-member', rule: 'NX-13', expertId: leaderId, detail: '' })
  for (const expertId of memberIds) {
    const expert = byId.get(expertId)
    if (expert) violations.push(...expertViolations(expert, proposal))
    else violations.push({ code: 'unknown-expert', rule: 'NX-19', expertId, detail: '' })
  }
  const coverage = systems.map((system) => ({
    system,
    coveredBy: memberIds.filter((expertId) => byId.get(expertId)?.specialties.includes(system)),
  }))
  for (const { system, coveredBy } of coverage)
    if (coveredBy.length === 0) violations.push({ code: 'specialty-not-covered', rule: 'NX-12', detail: system })
  return { lawful: violations.length === 0, violations, coverage }
}
