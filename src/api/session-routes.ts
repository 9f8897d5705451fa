import type { Request } from 'express'
import { z } from 'zod'
import { administers } from '../domain/administration.js'
import { lineSchema } from '../domain/text.js'
import { roleSchema } from '../domain/role.js'
import type { AccountView } from '../domain/account.js'
import type { ApiServices } from './api-services.js'
import { csrfTokenOf } from './csrf.js'
import type { EventStreams } from './event-streams.js'
import type { RateLimits } from './rate-limits.js'
import { route, type Route } from './route.js'
import { accountSummary, moment, passwordSchema, usernameSchema } from './schemas.js'
import { endSession, startSession } from './sessions.js'

const sessionState = z.object({
  account: accountSummary.nullable(),
  csrfToken: z.string(),
  instance: z.object({
    sample: z.boolean(),
    production: z.boolean(),
    needsFirstAdministrator: z.boolean(),
    /** The engine takes no work for want of disk: what people hand in is kept, and goes on later. */
    enginePaused: z.boolean(),
    clock: moment,
    version: z.string(),
  }),
})

/** Who is signed in, what the instance is, and the reference data every page needs. */
export function sessionRoutes(services: ApiServices, streams: EventStreams, limits: RateLimits): Route[] {
  const { accounts, clock, queries, settings } = services

  const stateOf = async (request: Request) => ({
    account: request.account ? await summaryOf(request.account) : null,
    csrfToken: csrfTokenOf(request),
    instance: {
      sample: services.sample !== undefined,
      production: settings.production,
      needsFirstAdministrator: await accounts.needsFirstAdministrator(),
      enginePaused: await queries.administration.enginePaused(),
      clock: clock.now(),
      version: settings.version,
    },
  })

  const summaryOf = async (account: AccountView) => ({
    accountId: account.accountId,
    username: account.username,
    displayName: account.displayName,
    role: roleSchema.parse(account.role),
    regionCode: account.regionCode,
    regionName: await queries.reference.regionName(account.regionCode),
    industries: account.industries,
    ...(account.enterpriseId && { enterpriseId: account.enterpriseId }),
    ...(account.expertId && { expertId: account.expertId }),
    administersInstance: account.role === 'process-administrator' && administers(account, 'instance'),
  })

  return [
    route({
      method: 'get',
      path: '/api/session',
      summary: 'Who is signed in, the CSRF token of the session, and what this instance is',
      roles: 'public',
      response: sessionState,
      handle: async ({ request }) => stateOf(request),
    }),
    route({
      method: 'post',
      path: '/api/session',
      summary: 'Sign in',
      roles: 'public',
      body: z.object({ username: z.string().trim().min(1, { error: 'text.required' }).max(60), password: z.string().min(1, { error: 'text.required' }).max(200) }),
      response: sessionState,
      handle: async ({ body, request }) => {
        await startSession(request, await accounts.signIn(body.username, body.password, request.ip ?? ''), clock.now())
        return stateOf(request)
      },
    }),
    route({
      method: 'delete',
      path: '/api/session',
      summary: 'Sign out; event streams of the session end',
      roles: 'public',
      response: 'nothing',
      handle: async ({ request }) => {
        const { sessionID } = request
        await endSession(request)
        streams.end((stream) => stream.sessionId === sessionID)
      },
    }),
    route({
      method: 'post',
      path: '/api/session/password',
      summary: 'Change the own password; other sessions of the account end',
      roles: 'signed-in',
      before: [limits.secret],
      body: z.object({ current: z.string().min(1, { error: 'text.required' }).max(200), next: passwordSchema }),
      response: sessionState,
      handle: async ({ body, request }, actor) => {
        await accounts.changePassword(actor, body.current, body.next)
        const account = await accounts.byId(actor.accountId)
        if (account) await startSession(request, account, clock.now())
        return stateOf(request)
      },
    }),
    route({
      method: 'post',
      path: '/api/session/first-administrator',
      summary: 'Create the first administrator of an empty instance with its one-time token',
      roles: 'public',
      before: [limits.secret],
      body: z.object({ token: lineSchema(200), username: usernameSchema, password: passwordSchema, displayName: lineSchema(50) }),
      response: sessionState,
      handle: async ({ body, request }) => {
        await startSession(request, await accounts.createFirstAdministrator(body), clock.now())
        return stateOf(request)
      },
    }),
    route({
      method: 'get',
      path: '/api/reference',
      summary: 'Regulation pack in force, regions, and the scoring standards there are',
      roles: 'public',
      response: z.object({
        pack: z.looseObject({ name: z.string(), title: z.string(), rules: z.array(z.unknown()) }),
        regions: z.array(z.object({ code: z.string(), name: z.string(), parent: z.string() })),
        standards: z.array(
          z.object({ standardId: z.string(), version: z.number(), title: z.string(), industry: z.string(), industries: z.array(z.string()), sample: z.boolean() }),
        ),
      }),
      handle: async () => ({
        pack: services.packs.current(),
        regions: await queries.reference.regions(),
        standards: (await queries.reference.standards()).map((one) => ({ ...one, industry: one.industries.join('、') })),
      }),
    }),
  ]
}
