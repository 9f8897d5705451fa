import { z } from 'zod'
import { gradeSchema } from '../domain/grade.js'
import type { Role } from '../domain/role.js'
import type { ApiServices } from './api-services.js'
import { caseView } from './case-schemas.js'
import { route, type Route } from './route.js'
import { draftBody, draftSaved, draftState, engineId, flag, moment, page, paged, searchText } from './schemas.js'

const oneTask = z.object({ taskKey: engineId })

const taskRow = z
  .object({
    taskKey: z.string(),
    caseId: z.string(),
    enterpriseName: z.string(),
    industry: z.string(),
    grade: gradeSchema,
    elementId: z.string(),
    name: z.string(),
    formId: z.string(),
    office: z.string(),
    /** Done by a group of persons together: nobody takes it for himself. */
    joint: z.boolean(),
    assignee: z.string().optional(),
    assigneeName: z.string().optional(),
    createdAt: moment,
    dueAt: moment.optional(),
    /** The due date passes a year whose calendar is not published: it may move. */
    provisional: z.boolean().optional(),
    overdue: z.boolean(),
    /** The person had the task before: sent back with a reason, or what was asked for is there. */
    returned: z.object({ how: z.enum(['returned', 'resubmitted']), reason: z.string(), violations: z.array(z.string()) }).optional(),
    /** Handed in; the engine has still to be told. */
    waiting: z.boolean(),
    /** Tasks that stand in this row: objections of one case are gathered. */
    alike: z.number().int(),
  })
  .meta({ id: 'TaskRow' })

/** What an enterprise's cases wait for from it beside its tasks. */
const awaited = z.object({
  caseId: z.string(),
  enterpriseName: z.string(),
  grade: gradeSchema,
  action: z.enum(['withdraw', 'answer-corrections', 'request-re-review', 'submit-rectified-items']),
  dueAt: moment.optional(),
  provisional: z.boolean().optional(),
})

const desks: Role[] = ['officer', 'secretary', 'expert', 'leader', 'enterprise']

/** The task desk: what is to be done, and doing it. */
export function deskRoutes({ commands, drafts, queries }: ApiServices): Route[] {
  const act = (name: 'claim' | 'unclaim', summary: string, run: ApiServices['commands']['claimTask']): Route =>
    route({
      method: 'post',
      path: `/api/tasks/:taskKey/${name}`,
      summary,
      roles: desks,
      params: oneTask,
      response: 'nothing',
      handle: async ({ params }, actor) => run(actor, params.taskKey),
    })

  return [
    route({
      method: 'get',
      path: '/api/tasks',
      summary: 'Open tasks of the own groups by due date, with counts',
      roles: desks,
      query: z.object({ mine: flag, overdue: flag, q: searchText, page }),
      response: paged(taskRow).extend({ awaited: z.array(awaited), counts: z.object({ open: z.number(), overdue: z.number(), mine: z.number() }) }),
      handle: async ({ query }, actor) => queries.tasks.list(actor, query),
    }),
    route({
      method: 'get',
      path: '/api/tasks/:taskKey',
      summary: 'One task with its form, its case, what the form asks about, and the own draft',
      roles: 'signed-in',
      params: oneTask,
      response: z.object({
        task: taskRow.extend({ state: z.enum(['open', 'completed', 'cancelled']) }),
        form: z.looseObject({}).nullable(),
        case: caseView,
        context: z.record(z.string(), z.unknown()),
        draft: draftState.nullable(),
      }),
      handle: async ({ params }, actor) => queries.tasks.detail(actor, params.taskKey),
    }),
    act('claim', 'Take a task of the own groups', (actor, key) => commands.claimTask(actor, key)),
    act('unclaim', 'Give a task back to its groups', (actor, key) => commands.unclaimTask(actor, key)),
    route({
      method: 'post',
      path: '/api/tasks/:taskKey/assign',
      summary: 'Give a task to somebody of its groups',
      roles: [...desks, 'process-administrator'],
      params: oneTask,
      body: z.object({ accountId: z.string().min(1, { error: 'text.required' }).max(120) }),
      response: 'nothing',
      handle: async ({ params, body }, actor) => commands.assignTask(actor, params.taskKey, body.accountId),
    }),
    route({
      method: 'get',
      path: '/api/tasks/:taskKey/assignees',
      summary: 'Accounts the task may be given to',
      roles: [...desks, 'process-administrator'],
      params: oneTask,
      response: z.object({ items: z.array(z.object({ accountId: z.string(), displayName: z.string() })) }),
      handle: async ({ params }, actor) => ({ items: await queries.tasks.assignees(actor, params.taskKey) }),
    }),
    route({
      method: 'put',
      path: '/api/tasks/:taskKey/draft',
      summary: 'Keep what is typed into a task’s form; 409 with the stored one when it was saved elsewhere meanwhile',
      roles: desks,
      params: oneTask,
      body: draftBody,
      response: draftSaved,
      handle: async ({ params, body }, actor) => {
        await queries.tasks.mayDraft(actor, params.taskKey)
        const { version, savedAt } = await drafts.save(`account:${actor.accountId}`, `task:${params.taskKey}`, body.version, body.content)
        return { version, savedAt }
      },
    }),
    route({
      method: 'post',
      path: '/api/tasks/:taskKey/completion',
      summary: 'Hand in a task’s form; the payload is checked by its form id (components/schemas/TaskForms)',
      roles: desks,
      params: oneTask,
      body: z.object({ payload: z.unknown() }),
      response: 'act',
      handle: async ({ params, body }, actor) => {
        const performed = await commands.completeTask(actor, params.taskKey, body.payload)
        await drafts.remove(`account:${actor.accountId}`, `task:${params.taskKey}`)
        return performed
      },
    }),
  ]
}
