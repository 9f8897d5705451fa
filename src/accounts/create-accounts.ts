import { randomUUID } from 'node:crypto'
import type { ChangeEvents } from '../domain/change-events.js'
import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { Actor, Role } from '../domain/role.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { auditOf } from '../store/models/audit.js'
import { refuseLockingLastAdministrator, refuseUnknownBelonging, refuseUnlessAdministrator } from './account-rules.js'
import { canonicalUsername, viewOf, type AccountView } from './account-view.js'
import { createFirstAdministrator, needsFirstAdministrator } from './first-administrator.js'
import { hashPassword, verifyPassword } from './password.js'
import { signIn } from './sign-in.js'

export interface NewAccount {
  username: string
  displayName: string
  role: Role
  regionCode: string
  industries: string[]
  enterpriseId?: string
  expertId?: string
  email?: string
  password: string
}
export interface AccountChange {
  displayName?: string
  regionCode?: string
  industries?: string[]
  email?: string
  active?: boolean
  password?: string
}

/** People who can sign in. Every change is in the audit trail; passwords and their hashes are not. */
export function createAccounts(store: Store, clock: Clock, events: ChangeEvents) {
  const accounts = accountsOf(store)

  async function stored(accountId: string): Promise<Account> {
    const account = await accounts.findById(accountId).lean<Account | null>()
    if (!account) throw new Refusal('account.unknown', 404)
    return account
  }

  async function record(actor: Pick<Actor, 'accountId' | 'displayName' | 'role' | 'regionCode'>, act: string, subject: string, before: unknown, after: unknown) {
    const { accountId, displayName, role, regionCode } = actor
    await auditOf(store).create({
      _id: `account:${randomUUID()}`,
      trail: 'audit',
      at: clock.now(),
      ...{ accountId, displayName, role, regionCode, act, subject, before, after },
    })
  }

  async function write(account: Account, change: Partial<Account>, endSessions: boolean): Promise<Account> {
    const set = endSessions ? { ...change, sessionsValidFrom: clock.now() } : change
    const after = await accounts.findOneAndUpdate({ _id: account._id }, { $set: set }, { returnDocument: 'after' }).lean<Account | null>()
    if (!after) throw new Refusal('account.unknown', 404)
    if (endSessions) events.emit('access-ended', { accountId: account._id })
    return after
  }

  return {
    signIn: (username: string, password: string): Promise<AccountView> => signIn(store, username, password),

    async byId(accountId: string): Promise<AccountView | undefined> {
      const account = await accounts.findById(accountId).lean<Account | null>()
      return account ? viewOf(account) : undefined
    },

    /** @throws Refusal `password.current-wrong` (422), `password.too-short` (422). */
    async changePassword(actor: Actor, current: string, next: string): Promise<void> {
      const account = await stored(actor.accountId)
      if (!(await verifyPassword(account.passwordHash, current))) throw new Refusal('password.current-wrong', 422, { fields: { current: 'password.current-wrong' } })
      await write(account, { passwordHash: await hashPassword(next) }, true)
      await record(actor, 'change-password', account._id, null, null)
    },

    needsFirstAdministrator: () => needsFirstAdministrator(store),

    async createFirstAdministrator(input: { token: string; username: string; password: string; displayName: string }): Promise<AccountView> {
      const made = await createFirstAdministrator(store, clock, input)
      await record(made, 'create-first-administrator', made.accountId, null, { username: made.username })
      return made
    },

    /** @throws Refusal `account.username-taken` (409), `account.invalid` (422), `password.too-short` (422). */
    async create(actor: Actor, wanted: NewAccount): Promise<AccountView> {
      refuseUnlessAdministrator(actor)
      await refuseUnknownBelonging(store, wanted)
      const { password, username, email = '', ...rest } = wanted
      const now = clock.now()
      const account: Account = {
        ...rest,
        // An enterprise nobody knows yet: its own people fill in the ledger.
        ...(rest.role === 'enterprise' && { enterpriseId: rest.enterpriseId ?? `E-${randomUUID()}` }),
        _id: `A-${randomUUID()}`,
        username: canonicalUsername(username),
        passwordHash: await hashPassword(password),
        email,
        active: true,
        sample: false,
        sessionsValidFrom: now,
        createdAt: now,
      }
      try {
        await accounts.create(account)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        throw new Refusal('account.username-taken', 409, { fields: { username: 'account.username-taken' } })
      }
      await record(actor, 'create-account', account._id, null, viewOf(account))
      return viewOf(account)
    },

    /** Changes, locks or unlocks an account, or sets its password; locking and a new password end its sessions. */
    async change(actor: Actor, accountId: string, wanted: AccountChange): Promise<AccountView> {
      refuseUnlessAdministrator(actor)
      const account = await stored(accountId)
      const { password, ...change } = wanted
      if (change.regionCode !== undefined) await refuseUnknownBelonging(store, { ...account, regionCode: change.regionCode })
      if (change.active === false && account.role === 'process-administrator') await refuseLockingLastAdministrator(store, accountId)
      const secret = password === undefined ? {} : { passwordHash: await hashPassword(password) }
      const after = await write(account, { ...change, ...secret }, change.active === false || password !== undefined)
      await record(actor, 'change-account', accountId, viewOf(account), { ...viewOf(after), ...(password === undefined ? {} : { passwordSet: true }) })
      return viewOf(after)
    },
  }
}
export type Accounts = ReturnType<typeof createAccounts>
