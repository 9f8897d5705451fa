import { z } from 'zod'
import { applicationSchema } from '../domain/application.js'
import { enterpriseLedgerSchema } from '../domain/enterprise-ledger.js'
import { Refusal } from '../domain/errors.js'
import { gradeSchema } from '../domain/grade.js'
import type { Actor } from '../domain/role.js'
import { selfEvaluationSchema } from '../domain/self-evaluation.js'
import type { ApiServices } from './api-services.js'
import { sendFile } from './files.js'
import { route, type Route } from './route.js'
import { draftBody, draftSaved, draftState, identifier, moment } from './schemas.js'

const ledgerState = z.looseObject({ enterpriseId: z.string(), name: z.string(), creditCode: z.string(), regionCode: z.string(), version: z.number() })

/** What an enterprise keeps, drafts and hands in. */
export function enterpriseRoutes({ commands, drafts, documents, ledger, queries }: ApiServices): Route[] {
  const ownDraft = { roles: ['enterprise'] as ['enterprise'], path: '/api/enterprise/drafts/:kind', params: z.object({ kind: z.enum(['self-evaluation', 'application']) }) }
  const readLedger = async (actor: Actor) => {
    const found = await queries.enterprise.ledger(enterpriseOf(actor))
    if (!found) throw new Refusal('enterprise.unknown', 404)
    return found
  }

  return [
    route({
      method: 'get',
      path: '/api/enterprise',
      summary: 'The own ledger',
      roles: ['enterprise'],
      response: ledgerState,
      handle: async (_input, actor) => readLedger(actor),
    }),
    route({
      method: 'put',
      path: '/api/enterprise',
      summary: 'Keep the own ledger current; 409 with the stored one when it was saved elsewhere meanwhile',
      roles: ['enterprise'],
      body: enterpriseLedgerSchema.extend({ version: z.number().int().min(0).default(0) }),
      response: ledgerState,
      handle: async ({ body: { version, ...typed } }, actor) => {
        await ledger.save(actor, version, typed)
        return readLedger(actor)
      },
    }),
    route({
      ...ownDraft,
      method: 'get',
      summary: 'The draft as last saved; version 0 and no content where there is none',
      response: draftState,
      handle: async ({ params }, actor) => (await drafts.get(ownerOf(actor), params.kind)) ?? { version: 0, content: null },
    }),
    route({
      ...ownDraft,
      method: 'put',
      summary: 'Save a draft; 409 with the stored one when it was saved elsewhere meanwhile',
      body: draftBody,
      response: draftSaved,
      handle: async ({ params, body }, actor) => {
        const { version, savedAt } = await drafts.save(ownerOf(actor), params.kind, body.version, body.content)
        return { version, savedAt }
      },
    }),
    route({ ...ownDraft, method: 'delete', summary: 'Throw a draft away', response: 'nothing', handle: async ({ params }, actor) => drafts.remove(ownerOf(actor), params.kind) }),
    route({
      method: 'get',
      path: '/api/enterprise/certificates',
      summary: 'Certificates the enterprise holds or held, and whether renewal may be applied for',
      roles: ['enterprise'],
      response: z.object({
        items: z.array(
          z.object({
            number: z.string(),
            industry: z.string(),
            grade: gradeSchema,
            issuedOn: z.string(),
            validUntil: z.string(),
            status: z.string(),
            renewableFrom: z.string(),
            renewable: z.boolean(),
          }),
        ),
      }),
      handle: async (_input, actor) => ({ items: await queries.enterprise.certificates(enterpriseOf(actor)) }),
    }),
    route({
      method: 'get',
      path: '/api/enterprise/self-evaluations',
      summary: 'Self-evaluation reports handed in, newest first',
      roles: ['enterprise'],
      response: z.object({
        items: z.array(
          z.object({ selfEvaluationId: z.string(), year: z.number(), grade: gradeSchema, score: z.number(), industry: z.string(), specialty: z.string(), submittedAt: moment }),
        ),
      }),
      handle: async (_input, actor) => ({ items: await queries.enterprise.selfEvaluations(enterpriseOf(actor)) }),
    }),
    route({
      method: 'post',
      path: '/api/enterprise/self-evaluations',
      summary: 'Hand in a self-evaluation report (annex 1)',
      roles: ['enterprise'],
      body: z.object({ draftId: z.string().max(120).optional(), report: selfEvaluationSchema }),
      statuses: [201],
      response: z.object({ selfEvaluationId: z.string() }),
      handle: async ({ body, response }, actor) => {
        response.status(201)
        return commands.submitSelfEvaluation(actor, body.report)
      },
    }),
    route({
      method: 'get',
      path: '/api/enterprise/self-evaluations/:id/document',
      summary: 'Annex 1 as filled in, for printing',
      roles: ['enterprise'],
      params: z.object({ id: identifier }),
      response: { file: 'application/pdf' },
      handle: async ({ params, response }, actor) => {
        if (!(await queries.enterprise.ownsSelfEvaluation(enterpriseOf(actor), params.id))) throw new Refusal('self-evaluation.unknown', 404)
        await sendFile(response, { name: '自评报告.pdf', type: 'application/pdf', bytes: () => documents.selfEvaluationReport(params.id) })
      },
    }),
    route({
      method: 'post',
      path: '/api/applications',
      summary: 'Hand in an application (annex 2); repeated with the same requestId it is one',
      roles: ['enterprise'],
      body: z.object({ requestId: z.uuid({ error: 'request-id.invalid' }), application: applicationSchema }),
      statuses: [201, 200],
      response: z.object({ caseId: z.string(), waiting: z.boolean() }),
      handle: async ({ body, response }, actor) => {
        const { caseId, created, waiting } = await commands.submitApplication(actor, body.requestId, body.application)
        response.status(created ? 201 : 200)
        return { caseId, waiting }
      },
    }),
  ]
}

function enterpriseOf(actor: Actor): string {
  if (!actor.enterpriseId) throw new Refusal('enterprise.unknown', 404)
  return actor.enterpriseId
}

const ownerOf = (actor: Actor): string => `enterprise:${enterpriseOf(actor)}`
