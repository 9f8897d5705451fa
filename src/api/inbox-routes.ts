import { z } from 'zod'
import type { ApiServices } from './api-services.js'
import { route, type Route } from './route.js'
import { flag, moment, page } from './schemas.js'

/** A person's notices in the application. */
export function inboxRoutes({ inbox }: ApiServices): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/inbox',
      summary: 'Notices to the person and the person’s office, newest first',
      roles: 'signed-in',
      query: z.object({ unread: flag, page }),
      response: z.object({
        items: z.array(
          z.object({
            noticeId: z.string(),
            caseId: z.string(),
            kind: z.string(),
            subject: z.string(),
            body: z.string(),
            createdAt: moment,
            readAt: moment.optional(),
            documentIds: z.array(z.string()),
          }),
        ),
        total: z.number(),
        unread: z.number(),
      }),
      handle: async ({ query }, actor) => inbox.of(actor, { page: query.page, ...(query.unread !== undefined && { unread: query.unread }) }),
    }),
    route({
      method: 'post',
      path: '/api/inbox/:noticeId/read',
      summary: 'Mark a notice as read',
      roles: 'signed-in',
      params: z.object({ noticeId: z.string().min(1).max(300) }),
      response: 'nothing',
      handle: async ({ params }, actor) => inbox.markRead(actor, params.noticeId),
    }),
  ]
}
