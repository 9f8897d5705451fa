import { z } from 'zod'
import { Refusal } from '../domain/errors.js'
import { gradeSchema } from '../domain/grade.js'
import { objectionSchema } from '../domain/task-forms.js'
import type { ApiServices } from './api-services.js'
import { sendFile } from './files.js'
import type { RateLimits } from './rate-limits.js'
import { route, type Route } from './route.js'
import { flag, gradeFilter, identifier, moment, page, paged, regionCode, searchText } from './schemas.js'

const notice = z.object({
  noticeId: z.string(),
  enterpriseName: z.string(),
  creditCode: z.string().optional(),
  regionName: z.string(),
  authorityName: z.string(),
  industry: z.string(),
  grade: gradeSchema,
  publishedAt: moment,
  endsAt: moment,
  provisional: z.boolean(),
  state: z.enum(['running', 'ended']),
  documentId: z.string().optional(),
})
const certificate = z.object({
  number: z.string(),
  enterpriseName: z.string(),
  creditCode: z.string().optional(),
  regionCode: z.string(),
  regionName: z.string(),
  industry: z.string(),
  specialty: z.string(),
  grade: gradeSchema,
  issuedOn: z.string(),
  validFrom: z.string().optional(),
  validUntil: z.string(),
  issuer: z.string(),
  status: z.enum(['in-force', 'provisionally-withdrawn', 'revoked', 'expired']),
})
const announcement = z.object({
  caseId: z.string(),
  certificateNumber: z.string(),
  enterpriseName: z.string(),
  creditCode: z.string().optional(),
  regionCode: z.string(),
  regionName: z.string(),
  authorityRegion: z.string(),
  authorityName: z.string(),
  industry: z.string(),
  specialty: z.string(),
  grade: gradeSchema,
  validUntil: z.string(),
  announcedAt: moment,
})
const oneNotice = z.object({ noticeId: identifier })

/** What everybody may read, and the one thing everybody may do: object (NX-15b). */
export function publicRoutes({ commands, documents, queries }: ApiServices, limits: RateLimits): Route[] {
  const { register } = queries
  return [
    route({
      method: 'get',
      path: '/api/public/notices',
      summary: 'Public notices, newest first',
      roles: 'public',
      query: z.object({ running: flag, page }),
      response: paged(notice),
      handle: async ({ query }) => register.notices(query.running, query.page),
    }),
    route({
      method: 'get',
      path: '/api/public/notices/:noticeId',
      summary: 'One public notice',
      roles: 'public',
      params: oneNotice,
      response: notice,
      handle: async ({ params }) => register.notice(params.noticeId),
    }),
    route({
      method: 'get',
      path: '/api/public/notices/:noticeId/document',
      summary: 'The notice as published',
      roles: 'public',
      params: oneNotice,
      response: { file: 'application/pdf' },
      handle: async ({ params, response }) => {
        const found = await documents.open(await register.noticeDocument(params.noticeId))
        if (!found) throw new Refusal('document.unknown', 404)
        await sendFile(response, { ...found, type: 'application/pdf' })
      },
    }),
    route({
      method: 'post',
      path: '/api/public/notices/:noticeId/objections',
      summary: 'Object to a running notice; 410 once it has ended',
      roles: 'public',
      before: [limits.publicForm, limits.objection],
      params: oneNotice,
      body: objectionSchema.extend({ requestId: z.uuid({ error: 'request-id.invalid' }) }),
      statuses: [201],
      response: z.object({ receipt: z.string() }),
      handle: async ({ params, body: { requestId, ...objection }, response }) => {
        const { receipt } = await commands.object(params.noticeId, requestId, objection)
        response.status(201)
        return { receipt }
      },
    }),
    route({
      method: 'get',
      path: '/api/public/objections/:receipt',
      summary: 'What became of an objection, for whoever has its receipt; nothing of the objector',
      roles: 'public',
      before: [limits.secret],
      params: z.object({ receipt: identifier }),
      response: z.object({
        receipt: z.string(),
        enterpriseName: z.string(),
        authorityName: z.string(),
        receivedAt: moment,
        state: z.enum(['open', 'upheld', 'dismissed']),
        answerWay: z.enum(['mail', 'phone']),
        answer: z.string().optional(),
        decidedAt: moment.optional(),
      }),
      handle: async ({ params }) => register.objection(params.receipt),
    }),
    route({
      method: 'get',
      path: '/api/public/announcements',
      summary: 'Announcements, newest first',
      roles: 'public',
      query: z.object({ page }),
      response: paged(announcement),
      handle: async ({ query }) => register.announcements(query.page),
    }),
    route({
      method: 'get',
      path: '/api/public/certificates',
      summary: 'Certificate register',
      roles: 'public',
      query: z.object({ q: searchText, grade: gradeFilter, industry: z.string().max(40).optional(), regionCode: regionCode.optional(), page }),
      response: paged(certificate.extend({ valid: z.boolean() })),
      handle: async ({ query }) => register.certificates(query),
    }),
    route({
      method: 'get',
      path: '/api/public/certificates/:number',
      summary: 'Verify a certificate by its number, however it was typed or pasted',
      roles: 'public',
      params: z.object({ number: z.string().min(1).max(300) }),
      response: z.object({ certificate, valid: z.boolean() }),
      handle: async ({ params }) => register.certificate(params.number),
    }),
  ]
}
