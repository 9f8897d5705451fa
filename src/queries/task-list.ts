import type { Clock } from '../domain/clock.js'
import { isJoint } from '../domain/human-task.js'
import { candidateGroupsOf, type Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { casesOf } from '../store/models/cases.js'
import { taskClaimsOf, type TaskClaim } from '../store/models/task-claims.js'
import { withDueDates, type DueTask } from './due-dates.js'
import { awaitedActs } from './awaited-acts.js'
import { dueFields, officeOf } from './case-state.js'
import { pageSize, skipOf } from './paging.js'
import { modelIdOf, type ModelQueries } from './process-models.js'
import { returnedTask, returnParts, type ReturnParts } from './returned.js'
import { handedInUntold } from './untold-acts.js'
import { humanTasksOf, type HumanTask } from '../store/models/human-tasks.js'

export interface TaskFilter {
  mine?: boolean | undefined
  overdue?: boolean | undefined
  q: string
  page: number
}
interface CaseFacts {
  _id: string
  enterpriseName: string
  industry: string
  grade: string
}

/** More than one desk holds: beyond it the latest due are left out of the list until earlier ones are done. */
const mostOpen = 5_000

/** Open tasks of the actor's groups by due date, with how many are open, overdue and the actor's own. */
export function createTaskList(store: Store, models: ModelQueries, { clock, epoch }: { clock: Clock; epoch: string }) {
  return async (actor: Actor, wanted: TaskFilter) => {
    const groups = candidateGroupsOf(actor)
    const now = clock.now()
    const rows = groups.length === 0 ? [] : await openTasks(store, epoch, groups)
    const cases = await casesOfTasks(store, rows, actor)
    const claims = await claimsOf(store, rows)
    const mine = (row: HumanTask) => claims.get(row._id)?.accountId === actor.accountId
    const overdue = (row: HumanTask) => row.dueAt !== undefined && row.dueAt < now
    const open = rows.filter((row) => cases.has(row.caseId))
    const { rows: gathered, alike } = gatherObjections(open)
    const chosen = gathered.filter((row) => (!wanted.mine || mine(row)) && (!wanted.overdue || overdue(row)) && matches(row, cases.get(row.caseId)!, wanted.q))
    const shown = chosen.slice(skipOf(wanted.page), skipOf(wanted.page) + pageSize)
    const [names, parts, awaited, waiting] = await Promise.all([elementNames(models, shown), partsOf(store, shown), awaitedActs(store, epoch, actor), handedInUntold(store, shown)])
    return {
      items: shown.map((row) => ({
        ...taskItem(row, { ...cases.get(row.caseId)!, ...parts.get(row.caseId)! }, claims.get(row._id), names(row), now),
        waiting: waiting.has(row._id),
        alike: alike.get(row._id) ?? 1,
      })),
      awaited,
      total: chosen.length,
      counts: { open: gathered.length, overdue: gathered.filter(overdue).length, mine: gathered.filter(mine).length },
    }
  }
}

/** Objections of one case stand in one row, that of the one due first: a notice that many object to is one thing to do, not two hundred. */
function gatherObjections<T extends HumanTask>(rows: T[]): { rows: T[]; alike: Map<string, number> } {
  const first = new Map<string, string>()
  const alike = new Map<string, number>()
  const kept = rows.filter((row) => {
    if (typeof row.variables.objectionId !== 'string') return true
    const shown = first.get(row.caseId) ?? row._id
    first.set(row.caseId, shown)
    alike.set(shown, (alike.get(shown) ?? 0) + 1)
    return shown === row._id
  })
  return { rows: kept, alike }
}

async function openTasks(store: Store, epoch: string, groups: string[]): Promise<DueTask[]> {
  const rows = await humanTasksOf(store)
    .find({ candidateGroups: groups.length === 1 ? groups[0]! : { $in: groups }, state: 'open', epoch })
    .sort({ dueAt: 1 })
    .limit(mostOpen)
    .lean<HumanTask[]>()
  const due = await withDueDates(store, rows)
  return due.sort((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) || a.createdAt.getTime() - b.createdAt.getTime())
}

/** An officer of some industries only has the tasks of these. */
async function casesOfTasks(store: Store, rows: HumanTask[], actor: Actor): Promise<Map<string, CaseFacts>> {
  const ids = [...new Set(rows.map((row) => row.caseId))]
  const industries = actor.industries.length > 0 ? { industry: { $in: actor.industries } } : {}
  const found = await casesOf(store)
    .find({ _id: { $in: ids }, ...industries }, { enterpriseName: 1, industry: 1, grade: 1 })
    .lean<CaseFacts[]>()
  return new Map(found.map((one) => [one._id, one]))
}

/** What the cases of the rows shown say of tasks that came back. */
async function partsOf(store: Store, rows: HumanTask[]): Promise<Map<string, ReturnParts>> {
  const found = await casesOf(store).find({ _id: { $in: [...new Set(rows.map((row) => row.caseId))] } }, returnParts).lean<(ReturnParts & { _id: string })[]>()
  return new Map(found.map(({ _id, ...parts }) => [_id, parts]))
}

export async function claimsOf(store: Store, rows: HumanTask[]): Promise<Map<string, TaskClaim>> {
  const found = await taskClaimsOf(store).find({ _id: { $in: rows.map((row) => row._id) } }).lean()
  return new Map(found.map((one) => [one._id, one]))
}

const matches = (row: HumanTask, record: CaseFacts, q: string): boolean => q === '' || row.caseId === q || record.enterpriseName.includes(q)

/** Labels of the tasks' elements, from the model version each case runs on. */
export async function elementNames(models: ModelQueries, rows: Pick<HumanTask, 'epoch' | 'processDefinitionKey'>[]) {
  const keys = [...new Set(rows.map(modelIdOf))]
  const byModel = new Map(await Promise.all(keys.map(async (key) => [key, await models.facts(key)] as const)))
  return (row: Pick<HumanTask, 'epoch' | 'processDefinitionKey' | 'elementId'>) => byModel.get(modelIdOf(row))?.elementNames[row.elementId] ?? row.elementId
}

export function taskItem(row: DueTask, record: CaseFacts & ReturnParts, claim: TaskClaim | undefined, name: string, now: Date) {
  const returned = returnedTask(row, record)
  return {
    taskKey: row._id,
    caseId: row.caseId,
    enterpriseName: record.enterpriseName,
    industry: record.industry,
    grade: record.grade,
    elementId: row.elementId,
    name,
    formId: row.formId,
    office: officeOf(row.candidateGroups[0]),
    joint: isJoint(row),
    ...(claim?.accountId && !isJoint(row) && { assignee: claim.accountId, assigneeName: claim.displayName ?? '' }),
    createdAt: row.createdAt,
    ...dueFields(row.dueAt && { at: row.dueAt, provisional: row.provisional }),
    overdue: row.dueAt !== undefined && row.dueAt < now,
    ...(returned && { returned }),
  }
}
