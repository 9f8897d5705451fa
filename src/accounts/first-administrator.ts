import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../domain/errors.js'
import type { Clock } from '../domain/clock.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { settleAudit } from '../store/audited-change.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import type { AuditEntry } from '../store/models/audit.js'
import { instanceOf, type Instance } from '../store/models/instance.js'
import type { AccountView } from '../domain/account.js'
import { canonicalUsername, viewOf } from './account-view.js'
import { hashPassword } from './password.js'

const digest = (token: string): string => createHash('sha256').update(token.trim()).digest('hex')

/** True while nobody can administer this instance: locked accounts can't. */
export async function needsFirstAdministrator(store: Store): Promise<boolean> {
  return (await accountsOf(store).exists({ role: 'process-administrator', active: true })) === null
}

/**
 * Makes a new one-time token for the first administrator and keeps its hash; an earlier one is worth nothing any more. Returns `undefined`
 * when there is an administrator. The token is shown once, to whoever starts the application.
 */
export async function issueFirstAdministratorToken(store: Store): Promise<string | undefined> {
  if (!(await needsFirstAdministrator(store))) return undefined
  const token = randomBytes(18).toString('base64url')
  await instanceOf(store).updateOne({ _id: 'instance' }, { $set: { firstAdministratorTokenHash: digest(token) } }, { upsert: true })
  return token
}

/**
 * Creates the first administrator. The account's id, made of the token, and the unset of the token's hash each let only one through.
 * @throws Refusal `first-administrator.token-invalid` (403), `account.username-taken` (409), `password.too-short` (422).
 */
export async function createFirstAdministrator(
  store: Store,
  clock: Clock,
  input: { token: string; username: string; password: string; displayName: string },
  entryOf: (made: AccountView) => AuditEntry,
): Promise<AccountView> {
  const passwordHash = await hashPassword(input.password)
  const invalid = () => new Refusal('first-administrator.token-invalid', 403)
  if (!(await needsFirstAdministrator(store))) throw invalid()
  const hash = digest(input.token)
  const known = await instanceOf(store).findOne({ _id: 'instance', firstAdministratorTokenHash: hash }).lean<Instance | null>()
  if (!known) throw invalid()
  const now = clock.now()
  const account: Account = {
    _id: `A-first-${hash.slice(0, 24)}`,
    username: canonicalUsername(input.username),
    passwordHash,
    displayName: input.displayName,
    role: 'process-administrator',
    regionCode: '',
    industries: [],
    email: '',
    active: true,
    sample: false,
    sessionsValidFrom: now,
    createdAt: now,
  }
  const entry = entryOf(viewOf(account))
  try {
    await accountsOf(store).create({ ...account, unaudited: [entry] })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    throw (await needsFirstAdministrator(store)) ? new Refusal('account.username-taken', 409, { fields: { username: 'account.username-taken' } }) : invalid()
  }
  await settleAudit(store, 'accounts', [account._id], [entry])
  await instanceOf(store).updateOne({ _id: 'instance' }, { $unset: { firstAdministratorTokenHash: 1 }, $set: { firstAdministratorCreatedAt: now } })
  return viewOf(account)
}
