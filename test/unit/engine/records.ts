/** Records as the exporter of 8.5.8 sends them, cut to what matters; keys stay text so that none is rounded before it is sent. */
export interface WireRecord {
  partitionId: number
  position: number
  json: string
}

/** Writes the records of a made-up engine, one position after the other in each partition. */
export class RecordWriter {
  readonly #positions = new Map<number, number>()
  #time = Date.UTC(2026, 10, 22, 1, 0, 0)

  record(valueType: string, intent: string, key: string, value: Record<string, unknown>, partitionId = 1): WireRecord {
    const position = (this.#positions.get(partitionId) ?? 0) + 1 + (Math.abs(Number(key.slice(-2))) % 3)
    this.#positions.set(partitionId, position)
    this.#time += 1000
    const body = { partitionId, value, key, position, timestamp: this.#time, valueType, intent, recordType: 'EVENT', brokerVersion: '8.5.8' }
    return { partitionId, position, json: withKeys(JSON.stringify(body)) }
  }

  element(
    instance: string,
    intent: string,
    key: string,
    elementId: string,
    bpmnElementType: string,
    more: Record<string, unknown> = {},
    partitionId = 1,
  ): WireRecord {
    const value = {
      bpmnProcessId: 'sample',
      version: 1,
      processDefinitionKey: '2251799813685249',
      processInstanceKey: instance,
      elementId,
      bpmnElementType,
      flowScopeKey: bpmnElementType === 'PROCESS' ? '-1' : instance,
      parentProcessInstanceKey: '-1',
      parentElementInstanceKey: '-1',
      ...more,
    }
    return this.record('PROCESS_INSTANCE', intent, key, value, partitionId)
  }

  /** A case from start to end: start event, human task with a timer beside it, end event. */
  instance(base: bigint, caseId: string, partitionId = 1): WireRecord[] {
    const key = (offset: number) => String(base + BigInt(offset))
    const instance = key(0)
    const inInstance = { bpmnProcessId: 'sample', processDefinitionKey: '2251799813685249', processInstanceKey: instance }
    const task = { ...inInstance, elementId: 'Task_Check', elementInstanceKey: key(3), userTaskKey: key(4), formKey: '-1', externalFormReference: 'preliminary-check' }
    const timer = { processInstanceKey: instance, elementInstanceKey: key(3), targetElementId: 'Timer_Remind', dueDate: Date.UTC(2026, 11, 1), processDefinitionKey: '2251799813685249' }
    return [
      this.element(instance, 'ELEMENT_ACTIVATING', instance, 'sample', 'PROCESS', {}, partitionId),
      this.record('VARIABLE', 'CREATED', key(1), { ...inInstance, scopeKey: instance, name: 'caseId', value: JSON.stringify(caseId) }, partitionId),
      this.element(instance, 'ELEMENT_ACTIVATING', key(2), 'StartEvent_1', 'START_EVENT', {}, partitionId),
      this.element(instance, 'ELEMENT_COMPLETED', key(2), 'StartEvent_1', 'START_EVENT', {}, partitionId),
      this.element(instance, 'SEQUENCE_FLOW_TAKEN', key(9), 'Flow_1', 'SEQUENCE_FLOW', {}, partitionId),
      this.element(instance, 'ELEMENT_ACTIVATING', key(3), 'Task_Check', 'USER_TASK', {}, partitionId),
      this.record('VARIABLE', 'CREATED', key(8), { ...inInstance, scopeKey: key(3), name: 'problem', value: '{"problemId":"P1","big":9007199254740993}' }, partitionId),
      this.record('USER_TASK', 'CREATED', key(4), { ...task, candidateGroupsList: ['officer:640100'], dueDate: '2026-12-31T10:00+08:00', assignee: '' }, partitionId),
      this.record('TIMER', 'CREATED', key(5), timer, partitionId),
      this.record('USER_TASK', 'ASSIGNED', key(4), { ...task, candidateGroupsList: ['officer:640100'], dueDate: '2026-12-31T10:00+08:00', assignee: 'A1' }, partitionId),
      this.record('INCIDENT', 'CREATED', key(6), { ...inInstance, elementId: 'Task_Check', errorType: 'JOB_NO_RETRIES', errorMessage: 'no', jobKey: key(7) }, partitionId),
      this.record('INCIDENT', 'RESOLVED', key(6), { ...inInstance, elementId: 'Task_Check', errorType: 'JOB_NO_RETRIES', errorMessage: 'no', jobKey: key(7) }, partitionId),
      this.record('USER_TASK', 'COMPLETED', key(4), { ...task, candidateGroupsList: ['officer:640100'], assignee: 'A1' }, partitionId),
      this.record('TIMER', 'CANCELED', key(5), timer, partitionId),
      this.element(instance, 'ELEMENT_COMPLETED', key(3), 'Task_Check', 'USER_TASK', {}, partitionId),
      this.element(instance, 'ELEMENT_ACTIVATING', key(10), 'EndEvent_1', 'END_EVENT', {}, partitionId),
      this.element(instance, 'ELEMENT_COMPLETED', key(10), 'EndEvent_1', 'END_EVENT', {}, partitionId),
      this.element(instance, 'ELEMENT_COMPLETED', instance, 'sample', 'PROCESS', {}, partitionId),
    ]
  }
}

/** Body of a bulk request. */
export function bulk(records: WireRecord[], epoch = 'e1'): string {
  return records
    .map(({ partitionId, position, json }) => {
      const action = { index: { routing: String(partitionId), _index: `${epoch}_record_8.5.8_2026-11-22`, _id: `${partitionId}-${position}` } }
      return `${JSON.stringify(action)}\n${json}\n`
    })
    .join('')
}

/** Keys were text to keep them exact; on the wire they are numbers. */
const withKeys = (json: string): string => json.replace(/("(?:key|\w+Key)":)"(-?\d+)"/g, '$1$2')
