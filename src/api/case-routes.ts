import { z } from 'zod'
import { caseStages } from '../domain/case.js'
import { Refusal } from '../domain/errors.js'
import { correctionAnswersSchema, reReviewRequestSchema, visitMoveSchema, withdrawalSchema } from '../domain/task-forms.js'
import type { ApiServices } from './api-services.js'
import { actName, languageOf, type Language } from './catalogue.js'
import { activity, caseProgress, caseRow, caseView } from './case-schemas.js'
import { sendFile } from './files.js'
import { route, type Route } from './route.js'
import { engineId, identifier, page, paged, pieceQuery, searchText } from './schemas.js'

/** `办理任务：初审`, `评定评分项（62 项）`: an act by its name, with the label of the task it completed or how many items it was. */
function actText({ text, label, count }: { text: string; label?: string; count?: number }, language: Language): string {
  const name = actName(text, language)
  if (label) return `${name}${language === 'en' ? ': ' : '：'}${label}`
  if (count === undefined) return name
  return language === 'en' ? `${name} (${count})` : `${name}（${count} 项）`
}

const oneCase = z.object({ caseId: identifier })

/** Cases as each role may see them, and what an enterprise does with its own. */
export function caseRoutes({ commands, documents, queries }: ApiServices): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/cases',
      summary: 'Cases of the own scope, newest first',
      roles: 'signed-in',
      query: z.object({ stage: z.enum(caseStages).optional(), status: z.enum(['running', 'ended']).optional(), q: searchText, page }),
      response: paged(caseRow),
      handle: async ({ query }, actor) => queries.cases.list(actor, query),
    }),
    route({
      method: 'get',
      path: '/api/cases/:caseId',
      summary: 'One case as the role may see it',
      roles: 'signed-in',
      params: oneCase,
      response: caseView,
      handle: async ({ params }, actor) => queries.cases.view(actor, params.caseId),
    }),
    route({
      method: 'get',
      path: '/api/cases/:caseId/progress',
      summary: 'Where the case is on its models, with open tasks, deadlines and rule ids',
      roles: 'signed-in',
      params: oneCase,
      response: caseProgress,
      handle: async ({ params }, actor) => queries.cases.progress(actor, params.caseId),
    }),
    route({
      method: 'get',
      path: '/api/models/:processDefinitionKey',
      summary: 'BPMN XML of a deployed model',
      roles: 'signed-in',
      params: z.object({ processDefinitionKey: engineId }),
      response: { file: 'application/xml' },
      handle: async ({ params, response }) => {
        const xml = await queries.models.xml(params.processDefinitionKey)
        if (xml === undefined) throw new Refusal('model.unknown', 404)
        // a deployed model never changes
        response.setHeader('Cache-Control', 'private, max-age=86400, immutable')
        response.type('application/xml').send(xml)
      },
    }),
    route({
      method: 'get',
      path: '/api/cases/:caseId/activity',
      summary: 'What happened, newest first, piece by piece: acts, steps, documents, notices',
      roles: 'signed-in',
      params: oneCase,
      query: pieceQuery,
      response: activity,
      handle: async ({ params, query, request }, actor) => {
        const { items, next } = await queries.cases.activity(actor, params.caseId, query.before)
        return { items: items.map(({ key: _key, ...item }) => (item.kind === 'act' ? { ...item, text: actText(item, languageOf(request)) } : item)), next }
      },
    }),
    route({
      method: 'get',
      path: '/api/documents/:documentId',
      summary: 'A document of a case as PDF',
      roles: 'signed-in',
      params: z.object({ documentId: identifier }),
      response: { file: 'application/pdf' },
      handle: async ({ params, response }, actor) => {
        await queries.cases.mayReadDocument(actor, params.documentId)
        const found = await documents.open(params.documentId)
        if (!found) throw new Refusal('document.unknown', 404)
        await sendFile(response, { ...found, type: 'application/pdf' })
      },
    }),
    route({
      method: 'post',
      path: '/api/cases/:caseId/corrections',
      summary: 'Answer every open item of a correction batch at once (NX-11)',
      roles: ['enterprise'],
      params: oneCase,
      body: correctionAnswersSchema,
      response: 'act',
      handle: async ({ params, body }, actor) => commands.answerCorrections(actor, params.caseId, body),
    }),
    route({
      method: 'post',
      path: '/api/cases/:caseId/visit',
      summary: 'Move the announced visit to other days while nothing of it is scored (NX-13)',
      roles: ['secretary'],
      params: oneCase,
      body: visitMoveSchema,
      response: 'act',
      handle: async ({ params, body }, actor) => commands.moveVisit(actor, params.caseId, body),
    }),
    route({
      method: 'post',
      path: '/api/cases/:caseId/withdrawal',
      summary: 'Withdraw the application before it is confirmed (NX-3)',
      roles: ['enterprise'],
      params: oneCase,
      body: withdrawalSchema,
      response: 'act',
      handle: async ({ params, body }, actor) => commands.withdraw(actor, params.caseId, body),
    }),
    route({
      method: 'post',
      path: '/api/cases/:caseId/re-review',
      summary: 'Ask for re-review within 3 months (NX-15c)',
      roles: ['enterprise'],
      params: oneCase,
      body: reReviewRequestSchema,
      response: 'act',
      handle: async ({ params, body }, actor) => commands.requestReReview(actor, params.caseId, body),
    }),
    route({
      method: 'post',
      path: '/api/cases/:caseId/rectified-items',
      summary: 'Hand in further evidence of rectified items during re-review (NX-15c)',
      roles: ['enterprise'],
      params: oneCase,
      body: reReviewRequestSchema,
      response: 'act',
      handle: async ({ params, body }, actor) => commands.submitRectifiedItems(actor, params.caseId, body),
    }),
  ]
}
