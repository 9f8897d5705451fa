import { administers } from '../domain/administration.js'
import { Refusal } from '../domain/errors.js'
import { regionContains, type Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import type { Account } from '../store/models/accounts.js'
import { enterprisesOf } from '../store/models/enterprises.js'
import { expertsOf } from '../store/models/experts.js'
import { regionsOf } from '../store/models/regions.js'

/** Nobody gives out more than their own region and what is below it. @throws Refusal `account.region-outside` (403). */
export function refuseOtherRegion(actor: Actor, regionCode: string): void {
  if (!regionContains(actor.regionCode, regionCode)) throw new Refusal('account.region-outside', 403, { fields: { regionCode: 'account.region-outside' } })
}

type Belonging = Pick<Account, 'role' | 'regionCode' | 'enterpriseId' | 'expertId'>

/** Whom an account acts for: an enterprise or an expert, with the region; `undefined` for offices and where there is none yet. */
export async function actsFor(store: Store, { role, enterpriseId, expertId }: Omit<Belonging, 'regionCode'>): Promise<{ regionCode: string } | undefined> {
  const found =
    role === 'enterprise' && enterpriseId
      ? await enterprisesOf(store).findById(enterpriseId, { regionCode: 1 }).lean<{ regionCode: string } | null>()
      : role === 'expert' && expertId
        ? await expertsOf(store).findById(expertId, { regionCode: 1 }).lean<{ regionCode: string } | null>()
        : null
  return found ?? undefined
}

/**
 * What an account acts for must exist, in a region the actor administers (another's is as none) and that the account's own region covers: so
 * whoever administers the account administers the enterprise's or expert's region. @throws Refusal `account.invalid` (422) naming the fields.
 */
export async function refuseUnknownBelonging(store: Store, actor: Actor, account: Belonging): Promise<void> {
  const fields: Record<string, string> = {}
  const { role, regionCode, enterpriseId } = account
  const subject = await actsFor(store, account)
  const known = subject !== undefined && administers(actor, { account, actsFor: subject })
  if (role === 'enterprise' && enterpriseId && !known) fields.enterpriseId = 'enterprise.unknown'
  else if (role === 'expert' && !known) fields.expertId = 'expert.unknown'
  else if (subject && !regionContains(regionCode, subject.regionCode)) fields.regionCode = 'account.region-not-subjects'
  const office = role === 'officer' || role === 'secretary' || role === 'leader'
  if (office && !(await regionsOf(store).exists({ _id: regionCode }))) fields.regionCode = 'region.unknown'
  if (Object.keys(fields).length > 0) throw new Refusal('account.invalid', 422, { fields })
}
