import type { AccountChange } from '../domain/account.js'
import { owningRegion } from '../domain/administration.js'
import { Refusal } from '../domain/errors.js'
import { regionContains } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'

/** A mark older than this is a crash's leftover. Milliseconds of real time. */
const markHolds = 60_000

type Administrator = Pick<Account, '_id' | 'role' | 'regionCode' | 'active'>

/** Region an administrator has power over; the first one of an instance, without a region, has it over all. */
const powerOf = ({ regionCode }: Pick<Account, 'regionCode'>): string => regionCode || owningRegion().code

/** True where an administrator at work is locked, or given a region that doesn't cover the one before. */
export const losesPower = (account: Administrator, { active, regionCode }: AccountChange): boolean =>
  account.role === 'process-administrator' && account.active && (active === false || (regionCode !== undefined && !regionContains(regionCode, powerOf(account))))

/**
 * Lets a process administrator go (locked, or moved to a smaller region) only while another active one has power over the same region. The
 * one who goes is marked first and the others are looked for afterwards, and who is marked counts no more: of administrators who lock
 * each other at the same moment, the one marked last finds nobody and stays.
 * @throws Refusal `account.last-administrator` (409).
 */
export async function stepDown(store: Store, account: Administrator): Promise<void> {
  const { _id } = account
  const accounts = accountsOf(store)
  await accounts.updateOne({ _id }, { $set: { stepsDownAt: new Date() } })
  const others = await accounts
    .find({ role: 'process-administrator', active: true, _id: { $ne: _id } }, { regionCode: 1, stepsDownAt: 1 })
    .lean<Pick<Account, 'regionCode' | 'stepsDownAt'>[]>()
  const stays = (one: Pick<Account, 'regionCode' | 'stepsDownAt'>) => regionContains(one.regionCode, powerOf(account)) && (one.stepsDownAt?.getTime() ?? 0) < Date.now() - markHolds
  if (others.some(stays)) return
  await accounts.updateOne({ _id }, { $unset: { stepsDownAt: 1 } })
  throw new Refusal('account.last-administrator', 409)
}
