import type { EngineRecord } from '../store/models/engine-records.js'
import type { HumanTask } from '../store/models/human-tasks.js'
import type { OpenScope, Progress } from '../store/models/progress.js'

/** One process instance while records are folded into it, with what changed since it was last written. */
export interface ProgressUnit {
  progress: Progress
  /** Not in the store yet. */
  fresh: boolean
  dirty: boolean
  changedTasks: Map<string, HumanTask>
  changedTimers: Set<string>
}

export const unitOf = (progress: Progress, fresh: boolean): ProgressUnit => ({
  progress,
  fresh,
  dirty: false,
  changedTasks: new Map(),
  changedTimers: new Set(),
})

/** An instance of which nothing is known but what its first record says. */
export function beginProgress(record: EngineRecord): Progress {
  const { epoch, value, timestamp } = record
  const processInstanceKey = value.processInstanceKey as string
  return {
    _id: `${epoch}:${processInstanceKey}`,
    epoch,
    processInstanceKey,
    caseId: '',
    processId: (value.bpmnProcessId as string | undefined) ?? '',
    version: 0,
    processDefinitionKey: (value.processDefinitionKey as string | undefined) ?? '',
    state: 'active',
    startedAt: timestamp,
    elements: [],
    flows: [],
    incidents: [],
    timers: [],
    history: [],
    scopes: [],
    messages: [],
    openTasks: [],
    lastPosition: {},
  }
}

/** Everything written to `humanTasks` and `deadlines` carries the case id: a late one is carried over. */
export function setCaseId(unit: ProgressUnit, caseId: string): void {
  const { progress } = unit
  if (progress.caseId || !caseId) return
  progress.caseId = caseId
  for (const task of progress.openTasks) {
    task.caseId = caseId
    unit.changedTasks.set(task.userTaskKey, task)
  }
  for (const { key } of progress.timers) unit.changedTimers.add(key)
}

export function scopeOf(progress: Progress, key: string): OpenScope {
  const known = progress.scopes.find((scope) => scope.key === key)
  if (known) return known
  const scope: OpenScope = { key, parent: '', variables: [] }
  progress.scopes.push(scope)
  return scope
}

/** Variables visible in a scope that are local to it or to a scope around it, up to the process instance, whose own are not local. */
export function localVariables(progress: Progress, scopeKey: string): Record<string, unknown> {
  const visible: Record<string, unknown> = {}
  let scope = progress.scopes.find(({ key }) => key === scopeKey)
  for (let depth = 0; scope && scope.key !== progress.processInstanceKey && depth < 50; depth++) {
    for (const { name, value } of scope.variables) if (!Object.hasOwn(visible, name)) visible[name] = value
    const { parent } = scope
    scope = progress.scopes.find(({ key }) => key === parent)
  }
  return visible
}
