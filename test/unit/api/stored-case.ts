import type { CaseRecord } from '../../../src/domain/case.js'
import type { Store } from '../../../src/store/connection.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { humanTasksOf, type HumanTask } from '../../../src/store/models/human-tasks.js'
import { progressOf, type Progress } from '../../../src/store/models/progress.js'
import { caseRecord } from '../workers/case-fixture.js'

let number = 0

/** A case as a later stage left it; returns its id. */
export async function storeCase(store: Store, more: Partial<CaseRecord> = {}): Promise<string> {
  number += 1
  const caseId = `20261122-TEST${String(number).padStart(4, '0')}`
  const record = caseRecord({ caseId, ...more })
  await casesOf(store).create({ ...record, _id: caseId, appliedIntents: [] } as never)
  return caseId
}

/** A human task as the projector would have written it; returns its id. */
export async function storeTask(store: Store, caseId: string, formId: string, group: string, more: Partial<HumanTask> = {}): Promise<string> {
  number += 1
  const userTaskKey = String(2_251_799_813_685_000 + number)
  await humanTasksOf(store).create({
    _id: `${more.epoch ?? 'test'}:${userTaskKey}`,
    epoch: 'test',
    userTaskKey,
    caseId,
    processInstanceKey: `${number}`,
    processId: 'application-to-announcement',
    processDefinitionKey: '1',
    elementId: 'Task_PreliminaryCheck',
    elementInstanceKey: `${userTaskKey}1`,
    formId,
    candidateGroups: [group],
    candidateUsers: [],
    state: 'open',
    createdAt: new Date(),
    variables: {},
    lastPosition: 1,
    ...more,
  })
  return `${more.epoch ?? 'test'}:${userTaskKey}`
}

/** Where the engine stands with a case: the named elements are active. */
export async function storeProgress(store: Store, caseId: string, active: string[], more: Partial<Progress> = {}): Promise<void> {
  number += 1
  const at = new Date()
  await progressOf(store).create({
    _id: `${more.epoch ?? 'test'}:${number}`,
    epoch: 'test',
    processInstanceKey: `${number}`,
    caseId,
    processId: 'application-to-announcement',
    version: 1,
    processDefinitionKey: '1',
    state: 'active',
    startedAt: at,
    elements: active.map((elementId) => ({ elementId, type: 'USER_TASK', state: 'active' as const, times: 1, activeKeys: ['1'], firstEnteredAt: at, lastEnteredAt: at })),
    flows: [],
    incidents: [],
    timers: [],
    history: [],
    scopes: [],
    messages: [],
    openTasks: [],
    lastPosition: { '1': 1 },
    ...more,
  })
}
