import { Refusal } from '../domain/errors.js'
import { regionContains, type Actor, type Role } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { accountsOf } from '../store/models/accounts.js'
import { enterprisesOf } from '../store/models/enterprises.js'
import { expertsOf } from '../store/models/experts.js'
import { regionsOf } from '../store/models/regions.js'

export function refuseUnlessAdministrator(actor: Actor): void {
  if (actor.role !== 'process-administrator') throw new Refusal('session.role-forbidden', 403)
}

/** Nobody gives out more than their own region and what is below it. @throws Refusal `account.region-outside` (403). */
export function refuseOtherRegion(actor: Actor, regionCode: string): void {
  if (!regionContains(actor.regionCode, regionCode)) throw new Refusal('account.region-outside', 403, { fields: { regionCode: 'account.region-outside' } })
}

/** What an account acts for must exist. @throws Refusal `account.invalid` (422) naming the fields. */
export async function refuseUnknownBelonging(
  store: Store,
  account: { role: Role; regionCode: string; enterpriseId?: string; expertId?: string },
): Promise<void> {
  const fields: Record<string, string> = {}
  const { role, regionCode, enterpriseId, expertId } = account
  if (role === 'enterprise' && enterpriseId && !(await enterprisesOf(store).exists({ _id: enterpriseId }))) fields.enterpriseId = 'enterprise.unknown'
  if (role === 'expert' && !(expertId && (await expertsOf(store).exists({ _id: expertId })))) fields.expertId = 'expert.unknown'
  const office = role === 'officer' || role === 'secretary' || role === 'leader'
  if (office && !(await regionsOf(store).exists({ _id: regionCode }))) fields.regionCode = 'region.unknown'
  if (Object.keys(fields).length > 0) throw new Refusal('account.invalid', 422, { fields })
}

/** Somebody has to be left who can administer. */
export async function refuseLockingLastAdministrator(store: Store, accountId: string): Promise<void> {
  const others = await accountsOf(store).exists({ role: 'process-administrator', active: true, _id: { $ne: accountId } })
  if (!others) throw new Refusal('account.last-administrator', 409)
}
