import { Refusal } from './errors.js'
import { defaultPackName, regulationPack } from './regulation-pack.js'
import { regionContains, type Actor } from './role.js'

/**
 * What an act of administration is about, with the facts that say where it belongs. `account` with whom it acts for, where that is an
 * enterprise or an expert of a region; `instance` is what holds for everybody: standards, texts of notices, packs, the engine itself.
 */
export type Administered = { account: InRegion; actsFor?: InRegion | undefined } | { case: InRegion } | { move: { from: string; to: string } } | 'instance'
interface InRegion {
  regionCode: string
}
export type Administrator = Pick<Actor, 'role' | 'regionCode'>

/** The region whose authorities issued the regulation: what holds for the whole instance is theirs. */
export const owningRegion = (): { code: string; name: string } => regulationPack(defaultPackName).region

/** Regions an act of administration concerns. Who acts, and who reads of it in the audit trail, is measured by these. */
export function regionsConcerned(about: Administered): string[] {
  if (about === 'instance') return [owningRegion().code]
  if ('case' in about) return [about.case.regionCode]
  if ('move' in about) return [about.move.from, about.move.to]
  return [...new Set([about.account.regionCode, ...(about.actsFor ? [about.actsFor.regionCode] : [])])]
}

/** Whether all an act concerns lies in the administrator's region and below. */
export const administers = (actor: Administrator, about: Administered): boolean =>
  regionsConcerned(about).every((code) => regionContains(actor.regionCode, code))

/** @throws Refusal `session.role-forbidden` (403). */
export function refuseUnlessAdministrator(actor: Administrator): void {
  if (actor.role !== 'process-administrator') throw new Refusal('session.role-forbidden', 403)
}

/** For what holds for the whole instance. @throws Refusal `session.role-forbidden`, `administration.other-region` (403). */
export function refuseUnlessInstanceAdministrator(actor: Administrator): void {
  refuseUnlessAdministrator(actor)
  if (!administers(actor, 'instance')) throw new Refusal('administration.other-region', 403, { region: owningRegion().name })
}
