import type { Actor } from '../domain/role.js'

/** Condition on `regionCode` for a region and all below it (640100 → 640100–640199); equality for a county. */
export function regionAndBelow(regionCode: string): string | { $gte: string; $lt: string } {
  const prefix = regionCode.replace(/(00)+$/, '')
  if (prefix.length === 6) return regionCode
  // the first administrator of an instance has no region: everywhere (':' follows the digits)
  if (prefix === '') return { $gte: '', $lt: ':' }
  return { $gte: prefix.padEnd(6, '0'), $lt: String(Number(prefix) + 1).padEnd(6, '0') }
}

/** Filter for the cases an actor's list shows: those `maySeeCase` lets through, of the actor's industries where some are named. */
export function caseScope(actor: Actor): Record<string, unknown> {
  switch (actor.role) {
    case 'enterprise':
      return { enterpriseId: actor.enterpriseId ?? '' }
    case 'expert':
      return { 'expertGroup.members.expertId': actor.expertId ?? '', 'expertGroup.appointedAt': { $exists: true } }
    default:
      return {
        procedure: 'application-to-announcement',
        regionCode: regionAndBelow(actor.regionCode),
        ...(actor.industries.length > 0 ? { industry: { $in: actor.industries } } : {}),
      }
  }
}
