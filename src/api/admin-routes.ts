import { z } from 'zod'
import { Refusal } from '../domain/errors.js'
import { roleSchema, type Role } from '../domain/role.js'
import { lineSchema, textSchema } from '../domain/text.js'
import type { AccountChange, NewAccount } from '../domain/account.js'
import type { ApiServices } from './api-services.js'
import { receiveFile } from './multipart.js'
import { route, type Route } from './route.js'
import { engineKey, identifier, moment, page, paged, passwordSchema, regionCode, searchText, usernameSchema } from './schemas.js'

const readers: Role[] = ['process-administrator', 'auditor']
const administrators: Role[] = ['process-administrator']

const email = z.union([z.literal(''), z.email({ error: 'email.invalid' })])
const account = z.object({
  accountId: z.string(),
  username: z.string(),
  displayName: z.string(),
  role: roleSchema,
  regionCode: z.string(),
  industries: z.array(z.string()),
  enterpriseId: z.string().optional(),
  expertId: z.string().optional(),
  email: z.string().optional(),
  active: z.boolean(),
  version: z.number(),
  sessionsValidFrom: moment.optional(),
})
const newAccount = z
  .object({
    username: usernameSchema,
    displayName: lineSchema(50),
    role: roleSchema,
    regionCode,
    industries: z.array(lineSchema(40)).max(50).default([]),
    enterpriseId: z.string().max(120).optional(),
    expertId: z.string().max(120).optional(),
    email: email.default(''),
    password: passwordSchema,
  })
  .refine((one) => one.role !== 'expert' || one.expertId, { error: 'account.expert-required', path: ['expertId'] })
const accountChange = z.object({
  version: z.number().int().min(0).optional(),
  displayName: lineSchema(50).optional(),
  regionCode: regionCode.optional(),
  industries: z.array(lineSchema(40)).max(50).optional(),
  email: email.optional(),
  active: z.boolean().optional(),
  password: passwordSchema.optional(),
})
const template = z.object({ kind: z.string(), subject: z.string(), body: z.string(), version: z.number(), variables: z.array(z.string()) })
const standardRow = z.object({
  standardId: z.string(),
  version: z.number(),
  title: z.string(),
  /** Empty: every industry. */
  industries: z.array(z.string()),
  sample: z.boolean(),
  totalPoints: z.number(),
  importedAt: moment,
})
const standardItem = z.object({ itemId: z.string(), category: z.string(), project: z.string(), content: z.string(), points: z.number(), veto: z.boolean() })
const partition = z.object({
  partitionId: z.number(),
  processedPosition: z.number().optional(),
  exportedPosition: z.number().optional(),
  storedPosition: z.number(),
  projectedPosition: z.number(),
})
const health = z.object({
  epoch: z.string(),
  at: moment,
  ready: z.boolean(),
  paused: z.boolean(),
  freeBytes: z.number().optional(),
  diskLow: z.boolean(),
  partitions: z.array(partition),
  lagRecords: z.number(),
  lagMilliseconds: z.number(),
  setAside: z.number(),
  stalledWorkers: z.array(z.object({ type: z.string(), stalls: z.number(), lastPollAt: moment })),
})
const incident = z.object({
  key: z.string(),
  caseId: z.string(),
  processId: z.string(),
  processInstanceKey: z.string(),
  elementId: z.string(),
  type: z.string(),
  message: z.string(),
  at: moment,
})
const auditEntry = z.object({
  entryId: z.string(),
  at: moment,
  accountId: z.string(),
  displayName: z.string(),
  role: z.string(),
  regionCode: z.string(),
  concerns: z.array(z.string()).optional(),
  act: z.string(),
  caseId: z.string().optional(),
  subject: z.string().optional(),
  before: z.unknown(),
  after: z.unknown(),
})

/** Process administration; auditors read. */
export function adminRoutes({ accounts, engine, queries, standards, templates }: ApiServices): Route[] {
  const { administration, reference } = queries
  return [
    route({
      method: 'get',
      path: '/api/admin/engine',
      summary: 'Health and lag of the engine and its record stream, records set aside, open incidents',
      roles: readers,
      response: z.object({
        health: health.nullable(),
        setAside: z.array(z.object({ recordId: z.string(), stage: z.string(), reason: z.string(), at: moment })),
        incidents: z.array(incident),
      }),
      handle: async (_input, actor) => administration.engine(actor),
    }),
    route({
      method: 'post',
      path: '/api/admin/incidents/:key/resolve',
      summary: 'Let the engine try again after an incident',
      roles: administrators,
      params: z.object({ key: engineKey }),
      response: 'nothing',
      handle: async ({ params }, actor) => engine.resolveIncident(actor, params.key),
    }),
    route({
      method: 'get',
      path: '/api/admin/accounts',
      summary: 'Accounts of the own region and below',
      roles: readers,
      query: z.object({ q: searchText, page }),
      response: paged(account.extend({ regionName: z.string() })),
      handle: async ({ query }, actor) => administration.accounts(actor, query),
    }),
    route({
      method: 'get',
      path: '/api/admin/missing-offices',
      summary: 'Regions of enterprises, and those above, with an office that cases need and nobody can sign in for',
      roles: readers,
      response: z.object({ items: z.array(z.object({ regionCode: z.string(), regionName: z.string(), roles: z.array(roleSchema) })) }),
      handle: async (_input, actor) => ({ items: await queries.missingOffices(actor) }),
    }),
    route({
      method: 'post',
      path: '/api/admin/accounts',
      summary: 'Create an account; an enterprise account without enterpriseId begins a new, empty ledger',
      roles: administrators,
      body: newAccount,
      statuses: [201],
      response: account,
      handle: async ({ body, response }, actor) => {
        response.status(201)
        return accounts.create(actor, body as NewAccount)
      },
    }),
    route({
      method: 'get',
      path: '/api/admin/account-subjects',
      summary: 'Enterprises or experts an account can act for, by name or code',
      roles: readers,
      query: z.object({ role: z.enum(['enterprise', 'expert']), q: searchText }),
      response: z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), regionName: z.string() })) }),
      handle: async ({ query }, actor) => ({ items: await administration.accountSubjects(actor, query.role, query.q) }),
    }),
    route({
      method: 'patch',
      path: '/api/admin/accounts/:id',
      summary: 'Change or lock an account; 409 with the stored one when it was changed elsewhere meanwhile; locking and a new password end its sessions',
      roles: administrators,
      params: z.object({ id: identifier }),
      body: accountChange,
      response: account,
      handle: async ({ params, body }, actor) => accounts.change(actor, params.id, body as AccountChange),
    }),
    route({
      method: 'get',
      path: '/api/admin/audit',
      summary: 'Audit trail: who, what, when, before and after',
      roles: readers,
      query: z.object({ caseId: identifier.optional(), accountId: identifier.optional(), page }),
      response: paged(auditEntry),
      handle: async ({ query }, actor) => administration.audit(actor, query),
    }),
    route({
      method: 'get',
      path: '/api/admin/notice-templates',
      summary: 'Templates of all kinds of notices',
      roles: readers,
      response: z.object({ items: z.array(template) }),
      handle: async () => ({ items: await templates.list() }),
    }),
    route({
      method: 'get',
      path: '/api/admin/notice-templates/:kind',
      summary: 'Template of a kind of notice',
      roles: readers,
      params: z.object({ kind: identifier }),
      response: template,
      handle: async ({ params }) => {
        const found = await templates.get(params.kind)
        if (!found) throw new Refusal('notice-template.unknown-kind', 404)
        return found
      },
    }),
    route({
      method: 'put',
      path: '/api/admin/notice-templates/:kind',
      summary: 'Change the template of a kind of notice',
      roles: administrators,
      params: z.object({ kind: identifier }),
      body: z.object({ version: z.number().int().min(0), subject: lineSchema(200), body: textSchema(8_000) }),
      response: template,
      handle: async ({ params, body }, actor) => templates.save(actor, params.kind, body),
    }),
    route({
      method: 'get',
      path: '/api/admin/standards',
      summary: 'Every version of every scoring standard',
      roles: readers,
      response: z.object({ items: z.array(standardRow) }),
      handle: async () => ({ items: await reference.standards() }),
    }),
    route({
      method: 'post',
      path: '/api/admin/standards',
      summary: 'Import the next version of a standard from xlsx; wrong rows are named and nothing is stored',
      roles: administrators,
      multipart: z.object({ file: z.string().meta({ format: 'binary' }) }),
      statuses: [201],
      response: z.looseObject({ standardId: z.string(), version: z.number() }),
      handle: async ({ request, response }, actor) => {
        const stored = await receiveFile(request, ({ stream }) => standards.importXlsx(actor, stream))
        response.status(201)
        return stored
      },
    }),
    route({
      method: 'get',
      path: '/api/admin/standards/:id/:version',
      summary: 'One version of a standard with its items',
      roles: readers,
      params: z.object({ id: identifier, version: z.coerce.number().int().min(1) }),
      response: standardRow.extend({ items: z.array(standardItem) }),
      handle: async ({ params }) => {
        const found = await reference.standard(params.id, params.version)
        if (!found) throw new Refusal('standard.unknown', 404)
        return found
      },
    }),
  ]
}
