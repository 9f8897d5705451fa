import { randomUUID } from 'node:crypto'
import type { AccountChange, AccountView, NewAccount } from '../domain/account.js'
import { administers, refuseUnlessAdministrator, regionsConcerned } from '../domain/administration.js'
import type { ChangeEvents } from '../domain/change-events.js'
import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { settleAudit } from '../store/audited-change.js'
import type { AuditEntry } from '../store/models/audit.js'
import { actsFor, refuseOtherRegion, refuseUnknownBelonging } from './account-rules.js'
import { canonicalUsername, viewOf } from './account-view.js'
import { createFailedSignIns } from './failed-sign-ins.js'
import { createFirstAdministrator, needsFirstAdministrator } from './first-administrator.js'
import { hashPassword, verifyPassword } from './password.js'
import { signIn } from './sign-in.js'
import { losesPower, stepDown } from './stepping-down.js'

type Acting = Pick<Actor, 'accountId' | 'displayName' | 'role' | 'regionCode'>

/** People who can sign in. Every change is in the audit trail; passwords and their hashes are not. */
export function createAccounts(store: Store, clock: Clock, events: ChangeEvents, signInsPerQuarterHour: number) {
  const failed = createFailedSignIns(signInsPerQuarterHour)
  const accounts = accountsOf(store)

  async function stored(accountId: string): Promise<Account> {
    const account = await accounts.findById(accountId).lean<Account | null>()
    if (!account) throw new Refusal('account.unknown', 404)
    return account
  }

  function entryOf(actor: Acting, act: string, account: Account | AccountView, before: unknown, after: unknown): AuditEntry {
    const { accountId, displayName, role, regionCode } = actor
    const subject = '_id' in account ? account._id : account.accountId
    const concerns = regionsConcerned({ account })
    return { _id: `account:${randomUUID()}`, trail: 'audit', at: clock.now(), ...{ accountId, displayName, role, regionCode, concerns, act, subject, before, after } }
  }

  /** Change and audit entry are one write, over the version that was read; then the entry goes into the trail. */
  async function write(account: Account, change: Partial<Account>, endSessions: boolean, entry: AuditEntry): Promise<Account> {
    const set = { ...change, ...(endSessions && { sessionsValidFrom: clock.now() }) }
    const unset = change.active !== undefined || change.regionCode !== undefined ? { $unset: { stepsDownAt: 1 } } : {}
    const read = { _id: account._id, version: account.version ?? { $exists: false } }
    const after = await accounts
      .findOneAndUpdate(read, { $set: set, $inc: { version: 1 }, ...unset, $push: { unaudited: entry } }, { returnDocument: 'after' })
      .lean<Account | null>()
    if (!after) throw new Refusal('account.changed-elsewhere', 409, { stored: viewOf(await stored(account._id)) })
    if (endSessions) events.emit('access-ended', { accountId: account._id })
    await settleAudit(store, 'accounts', [account._id], [entry])
    return after
  }

  return {
    signIn: (username: string, password: string, address: string): Promise<AccountView> => signIn(store, failed, username, password, address),

    async byId(accountId: string): Promise<AccountView | undefined> {
      const account = await accounts.findById(accountId).lean<Account | null>()
      return account ? viewOf(account) : undefined
    },

    /** @throws Refusal `password.current-wrong` (422), `password.too-short` (422). */
    async changePassword(actor: Actor, current: string, next: string): Promise<void> {
      const account = await stored(actor.accountId)
      if (!(await verifyPassword(account.passwordHash, current))) throw new Refusal('password.current-wrong', 422, { fields: { current: 'password.current-wrong' } })
      await write(account, { passwordHash: await hashPassword(next) }, true, entryOf(actor, 'change-password', account, null, null))
    },

    needsFirstAdministrator: () => needsFirstAdministrator(store),

    async createFirstAdministrator(input: { token: string; username: string; password: string; displayName: string }): Promise<AccountView> {
      const entryOfAccount = (made: AccountView) => entryOf(made, 'create-first-administrator', made, null, { username: made.username })
      return createFirstAdministrator(store, clock, input, entryOfAccount)
    },

    /** @throws Refusal `account.username-taken` (409), `account.invalid` (422), `password.too-short` (422). */
    async create(actor: Actor, wanted: NewAccount): Promise<AccountView> {
      refuseUnlessAdministrator(actor)
      refuseOtherRegion(actor, wanted.regionCode)
      await refuseUnknownBelonging(store, actor, wanted)
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
      const entry = entryOf(actor, 'create-account', account, null, viewOf(account))
      try {
        await accounts.create({ ...account, unaudited: [entry] })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        throw new Refusal('account.username-taken', 409, { fields: { username: 'account.username-taken' } })
      }
      await settleAudit(store, 'accounts', [account._id], [entry])
      return viewOf(account)
    },

    /**
     * Changes, locks or unlocks an account, or sets its password; locking and a new password end its sessions.
     * @throws Refusal `account.changed-elsewhere` (409) with the stored one, where another administrator changed it meanwhile.
     */
    async change(actor: Actor, accountId: string, wanted: AccountChange): Promise<AccountView> {
      refuseUnlessAdministrator(actor)
      const account = await stored(accountId)
      // another region's account is none, as in the list
      const subject = await actsFor(store, account)
      if (!administers(actor, { account, actsFor: subject })) throw new Refusal('account.unknown', 404)
      const { password, version, ...change } = wanted
      if (version !== undefined && version !== (account.version ?? 0)) throw new Refusal('account.changed-elsewhere', 409, { stored: viewOf(account) })
      refuseOtherRegion(actor, change.regionCode ?? account.regionCode)
      // an enterprise without a ledger yet has no region of its own
      const { enterpriseId, ...rest } = account
      if (change.regionCode !== undefined) await refuseUnknownBelonging(store, actor, { ...rest, ...(subject && enterpriseId ? { enterpriseId } : {}), regionCode: change.regionCode })
      if (losesPower(account, change)) await stepDown(store, account)
      const secret = password === undefined ? {} : { passwordHash: await hashPassword(password) }
      const next = { ...viewOf({ ...account, ...change }), ...(password === undefined ? {} : { passwordSet: true }) }
      const entry = entryOf(actor, 'change-account', account, viewOf(account), next)
      return viewOf(await write(account, { ...change, ...secret }, change.active === false || password !== undefined, entry))
    },
  }
}
export type Accounts = ReturnType<typeof createAccounts>
