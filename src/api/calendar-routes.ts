import { z } from 'zod'
import { calendarChangeSchema, calendarYearSchema } from '../domain/calendar-year.js'
import type { Role } from '../domain/role.js'
import type { ApiServices } from './api-services.js'
import { route, type Route } from './route.js'
import { moment } from './schemas.js'

const readers: Role[] = ['process-administrator', 'auditor']
const administrators: Role[] = ['process-administrator']

const oneYear = z.object({ year: calendarYearSchema })
const kind = z.enum(['corrections', 'public-notice'])
const limit = { caseId: z.string(), enterpriseName: z.string(), kind }
const setDay = z.object({ date: z.string(), working: z.boolean(), name: z.string(), document: z.string() })
const yearView = z.object({
  year: z.number(),
  version: z.number(),
  published: z.boolean(),
  document: z.string(),
  days: z.array(setDay),
  arranged: z.boolean(),
  allDays: z.array(setDay.extend({ origin: z.enum(['statute', 'arrangement', 'administrator', 'week']) })),
})

/** The working calendar: process administrators of the regulation's own region keep it, the others and auditors read it. */
export function calendarRoutes({ calendar }: ApiServices): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/admin/calendar',
      summary: 'Years of the working calendar, and limits that wait for one to be published',
      roles: readers,
      response: z.object({
        mayEdit: z.boolean(),
        years: z.array(z.object({ year: z.number(), published: z.boolean() })),
        waiting: z.array(z.object({ ...limit, dueAt: moment, year: z.number() })),
        waitingTotal: z.number(),
      }),
      handle: async (_input, actor) => calendar.overview(actor),
    }),
    route({
      method: 'get',
      path: '/api/admin/calendar/:year',
      summary: 'Every day of a year: working or off, its name, and who made it so',
      roles: readers,
      params: oneYear,
      response: yearView,
      handle: async ({ params }) => calendar.view(params.year),
    }),
    route({
      method: 'post',
      path: '/api/admin/calendar/:year/preview',
      summary: 'Which running limits a change would move, from when to when; nothing is saved',
      roles: administrators,
      params: oneYear,
      body: calendarChangeSchema,
      response: z.object({ moves: z.array(z.object({ ...limit, from: moment, fromProvisional: z.boolean(), to: moment, toProvisional: z.boolean() })), total: z.number() }),
      handle: async ({ params, body }, actor) => calendar.preview(actor, params.year, body),
    }),
    route({
      method: 'put',
      path: '/api/admin/calendar/:year',
      summary: 'Save a year and move the running limits; what was told is never shortened',
      roles: administrators,
      params: oneYear,
      body: calendarChangeSchema.extend({ version: z.number().int().min(0) }),
      response: yearView.extend({ moved: z.number() }),
      handle: async ({ params, body: { version, ...change } }, actor) => calendar.change(actor, params.year, version, change),
    }),
  ]
}
