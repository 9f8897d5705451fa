import { candidateGroupsOf, type Actor, type Role } from '../domain/role.js'
import { holdersOf, stageOf, type Holder, type Office } from '../domain/stages.js'
import type { Store } from '../store/connection.js'
import type { CaseDocument } from '../store/models/cases.js'
import { deadlinesOf, type Deadline } from '../store/models/deadlines.js'
import { humanTasksOf, type HumanTask } from '../store/models/human-tasks.js'
import { progressOf, type Progress } from '../store/models/progress.js'
import { provisionalMoments, withDueDates, type DueTask } from './due-dates.js'

/** A projection without the projector's own working notes. */
export type ProgressShown = Omit<Progress, 'scopes' | 'messages' | 'openTasks' | 'lastPosition'>
const shown = { scopes: 0, messages: 0, openTasks: 0, lastPosition: 0 }
/** Left out where only stage, holder and incidents are wanted: a long case's history is most of its document. */
const details = { history: 0, flows: 0, timers: 0 }

/** What the projections say of one case now. */
export interface CaseState {
  instances: ProgressShown[]
  tasks: DueTask[]
  /** Running timers; `provisional` where the moment passes a year whose calendar is not published. */
  deadlines: (Deadline & { provisional: boolean })[]
}
/** A moment as pages show it: with 暂定 where it may move. */
export interface DueMoment {
  at: Date
  provisional: boolean
}
export interface CaseHolder {
  office: Office
  regionCode?: string
  until?: DueMoment
}

/** Projections of several cases in three queries; without their history unless it is asked for. Tasks and deadlines of earlier lives of the engine are over. */
export async function statesOf(store: Store, epoch: string, caseIds: string[], withHistory = false): Promise<Map<string, CaseState>> {
  const states = new Map<string, CaseState>(caseIds.map((id) => [id, { instances: [], tasks: [], deadlines: [] }]))
  if (caseIds.length === 0) return states
  const wanted = { caseId: { $in: caseIds } }
  const [instances, tasks, deadlines, provisional] = await Promise.all([
    progressOf(store).find(wanted, withHistory ? shown : { ...shown, ...details }).sort({ caseId: 1, startedAt: 1 }).lean<ProgressShown[]>(),
    humanTasksOf(store).find({ ...wanted, state: 'open', epoch }).lean<HumanTask[]>(),
    deadlinesOf(store).find({ ...wanted, state: 'pending', epoch }).lean<Deadline[]>(),
    provisionalMoments(store, caseIds),
  ])
  for (const one of instances) states.get(one.caseId)?.instances.push(one)
  for (const one of await withDueDates(store, tasks)) states.get(one.caseId)?.tasks.push(one)
  for (const one of deadlines) states.get(one.caseId)?.deadlines.push({ ...one, provisional: provisional.get(one.caseId)?.has(one.dueAt.getTime()) ?? false })
  for (const state of states.values()) state.instances.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
  return states
}

/** An ended case stays ended whatever is still on its way from the engine. */
export function stageNow(record: Pick<CaseDocument, 'endedAt'>, state: CaseState) {
  return record.endedAt ? ('ended' as const) : stageOf(state.instances)
}

/** Office of a candidate group: `officer:640100` → officer. */
export const officeOf = (group: string | undefined): Office => ((group ?? '').split(':')[0] || 'system') as Office

/** Earliest moment something is due: an open task's or a running deadline's. */
export function dueAtOf(state: CaseState): DueMoment | undefined {
  const moments = [...state.tasks, ...state.deadlines].flatMap(({ dueAt, provisional }) => (dueAt ? { at: dueAt, provisional } : []))
  return moments.sort((a, b) => a.at.getTime() - b.at.getTime())[0]
}

/** The moment in the two fields answers carry; nothing where nothing is due. */
export const dueFields = (due: DueMoment | undefined) => (due ? { dueAt: due.at, provisional: due.provisional } : {})

/** Who holds a case, as answers say it. */
export const holderShown = ({ office, regionCode, until }: CaseHolder, regionName: (code: string) => string) => ({
  office,
  ...(regionCode && { regionName: regionName(regionCode) }),
  ...(until && { until: until.at, provisional: until.provisional }),
})

/** Who holds the case: an office of a region, never a person; nobody once the case has ended. */
export function holderOf(record: CaseDocument, state: CaseState): CaseHolder | undefined {
  if (record.endedAt) return undefined
  const holders = holdersOf(state.instances)
  const holder = holders.find((one) => one.office !== 'system') ?? holders[0]
  if (!holder) return { office: 'system' }
  const regionCode = regionOf(record, holder)
  const until = untilOf(state, holder)
  return { office: holder.office, ...(regionCode && { regionCode }), ...(until && { until }) }
}

function regionOf(record: CaseDocument, holder: Holder): string | undefined {
  if (holder.office === 'expert') return record.committeeRegion
  if (holder.region === 'localRegion') return record.regionCode
  return holder.region && record[holder.region]
}

function untilOf(state: CaseState, holder: Holder): DueMoment | undefined {
  const task = state.tasks.find((one) => one.elementId === holder.elementId && one.dueAt)
  return task?.dueAt ? { at: task.dueAt, provisional: task.provisional } : dueAtOf(state)
}

/** True where the task is one of the actor's groups. */
export function inMyGroups(actor: Actor, task: Pick<HumanTask, 'candidateGroups'>): boolean {
  const groups = candidateGroupsOf(actor)
  return task.candidateGroups.some((group) => groups.includes(group))
}

/** Roles that may read names of persons and inner opinions. */
export const seesPersons = (role: Role): boolean => role !== 'enterprise'

/** Whether an element of a process is active now. */
export const isActive = (state: CaseState, processId: string, elementId: string): boolean =>
  state.instances.some(
    (instance) => instance.processId === processId && instance.elements.some((one) => one.elementId === elementId && one.state === 'active'),
  )

export const openIncidents = (state: CaseState): number =>
  state.instances.reduce((sum, instance) => sum + instance.incidents.filter((incident) => !incident.resolvedAt).length, 0)
