import { z } from 'zod'
import { Refusal } from '../domain/errors.js'
import { optionalText, textSchema } from '../domain/text.js'
import type { ApiServices } from './api-services.js'
import { route, type Route } from './route.js'
import { identifier, moment, regionCode } from './schemas.js'

const move = z.object({
  regionCode: z.string(),
  regionName: z.string(),
  reason: z.string(),
  askedAt: moment,
  state: z.enum(['asked', 'granting', 'granted', 'refused']),
  decidedAt: moment.optional(),
  decision: z.string().optional(),
})
const openMove = z.object({
  enterpriseId: z.string(),
  enterpriseName: z.string(),
  from: z.string(),
  fromName: z.string(),
  to: z.string(),
  toName: z.string(),
  reason: z.string(),
  askedAt: moment,
  askedByName: z.string(),
  mayDecide: z.boolean(),
})

/** An enterprise's seat moved to another region: asked for by the enterprise, confirmed by an administrator of both. */
export function moveRoutes({ moves, queries }: ApiServices): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/enterprise/move',
      summary: 'The last request to move the seat, and what became of it',
      roles: ['enterprise'],
      response: z.object({ move: move.nullable() }),
      handle: async (_input, actor) => {
        if (!actor.enterpriseId) throw new Refusal('enterprise.unknown', 404)
        return { move: await queries.seatMoves.ofEnterprise(actor.enterpriseId) }
      },
    }),
    route({
      method: 'put',
      path: '/api/enterprise/move',
      summary: 'Ask for the seat to be moved to another region; not while a case runs',
      roles: ['enterprise'],
      body: z.object({ regionCode, reason: textSchema(500) }),
      response: 'nothing',
      handle: async ({ body }, actor) => moves.ask(actor, body),
    }),
    route({
      method: 'get',
      path: '/api/admin/moves',
      summary: 'Undecided moves of seats out of or into the own region',
      roles: ['process-administrator', 'auditor'],
      response: z.object({ items: z.array(openMove) }),
      handle: async (_input, actor) => ({ items: await queries.seatMoves.open(actor) }),
    }),
    route({
      method: 'post',
      path: '/api/admin/moves/:enterpriseId',
      summary: 'Confirm or refuse a move; for administrators whose region covers the seat before and after',
      roles: ['process-administrator'],
      params: z.object({ enterpriseId: identifier }),
      body: z
        .object({ to: regionCode, granted: z.boolean(), reason: optionalText(500) })
        .refine((one) => one.granted || one.reason !== '', { error: 'text.required', path: ['reason'] }),
      response: 'nothing',
      handle: async ({ params, body }, actor) => moves.decide(actor, params.enterpriseId, body),
    }),
  ]
}
