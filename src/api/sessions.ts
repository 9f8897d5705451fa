import session from 'express-session'
import { MongoStore } from 'connect-mongo'
import type { Request, RequestHandler } from 'express'
import { Refusal } from '../domain/errors.js'
import type { Actor, Role } from '../domain/role.js'
import type { AccountView } from '../domain/account.js'
import type { ApiServices } from './api-services.js'

declare module 'express-session' {
  interface SessionData {
    accountId?: string
    /** When the person signed in (milliseconds of the application's clock): an account's `sessionsValidFrom` ends older ones. */
    signedInAt?: number
  }
}
declare module 'express-serve-static-core' {
  interface Request {
    id: string
    account?: AccountView
  }
}

const anonymousMilliseconds = 2 * 3_600_000
const signedInMilliseconds = 12 * 3_600_000

/** Sessions kept in the store; the cookie carries a signed random id and nothing else. */
export function sessions({ settings, client, databaseName }: ApiServices): RequestHandler {
  return session({
    name: 'dabiao.sid',
    secret: settings.sessionSecret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: settings.secureCookie, path: '/', maxAge: anonymousMilliseconds },
    // the collection's index (src/store/models/sessions.ts) removes what is over; `get` never returns it even before that
    store: MongoStore.create({ client, dbName: databaseName, collectionName: 'sessions', stringify: false, touchAfter: 300, autoRemove: 'disabled' }),
  })
}

/** Who is behind the session, asked anew each time: a locked account or a changed password ends its sessions at once. */
export function currentAccount({ accounts }: ApiServices): RequestHandler {
  return async (request, _response, next) => {
    const { accountId, signedInAt } = request.session
    if (accountId) {
      const account = await accounts.byId(accountId)
      if (account && sessionHolds(account, signedInAt)) request.account = account
    }
    next()
  }
}

export const sessionHolds = (account: AccountView, signedInAt: number | undefined): boolean =>
  account.active && (signedInAt ?? 0) >= account.sessionsValidFrom.getTime()

/** A new session id at sign-in, so that an id planted before it is worth nothing. */
export async function startSession(request: Request, account: AccountView, now: Date): Promise<void> {
  await new Promise<void>((resolve, reject) => request.session.regenerate((error) => (error ? reject(error as Error) : resolve())))
  request.session.accountId = account.accountId
  request.session.signedInAt = now.getTime()
  request.session.cookie.maxAge = signedInMilliseconds
  request.account = account
}

/** Ends this session; the browser gets a fresh anonymous one when it asks again. */
export async function endSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => request.session.destroy((error) => (error ? reject(error as Error) : resolve())))
  delete request.account
}

/** Who is acting: from the session, never from the request's own words. */
export function actorOf(request: Request): Actor | undefined {
  const account = request.account
  if (!account) return undefined
  const { accountId, displayName, role, regionCode, industries, enterpriseId, expertId } = account
  return { accountId, displayName, role, regionCode, industries, ...(enterpriseId && { enterpriseId }), ...(expertId && { expertId }) }
}

export function requireActor(request: Request, roles: 'signed-in' | Role[]): Actor {
  const actor = actorOf(request)
  if (!actor) throw new Refusal('session.required', 401)
  if (roles !== 'signed-in' && !roles.includes(actor.role)) throw new Refusal('session.role-forbidden', 403)
  return actor
}
