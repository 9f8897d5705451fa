import { z } from 'zod'
import type { Actor } from '../domain/role.js'
import { textSchema } from '../domain/text.js'
import type { ApiServices } from './api-services.js'
import { route, type Route } from './route.js'
import { identifier, searchText } from './schemas.js'

const scoredItem = z
  .object({
    itemId: z.string(),
    category: z.string(),
    project: z.string(),
    content: z.string(),
    points: z.number(),
    veto: z.boolean(),
    missing: z.boolean(),
    deduction: z.number(),
    deductionNote: z.string(),
    vetoed: z.boolean(),
    scoredBy: z.string().optional(),
    kept: z.boolean(),
    done: z.boolean(),
    version: z.number(),
  })
  .meta({ id: 'ScoredItem' })

const totals = z.object({
  items: z.number(),
  done: z.number(),
  total: z.number(),
  missing: z.number(),
  obtained: z.number(),
  score: z.number().nullable(),
  vetoed: z.array(z.string()),
})

const round = z.coerce.number().int().min(1).max(2)

const change = z.object({
  itemId: identifier,
  version: z.number().int().min(0),
  missing: z.boolean().optional(),
  deduction: z.number({ error: 'number.required' }).min(0, { error: 'number.negative' }).optional(),
  deductionNote: textSchema(1000, 0).optional(),
  vetoed: z.boolean().optional(),
  done: z.boolean().optional(),
})

const violation = z.object({ code: z.string(), rule: z.string(), expertId: z.string().optional(), detail: z.string() })

const expert = z.object({
  expertId: z.string(),
  name: z.string(),
  unit: z.string(),
  intermediaryId: z.string().optional(),
  title: z.string(),
  titleLevel: z.enum(['junior', 'intermediate', 'senior']),
  phone: z.string(),
  qualifications: z.array(z.string()),
  experienceYears: z.number(),
  recommendedByUnit: z.boolean(),
  trainedOn: z.string().optional(),
  healthy: z.boolean(),
  specialties: z.array(z.string()),
  regionCode: z.string(),
  consultedEnterpriseIds: z.array(z.string()),
  active: z.boolean(),
  violations: z.array(violation),
})

/** The scoring sheet and the expert group. */
export function scoringRoutes({ commands, events, queries }: ApiServices): Route[] {
  const oneCase = z.object({ caseId: identifier })
  const sheet = (actor: Actor, caseId: string, wanted?: number) => queries.cases.scoringSheet(actor, caseId, wanted)
  return [
    route({
      method: 'get',
      path: '/api/cases/:caseId/scoring-sheet',
      summary: 'The scoring sheet of a round; without one the latest. An enterprise reads a round that is concluded, without who scored what',
      roles: ['enterprise', 'officer', 'secretary', 'expert', 'leader', 'auditor'],
      params: oneCase,
      query: z.object({ round: round.optional() }),
      response: z.object({
        round: z.number(),
        kind: z.enum(['full', 're-review']),
        standard: z.object({ standardId: z.string(), version: z.number(), title: z.string(), totalPoints: z.number(), sample: z.boolean() }).nullable(),
        items: z.array(scoredItem),
        totals,
        /** Names by account of those who judged; empty for an enterprise. */
        scorers: z.record(z.string(), z.string()),
        /** Other experts who have the sheet open now. */
        alsoHere: z.array(z.string()),
      }),
      handle: async ({ params, query }, actor) => sheet(actor, params.caseId, query.round),
    }),
    route({
      method: 'patch',
      path: '/api/cases/:caseId/scoring-sheet/items',
      summary: 'Judge items; those another member changed meanwhile come back as conflicts',
      roles: ['expert'],
      params: oneCase,
      body: z.object({ round: round, changes: z.array(change).min(1).max(1_000) }),
      response: z.object({ items: z.array(scoredItem), conflicts: z.array(z.object({ itemId: z.string(), stored: scoredItem })), totals }),
      handle: async ({ params, body }, actor) => {
        const changes = body.changes.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as typeof one)
        const answer = await commands.scoreItems(actor, params.caseId, body.round, changes as Parameters<typeof commands.scoreItems>[3])
        if (answer.items.length > 0) events.emit('sheet-changed', { caseId: params.caseId })
        return { ...answer, totals: (await sheet(actor, params.caseId, body.round)).totals }
      },
    }),
    route({
      method: 'get',
      path: '/api/experts',
      summary: 'Experts for a case, each with what speaks against (NX-19, NX-20)',
      roles: ['secretary'],
      query: z.object({ caseId: identifier, q: searchText }),
      response: z.object({ items: z.array(expert), total: z.number() }),
      handle: async ({ query }, actor) => queries.cases.experts(actor, query.caseId, query.q),
    }),
    route({
      method: 'post',
      path: '/api/cases/:caseId/expert-group/check',
      summary: 'Whether a group would be lawful (NX-12, NX-19, NX-20); stores nothing',
      roles: ['secretary'],
      params: oneCase,
      body: z.object({ members: z.array(identifier).max(30), leader: z.string().max(120).default('') }),
      response: z.object({ lawful: z.boolean(), violations: z.array(violation), coverage: z.array(z.object({ system: z.string(), coveredBy: z.array(z.string()) })) }),
      handle: async ({ params, body }, actor) => commands.checkExpertGroup(actor, params.caseId, body),
    }),
  ]
}
