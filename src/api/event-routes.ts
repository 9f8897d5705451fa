import type { Request, Response } from 'express'
import { z } from 'zod'
import { maySeeCase, type Reach } from '../domain/case-access.js'
import type { ChangeEventMap } from '../domain/change-events.js'
import { Refusal } from '../domain/errors.js'
import { candidateGroupsOf, type Actor } from '../domain/role.js'
import type { ApiServices } from './api-services.js'
import type { EventStreams } from './event-streams.js'
import { route, type Route } from './route.js'
import { identifier } from './schemas.js'
import { sessionHolds } from './sessions.js'

/** Live changes. Events carry no data of cases: the browser fetches again, and is authorised again. */
export function eventRoutes({ accounts, events, log, queries }: ApiServices, streams: EventStreams): Route[] {
  /** The account still holds this session, and whatever else was asked at the start still holds. */
  const stillAllowed = (request: Request, accountId: string, also: () => Promise<unknown>) => {
    const { signedInAt } = request.session
    return async () => {
      const account = await accounts.byId(accountId)
      if (!account || !sessionHolds(account, signedInAt) || !(await sessionExists(request))) throw new Refusal('session.required', 401)
      await also()
    }
  }

  const open = (request: Request, response: Response, actor: Actor, also: () => Promise<unknown>, listen: (send: Send) => Listeners) => {
    const attached: [keyof ChangeEventMap, (payload: never) => void][] = []
    const options = { accountId: actor.accountId, sessionId: request.sessionID, stillAllowed: stillAllowed(request, actor.accountId, also) }
    const send = streams.start(response, options, () => {
      for (const [name, listener] of attached) events.off(name, listener as never)
    })
    for (const [name, listener] of Object.entries(listen(send)) as [keyof ChangeEventMap, (payload: never) => void][]) {
      attached.push([name, listener])
      events.on(name, listener as never)
    }
  }

  /** Who may know of the cases that changed: asked once a change, however many listen. */
  const reaches = new WeakMap<object, Promise<Reach[]>>()
  const concerns = async (change: { caseIds: string[] }, actor: Actor): Promise<boolean> => {
    const known = reaches.get(change) ?? queries.cases.reachOf(change.caseIds)
    reaches.set(change, known)
    return (await known).some((reach) => maySeeCase(actor, reach))
  }

  return [
    route({
      method: 'get',
      path: '/api/events',
      summary: 'tasks-changed of the own groups, cases-changed of cases that may be seen, inbox-changed, engine-changed, clock-changed',
      roles: 'signed-in',
      response: 'events',
      handle: async ({ request, response }, actor) =>
        open(request, response, actor, async () => undefined, (send) => ({
          'progress-changed': (change) => {
            if (candidateGroupsOf(actor).some((group) => change.groups.includes(group))) send('tasks-changed', {})
            concerns(change, actor).then(
              (seen) => seen && send('cases-changed', {}),
              (error: unknown) => log.warn({ err: error }, 'browsers could not be told of changed cases'),
            )
          },
          'inbox-changed': ({ accountIds }) => {
            if (accountIds.includes(actor.accountId)) send('inbox-changed', {})
          },
          'engine-changed': ({ paused }) => send('engine-changed', { paused }),
          'clock-changed': ({ now }) => send('clock-changed', { now }),
        })),
    }),
    route({
      method: 'get',
      path: '/api/cases/:caseId/events',
      summary: 'progress-changed, sheet-changed of one case',
      roles: 'signed-in',
      params: z.object({ caseId: identifier }),
      response: 'events',
      handle: async ({ params: { caseId }, request, response }, actor) => {
        await queries.cases.record(actor, caseId)
        open(request, response, actor, () => queries.cases.record(actor, caseId), (send) => ({
          'progress-changed': ({ caseIds, processInstanceKeys }) => {
            if (caseIds.includes(caseId)) send('progress-changed', caseIds.length === 1 ? { caseId, processInstanceKeys } : { caseId })
          },
          'sheet-changed': (changed) => {
            if (changed.caseId === caseId) send('sheet-changed', { caseId })
          },
          'clock-changed': ({ now }) => send('clock-changed', { now }),
        }))
      },
    }),
  ]
}

type Send = (name: string, data: unknown) => void
type Listeners = { [K in keyof ChangeEventMap]?: (payload: ChangeEventMap[K] extends [infer P] ? P : never) => void }

function sessionExists(request: Request): Promise<boolean> {
  return new Promise((resolve, reject) => {
    request.sessionStore.get(request.sessionID, (error: unknown, found) => (error ? reject(error as Error) : resolve(found != null)))
  })
}
