import type { EngineRecord } from '../store/models/engine-records.js'
import type { HumanTask } from '../store/models/human-tasks.js'
import { localVariables, type ProgressUnit } from './progress-unit.js'

/** Folds a USER_TASK record. `formIdOf` names the form of a deployed form's key. */
export function foldHumanTask(unit: ProgressUnit, record: EngineRecord, formIdOf: (formKey: string) => string | undefined): void {
  const { progress } = unit
  const { intent, value, timestamp, position } = record
  const userTaskKey = value.userTaskKey as string
  const task = progress.openTasks.find((open) => open.userTaskKey === userTaskKey) ?? begin(unit, record)
  task.lastPosition = position
  unit.changedTasks.set(userTaskKey, task)
  if (intent === 'COMPLETED' || intent === 'CANCELED') {
    task.state = intent === 'COMPLETED' ? 'completed' : 'cancelled'
    task.endedAt = timestamp
    progress.openTasks = progress.openTasks.filter((open) => open !== task)
    return
  }
  task.elementId = value.elementId as string
  const { formKey, externalFormReference } = value as Record<string, string | undefined>
  task.formId = (formKey && formIdOf(formKey)) || externalFormReference || ''
  task.candidateGroups = (value.candidateGroupsList as string[] | undefined) ?? []
  task.candidateUsers = (value.candidateUsersList as string[] | undefined) ?? []
  setOrDelete(task, 'assignee', value.assignee as string | undefined)
  setOrDelete(task, 'dueAt', dateOf(value.dueDate as string | undefined))
}

function begin({ progress }: ProgressUnit, { epoch, value, timestamp, position }: EngineRecord): HumanTask {
  const elementInstanceKey = value.elementInstanceKey as string
  const task: HumanTask = {
    _id: `${epoch}:${value.userTaskKey as string}`,
    epoch,
    userTaskKey: value.userTaskKey as string,
    caseId: progress.caseId,
    processInstanceKey: progress.processInstanceKey,
    processId: value.bpmnProcessId as string,
    processDefinitionKey: value.processDefinitionKey as string,
    elementId: value.elementId as string,
    elementInstanceKey,
    formId: '',
    candidateGroups: [],
    candidateUsers: [],
    state: 'open',
    createdAt: timestamp,
    variables: localVariables(progress, elementInstanceKey),
    lastPosition: position,
  }
  progress.openTasks.push(task)
  return task
}

/** ISO 8601 with offset, as the engine writes it (a zone in brackets may follow). */
function dateOf(text: string | undefined): Date | undefined {
  const date = new Date(text?.replace(/\[.*\]$/, '') ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date
}

function setOrDelete<K extends 'assignee' | 'dueAt'>(task: HumanTask, name: K, value: HumanTask[K]): void {
  if (value === undefined) delete task[name]
  else task[name] = value
}
