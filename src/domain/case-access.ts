import type { CaseRecord } from './case.js'
import { regionContains, type Actor } from './role.js'

type Reach = Pick<CaseRecord, 'enterpriseId' | 'regionCode' | 'authorityRegion' | 'committeeRegion' | 'expertGroup'>

/**
 * Whether an actor may know of a case: an enterprise its own, an authority, an administrator and an auditor those of their region and below, the committee those it
 * works on, an expert those of a group the expert was named to. Who may not is told that there is no such case.
 */
export function maySeeCase(actor: Actor, record: Reach): boolean {
  switch (actor.role) {
    case 'enterprise':
      return actor.enterpriseId !== undefined && actor.enterpriseId === record.enterpriseId
    case 'expert':
      return record.expertGroup?.appointedAt !== undefined && record.expertGroup.members.some((member) => member.expertId === actor.expertId)
    case 'officer':
    case 'secretary':
    case 'leader':
    case 'process-administrator':
    case 'auditor':
      return regionContains(actor.regionCode, record.regionCode) || [record.authorityRegion, record.committeeRegion].includes(actor.regionCode)
  }
}

/** Whether an office works on that industry; no industries named means all. */
export const worksOnIndustry = (actor: Actor, industry: string): boolean => actor.industries.length === 0 || actor.industries.includes(industry)
