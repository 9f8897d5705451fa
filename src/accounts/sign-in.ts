import { createHash } from 'node:crypto'
import type { AccountView } from '../domain/account.js'
import { Refusal } from '../domain/errors.js'
import type { Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { signInAttemptsOf, type SignInAttempts } from '../store/models/sign-in-attempts.js'
import { canonicalUsername, viewOf } from './account-view.js'
import type { FailedSignIns } from './failed-sign-ins.js'
import { verifyPassword } from './password.js'

/** Wrong passwords that cost nothing; each further one doubles a wait of 15 s, up to 15 minutes. */
const free = 5
const firstWait = 15_000
const longestWait = 15 * 60_000

/**
 * Checks a user name and password in the same time whether or not the name exists. Wrong passwords count by name and address together, so that
 * nobody elsewhere locks a person out; at an address with many of them, a name that never signed in from there waits for its turn.
 * @throws Refusal `session.wrong-credentials` (401); `session.wait` (429, details `seconds`) after too many wrong passwords of this name from there;
 * `request.too-many` (429, details `minutes`) where hundreds wait for their turn.
 */
export async function signIn(store: Store, failed: FailedSignIns, username: string, password: string, address: string): Promise<AccountView> {
  const name = canonicalUsername(username)
  const attempts = signInAttemptsOf(store)
  const _id = createHash('sha256').update(`${name}\n${address}`).digest('hex')
  const known = await attempts.findById(_id).lean<SignInAttempts | null>()
  refuseWhileWaiting(known)
  if (!known?.rightAt && !(await failed.turn(address))) throw new Refusal('request.too-many', 429, { minutes: 1 })
  const account = await accountsOf(store).findOne({ username: name }).lean<Account | null>()
  const right = await verifyPassword(account?.active ? account.passwordHash : undefined, password)
  const lastAt = new Date()
  if (!account || !right) {
    failed.failed(address)
    await attempts.updateOne({ _id }, { $inc: { failures: 1 }, $set: { lastAt } }, { upsert: true })
    throw new Refusal('session.wrong-credentials', 401)
  }
  await attempts.updateOne({ _id }, { $set: { failures: 0, lastAt, rightAt: lastAt } }, { upsert: true })
  return viewOf(account)
}

function refuseWhileWaiting(known: SignInAttempts | null): void {
  if (!known || known.failures < free) return
  const wait = Math.min(longestWait, firstWait * 2 ** Math.min(known.failures - free, 10))
  const left = known.lastAt.getTime() + wait - Date.now()
  if (left > 0) throw new Refusal('session.wait', 429, { seconds: Math.ceil(left / 1000) })
}
