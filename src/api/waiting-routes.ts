import { z } from 'zod'
import type { Role } from '../domain/role.js'
import type { ApiServices } from './api-services.js'
import { route, type Route } from './route.js'
import { identifier, moment, pieceQuery } from './schemas.js'

const readers: Role[] = ['process-administrator', 'auditor']
const administrators: Role[] = ['process-administrator']

const letterReason = z.enum(['no-address', 'bad-address', 'unknown-mailbox', 'mailbox-full', 'too-large', 'rejected', 'put-off', 'sign-in-failed', 'server-away'])
const letter = z.object({
  noticeId: z.string(),
  caseId: z.string(),
  enterpriseName: z.string(),
  kind: z.string(),
  recipientName: z.string(),
  subject: z.string(),
  createdAt: moment,
  tries: z.number(),
  nextAt: moment.optional(),
  reason: letterReason.optional(),
  addresses: z.array(z.object({ address: z.string(), state: z.enum(['sent', 'deferred', 'refused', 'waiting']), reason: letterReason.optional() })),
})

const act = z.object({
  actId: z.string(),
  act: z.string(),
  taskName: z.string().optional(),
  displayName: z.string(),
  role: z.string(),
  caseId: z.string().optional(),
  enterpriseName: z.string().optional(),
  at: moment,
  reason: z.enum(['engine-away', 'store-away', 'content', 'unknown-to-engine', 'task-state', 'credentials', 'fault']),
  tries: z.number(),
  nextAt: moment.optional(),
})

/** What stands still until an administrator of the region looks at it. */
export function waitingRoutes({ acts, calendar, letters, queries }: ApiServices): Route[] {
  const { undeliveredLetters, waitingActs } = queries
  return [
    route({
      method: 'get',
      path: '/api/admin/waiting',
      summary: 'How much waits for an administrator of the region, counted up to 1001',
      roles: readers,
      response: z.object({ letters: z.number(), acts: z.number(), calendar: z.number() }),
      handle: async (_input, actor) => {
        const [ofLetters, ofActs, limits] = await Promise.all([undeliveredLetters.count(actor), waitingActs.count(actor), calendar.waitingLimits(actor)])
        return { letters: ofLetters, acts: ofActs, calendar: limits }
      },
    }),
    route({
      method: 'get',
      path: '/api/admin/letters',
      summary: 'Letters that have not reached everybody they are for, newest first',
      roles: readers,
      query: pieceQuery,
      response: z.object({ items: z.array(letter), next: z.string().nullable() }),
      handle: async ({ query }, actor) => undeliveredLetters.list(actor, query.before),
    }),
    route({
      method: 'post',
      path: '/api/admin/letters/:id/send-again',
      summary: 'Send an undelivered letter again, to the recipient’s addresses as they are now',
      roles: administrators,
      params: z.object({ id: identifier }),
      response: 'nothing',
      handle: async ({ params }, actor) => letters.sendAgain(actor, params.id),
    }),
    route({
      method: 'get',
      path: '/api/admin/acts',
      summary: 'Acts that are kept and did not reach the engine, newest first: refused by it, or waiting for long',
      roles: readers,
      query: pieceQuery,
      response: z.object({ items: z.array(act), next: z.string().nullable() }),
      handle: async ({ query }, actor) => waitingActs.list(actor, query.before),
    }),
    route({
      method: 'post',
      path: '/api/admin/acts/:id/retry',
      summary: 'Try a waiting act again at once',
      roles: administrators,
      params: z.object({ id: identifier }),
      response: 'act',
      handle: async ({ params }, actor) => acts.retry(actor, params.id),
    }),
  ]
}
