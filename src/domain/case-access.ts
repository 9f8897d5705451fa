import type { CaseRecord } from './case.js'
import { regionContains, type Actor } from './role.js'

/** What of a case says who may know of it. */
export type Reach = Pick<CaseRecord, 'enterpriseId' | 'industry' | 'regionCode' | 'authorityRegion' | 'committeeRegion' | 'expertGroup'>

/**
 * Whether an actor may know of a case: an enterprise its own, an authority, an administrator and an auditor those of their region and below, the committee those it
 * works on, all of these within the industries named for the account, an expert those of a group the expert was named to. Who may not is told that there is no such case.
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
      return (
        worksOnIndustry(actor, record.industry) &&
        (regionContains(actor.regionCode, record.regionCode) || [record.authorityRegion, record.committeeRegion].includes(actor.regionCode))
      )
  }
}

/** Whether an account is let to that industry; none named means all. Enterprises and experts have their own cases, whatever the industry. */
export const worksOnIndustry = ({ role, industries }: Pick<Actor, 'role' | 'industries'>, industry: string): boolean =>
  role === 'enterprise' || role === 'expert' || industries.length === 0 || industries.includes(industry)
