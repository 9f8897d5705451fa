import { createHash } from 'node:crypto'
import { Refusal } from '../domain/errors.js'
import type { Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { signInFailuresOf, type SignInFailures } from '../store/models/sign-in-failures.js'
import type { AccountView } from '../domain/account.js'
import { canonicalUsername, viewOf } from './account-view.js'
import { verifyPassword } from './password.js'

/** Wrong passwords that cost nothing; each further one doubles a wait of 15 s, up to 15 minutes. */
const free = 5
const firstWait = 15_000
const longestWait = 15 * 60_000

/**
 * Checks a user name and password in the same time whether or not the name exists.
 * @throws Refusal `session.wrong-credentials` (401), `session.wait` (429, details `seconds`) after too many wrong passwords.
 */
export async function signIn(store: Store, username: string, password: string): Promise<AccountView> {
  const name = canonicalUsername(username)
  const key = createHash('sha256').update(name).digest('hex')
  await refuseWhileWaiting(store, key)
  const account = await accountsOf(store).findOne({ username: name }).lean<Account | null>()
  const right = await verifyPassword(account?.active ? account.passwordHash : undefined, password)
  if (!account || !right) {
    await signInFailuresOf(store).updateOne({ _id: key }, { $inc: { failures: 1 }, $set: { lastAt: new Date() } }, { upsert: true })
    throw new Refusal('session.wrong-credentials', 401)
  }
  await signInFailuresOf(store).deleteOne({ _id: key })
  return viewOf(account)
}

async function refuseWhileWaiting(store: Store, key: string): Promise<void> {
  const known = await signInFailuresOf(store).findById(key).lean<SignInFailures | null>()
  if (!known || known.failures < free) return
  const wait = Math.min(longestWait, firstWait * 2 ** Math.min(known.failures - free, 10))
  const left = known.lastAt.getTime() + wait - Date.now()
  if (left > 0) throw new Refusal('session.wait', 429, { seconds: Math.ceil(left / 1000) })
}
