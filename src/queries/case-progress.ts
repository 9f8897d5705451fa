import type { Clock } from '../domain/clock.js'
import type { Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { taskClaimsOf } from '../store/models/task-claims.js'
import { dueFields, officeOf, seesPersons, statesOf, type ProgressShown } from './case-state.js'
import type { CaseView } from './case-view.js'
import { modelIdOf, type ModelQueries } from './process-models.js'

/** Where a case is on its models: everything the diagram, the outline and their live updates show. */
export function createCaseProgress(store: Store, cases: CaseView, models: ModelQueries, { clock, epoch }: { clock: Clock; epoch: string }) {
  return async (actor: Actor, caseId: string) => {
    await cases.record(actor, caseId)
    const { instances, tasks, deadlines } = (await statesOf(store, epoch, [caseId], true)).get(caseId)!
    const open = seesPersons(actor.role)
    const claims = open ? await taskClaimsOf(store).find({ _id: { $in: tasks.map((task) => task._id) } }).lean() : []
    const keys = [...new Set(instances.map(modelIdOf))]
    const facts = (await Promise.all(keys.map(async (key) => ({ key, model: await models.facts(key) })))).filter((one) => one.model)
    const now = clock.now()
    const provisional = new Set(deadlines.filter((one) => one.provisional).map((one) => one.dueAt.getTime()))
    return {
      instances: instances.map((instance) => instanceFor(instance, open, provisional)),
      models: Object.fromEntries(facts.map(({ key, model }) => [key, { processId: model!.processId, version: model!.version, name: model!.name }])),
      tasks: tasks.map((task) => {
        const holder = claims.find((claim) => claim._id === task._id)?.displayName
        return {
          taskKey: task._id,
          processInstanceKey: task.processInstanceKey,
          elementId: task.elementId,
          formId: task.formId,
          office: officeOf(task.candidateGroups[0]),
          ...dueFields(task.dueAt && { at: task.dueAt, provisional: task.provisional }),
          overdue: task.dueAt !== undefined && task.dueAt < now,
          ...(holder && { assigneeName: holder }),
        }
      }),
      deadlines: deadlines.map(({ elementId, processInstanceKey, dueAt, provisional, state }) => ({ elementId, processInstanceKey, dueAt, provisional, state })),
      rules: Object.assign({}, ...facts.map(({ model }) => model!.rules)) as Record<string, string[]>,
      now,
    }
  }
}

/** An incident's message may name inner systems: the enterprise learns only that there is one. */
function instanceFor(row: ProgressShown, open: boolean, provisional: Set<number>) {
  const { processInstanceKey, caseId, processId, version, parent, state, startedAt, endedAt, elements, flows, timers, history } = row
  return {
    processInstanceKey,
    caseId,
    processId,
    version,
    processDefinitionKey: modelIdOf(row),
    ...(parent && { parent }),
    state,
    startedAt,
    ...(endedAt && { endedAt }),
    elements,
    flows,
    timers: timers.map((timer) => ({ ...timer, provisional: provisional.has(timer.dueAt.getTime()) })),
    history,
    incidents: row.incidents.map((incident) => (open ? shownIncident(incident) : { elementId: incident.elementId, at: incident.at, ...(incident.resolvedAt && { resolvedAt: incident.resolvedAt }) })),
  }
}

function shownIncident({ jobKey: _jobKey, ...incident }: ProgressShown['incidents'][number]) {
  return incident
}
