import { z } from 'zod'
import { Refusal } from '../domain/errors.js'
import { roleSchema } from '../domain/role.js'
import type { ApiServices, SampleInstance } from './api-services.js'
import { route, type Route } from './route.js'
import { moment } from './schemas.js'

const mail = z.object({ noticeId: z.string(), to: z.string(), subject: z.string(), sentAt: moment })
const clockState = z.object({ now: moment })

/** Only a sample instance has these: who can sign in, its clock, and its mailbox. */
export function sampleRoutes({ clock, queries }: ApiServices, sample: SampleInstance): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/sample/accounts',
      summary: 'Who can sign in to the sample instance',
      roles: 'public',
      response: z.object({
        items: z.array(z.object({ username: z.string(), password: z.string(), displayName: z.string(), role: roleSchema, regionCode: z.string(), regionName: z.string() })),
      }),
      handle: async () => {
        const [rows, names] = await Promise.all([sample.accounts(), queries.reference.names()])
        const items = rows.map(({ username, password, displayName, role, regionCode }) => ({ username, password, displayName, role, regionCode, regionName: names.region(regionCode) }))
        return { items }
      },
    }),
    route({
      method: 'get',
      path: '/api/sample/clock',
      summary: 'The instance’s time',
      roles: 'public',
      response: clockState,
      handle: async () => ({ now: clock.now() }),
    }),
    route({
      method: 'post',
      path: '/api/sample/clock',
      summary: 'Move the instance’s time forward, the engine’s with it; at most four years at once',
      roles: 'signed-in',
      body: z.object({ addMilliseconds: z.number().int().min(0).max(4 * 366 * 86_400_000) }),
      response: clockState,
      handle: async ({ body }) => ({ now: await sample.addClock(body.addMilliseconds) }),
    }),
    route({
      method: 'get',
      path: '/api/sample/mailbox',
      summary: 'Letters the sample instance would have sent, newest first',
      roles: 'public',
      response: z.object({ items: z.array(mail) }),
      handle: async () => ({ items: await sample.mailbox() }),
    }),
    route({
      method: 'get',
      path: '/api/sample/mailbox/:noticeId',
      summary: 'One letter',
      roles: 'public',
      params: z.object({ noticeId: z.string().min(1).max(300) }),
      response: mail.extend({ text: z.string() }),
      handle: async ({ params }) => {
        const found = await sample.mail(params.noticeId)
        if (!found) throw new Refusal('mail.unknown', 404)
        return found
      },
    }),
  ]
}
