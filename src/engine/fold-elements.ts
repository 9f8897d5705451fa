import type { EngineRecord } from '../store/models/engine-records.js'
import type { ElementProgress, Progress } from '../store/models/progress.js'
import { scopeOf, setCaseId, type ProgressUnit } from './progress-unit.js'

/** Elements that hold variables of their own a human task inside may need. */
const scoped = new Set(['SUB_PROCESS', 'EVENT_SUB_PROCESS', 'MULTI_INSTANCE_BODY', 'USER_TASK'])

/** Folds a PROCESS_INSTANCE record: the instance itself, a sequence flow, or an element. `parent` is the calling instance, where known. */
export function foldElement(unit: ProgressUnit, record: EngineRecord, parent: Progress | undefined): void {
  const { progress } = unit
  const { elementId, bpmnElementType: type } = record.value as { elementId: string; bpmnElementType: string }
  if (record.intent === 'SEQUENCE_FLOW_TAKEN') {
    if (!progress.flows.includes(elementId)) progress.flows.push(elementId)
  } else if (type === 'PROCESS') foldInstance(unit, record, parent)
  else if (record.intent === 'ELEMENT_ACTIVATING') enter(progress, record)
  else if (record.intent === 'ELEMENT_MIGRATED') rename(progress, record)
  else leave(unit, record)
}

function foldInstance(unit: ProgressUnit, { intent, value, timestamp }: EngineRecord, parent: Progress | undefined): void {
  const { progress } = unit
  progress.processId = value.bpmnProcessId as string
  progress.version = value.version as number
  progress.processDefinitionKey = value.processDefinitionKey as string
  if (intent === 'ELEMENT_ACTIVATING') {
    progress.startedAt = timestamp
    if (value.parentProcessInstanceKey) {
      const elementInstanceKey = value.parentElementInstanceKey as string
      progress.parent = {
        processInstanceKey: value.parentProcessInstanceKey as string,
        elementInstanceKey,
        elementId: parent?.history.findLast(({ key }) => key === elementInstanceKey)?.elementId ?? '',
      }
      if (parent) setCaseId(unit, parent.caseId)
    }
  } else if (intent !== 'ELEMENT_MIGRATED') {
    progress.state = intent === 'ELEMENT_COMPLETED' ? 'completed' : 'terminated'
    progress.endedAt = timestamp
    progress.scopes = []
    progress.messages = []
  }
}

function enter(progress: Progress, { key, value, timestamp }: EngineRecord): void {
  const type = value.bpmnElementType as string
  const isBody = type === 'MULTI_INSTANCE_BODY'
  const element = elementOf(progress, value.elementId as string, type, timestamp)
  if (element.activeKeys.includes(key)) return
  if (!isBody) {
    element.type = type
    element.times += 1
    progress.history.push({ elementId: element.elementId, key, enteredAt: timestamp, state: 'active' })
  }
  element.activeKeys.push(key)
  element.state = 'active'
  element.lastEnteredAt = timestamp
  if (scoped.has(type)) scopeOf(progress, key).parent = value.flowScopeKey as string
  if (type === 'START_EVENT') takeMessage(progress, element.elementId, value.flowScopeKey as string)
}

function leave(unit: ProgressUnit, { key, intent, value, timestamp, position }: EngineRecord): void {
  const { progress } = unit
  const state = intent === 'ELEMENT_COMPLETED' ? 'completed' : 'terminated'
  const element = elementOf(progress, value.elementId as string, value.bpmnElementType as string, timestamp)
  element.activeKeys = element.activeKeys.filter((active) => active !== key)
  element.state = element.activeKeys.length > 0 ? 'active' : state
  element.lastLeftAt = timestamp
  const visit = progress.history.findLast((entry) => entry.key === key)
  if (visit) {
    visit.leftAt = timestamp
    visit.state = state
  }
  progress.scopes = progress.scopes.filter((scope) => scope.key !== key)
  if (value.bpmnElementType !== 'START_EVENT') progress.messages = progress.messages.filter(({ elementId }) => elementId !== element.elementId)
  if (state !== 'completed') return
  // A timer is cancelled before its element is known to have completed: what waited went on in time.
  for (const timer of progress.timers) {
    if (timer.elementInstanceKey === key && timer.state === 'cancelled') {
      timer.state = 'met'
      timer.lastPosition = position
      unit.changedTimers.add(timer.key)
    }
  }
}

/** A migrated instance goes on under the ids of the new model. */
function rename(progress: Progress, { key, value, timestamp }: EngineRecord): void {
  const visit = progress.history.findLast((entry) => entry.key === key)
  if (!visit || visit.elementId === value.elementId) return
  const from = elementOf(progress, visit.elementId, value.bpmnElementType as string, timestamp)
  const to = elementOf(progress, value.elementId as string, value.bpmnElementType as string, timestamp)
  from.activeKeys = from.activeKeys.filter((active) => active !== key)
  from.state = from.activeKeys.length > 0 ? 'active' : 'terminated'
  from.lastLeftAt = timestamp
  to.activeKeys.push(key)
  to.times += 1
  to.state = 'active'
  visit.elementId = to.elementId
}

/** The message that starts an event sub-process leaves its variables outside; they belong to the run it started. */
function takeMessage(progress: Progress, elementId: string, scopeKey: string): void {
  const at = progress.messages.findIndex((message) => message.elementId === elementId)
  if (at < 0) return
  const [message] = progress.messages.splice(at, 1)
  scopeOf(progress, scopeKey).variables.push(...message!.variables)
}

function elementOf(progress: Progress, elementId: string, type: string, at: Date): ElementProgress {
  const known = progress.elements.find((element) => element.elementId === elementId)
  if (known) return known
  const element: ElementProgress = { elementId, type, state: 'active', times: 0, activeKeys: [], firstEnteredAt: at, lastEnteredAt: at }
  progress.elements.push(element)
  return element
}
