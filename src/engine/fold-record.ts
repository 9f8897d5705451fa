import type { EngineRecord } from '../store/models/engine-records.js'
import type { Progress } from '../store/models/progress.js'
import { dropOldest } from './bounded-progress.js'
import { foldElement } from './fold-elements.js'
import { foldHumanTask } from './fold-human-tasks.js'
import { parseExact } from './exact-json.js'
import { scopeOf, setCaseId, type ProgressUnit } from './progress-unit.js'

export interface FoldContext {
  /** The instance that called this one, where it is known. */
  parent?: Progress | undefined
  formIdOf(formKey: string): string | undefined
}

/**
 * Folds one record into its process instance; false when the instance has it already. A pure function of the records in their
 * order: live projection and rebuild both are this, so their results are equal.
 */
export function foldRecord(unit: ProgressUnit, record: EngineRecord, context: FoldContext): boolean {
  const { progress } = unit
  const partition = String(record.partitionId)
  if (progress.setAside || (progress.lastPosition[partition] ?? 0) >= record.position) return false
  switch (record.valueType) {
    case 'PROCESS_INSTANCE':
      foldElement(unit, record, context.parent)
      break
    case 'USER_TASK':
      foldHumanTask(unit, record, context.formIdOf)
      break
    case 'TIMER':
      foldTimer(unit, record)
      break
    case 'INCIDENT':
      foldIncident(progress, record)
      break
    case 'VARIABLE':
      foldVariable(unit, record)
      break
    case 'PROCESS_MESSAGE_SUBSCRIPTION':
      foldMessage(progress, record)
      break
    case 'ERROR':
      progress.incidents.push({
        key: `error:${record.key}:${record.position}`,
        elementId: '',
        type: 'ENGINE_ERROR',
        message: (record.value.exceptionMessage as string).slice(0, 2000),
        at: record.timestamp,
      })
  }
  dropOldest(progress)
  progress.lastPosition[partition] = record.position
  unit.dirty = true
  return true
}

const timerStates = { TRIGGERED: 'expired', CANCELED: 'cancelled' } as const

function foldTimer(unit: ProgressUnit, { key, intent, value, position }: EngineRecord): void {
  const { timers } = unit.progress
  const known = timers.find((timer) => timer.key === key)
  const timer = known ?? {
    key,
    elementId: value.targetElementId as string,
    elementInstanceKey: value.elementInstanceKey as string,
    dueAt: new Date(value.dueDate as number),
    state: 'pending' as const,
    lastPosition: position,
  }
  if (!known) timers.push(timer)
  const state = timerStates[intent as keyof typeof timerStates]
  if (state) timer.state = state
  else timer.elementId = value.targetElementId as string
  timer.lastPosition = position
  unit.changedTimers.add(key)
}

function foldIncident(progress: Progress, { key, intent, value, timestamp }: EngineRecord): void {
  const known = progress.incidents.find((incident) => incident.key === key)
  if (intent === 'RESOLVED') {
    if (known) known.resolvedAt = timestamp
    return
  }
  if (known) return
  progress.incidents.push({
    key,
    elementId: value.elementId as string,
    type: value.errorType as string,
    message: (value.errorMessage as string).slice(0, 2000),
    at: timestamp,
    ...(value.jobKey ? { jobKey: value.jobKey as string } : {}),
  })
}

function foldVariable(unit: ProgressUnit, { value }: EngineRecord): void {
  const { name, scopeKey, processInstanceKey } = value as Record<string, string>
  const content = valueOf(value.value as string)
  if (name === 'caseId' && typeof content === 'string') setCaseId(unit, content)
  if (scopeKey === processInstanceKey) return
  const { variables } = scopeOf(unit.progress, scopeKey!)
  const known = variables.find((variable) => variable.name === name)
  if (known) known.value = content
  else variables.push({ name: name!, value: content })
}

function foldMessage(progress: Progress, { value }: EngineRecord): void {
  const variables = Object.entries(value.variables as Record<string, unknown>).map(([name, content]) => ({ name, value: content }))
  if (variables.length > 0) progress.messages.push({ elementId: value.elementId as string, variables })
}

function valueOf(text: string): unknown {
  try {
    return parseExact(text)
  } catch {
    return text
  }
}
