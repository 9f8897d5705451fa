import { z } from 'zod'
import { caseStages } from '../domain/case.js'
import { gradeSchema } from '../domain/grade.js'
import { textSchema } from '../domain/text.js'
import type { ApiServices } from './api-services.js'
import { route, type Route } from './route.js'
import { identifier, moment, page, paged } from './schemas.js'

const stoppedCase = z.object({
  caseId: z.string(),
  enterpriseName: z.string(),
  regionName: z.string(),
  grade: gradeSchema,
  industry: z.string(),
  submittedAt: moment,
  stage: z.enum(caseStages),
  mayBeginAnew: z.boolean(),
})
const reason = z.object({ reason: textSchema(500) })

/** Cases that the engine no longer knows, after its data were lost or replaced. */
export function stoppedCaseRoutes({ queries, stoppedCases }: ApiServices): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/admin/stopped-cases',
      summary: 'Cases of the own region and below that the engine no longer knows',
      roles: ['process-administrator', 'auditor'],
      query: z.object({ page }),
      response: paged(stoppedCase),
      handle: async ({ query }, actor) => queries.administration.stoppedCases(actor, query.page),
    }),
    route({
      method: 'post',
      path: '/api/admin/stopped-cases/:caseId/end',
      summary: 'End a stopped case with a reason its enterprise reads',
      roles: ['process-administrator'],
      params: z.object({ caseId: identifier }),
      body: reason,
      response: 'nothing',
      handle: async ({ params, body }, actor) => stoppedCases.end(actor, params.caseId, body),
    }),
    route({
      method: 'post',
      path: '/api/admin/stopped-cases/:caseId/begin-anew',
      summary: 'End a stopped case and begin another in its place with what the enterprise handed in',
      roles: ['process-administrator'],
      params: z.object({ caseId: identifier }),
      body: reason,
      response: z.object({ caseId: z.string() }),
      handle: async ({ params, body }, actor) => stoppedCases.beginAnew(actor, params.caseId, body),
    }),
  ]
}
