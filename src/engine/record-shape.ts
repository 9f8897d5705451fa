/** How a field of a record's value is kept: keys as strings whatever their size. */
export type FieldKind = 'key' | 'text' | 'number' | 'texts' | 'object'

export interface RecordShape {
  /** Intents a projection reads; the others are acknowledged and not stored. */
  intents: ReadonlySet<string>
  /** Missing or of another kind → the record is undigestible. */
  required: Readonly<Record<string, FieldKind>>
  optional?: Readonly<Record<string, FieldKind>>
}

const instance = { processInstanceKey: 'key', bpmnProcessId: 'text', processDefinitionKey: 'key' } as const

/** Variables local to a scope are kept for human tasks; longer ones are no ids, dates or flags. */
export const longestVariable = 4096

/** What the projections read of the engine's stream: value type → intents and fields. Everything else is ignored. */
export const recordShapes: Readonly<Record<string, RecordShape>> = {
  PROCESS: {
    intents: new Set(['CREATED']),
    required: { bpmnProcessId: 'text', processDefinitionKey: 'key', version: 'number', resource: 'text' },
  },
  FORM: {
    intents: new Set(['CREATED']),
    required: { formId: 'text', formKey: 'key', version: 'number', resource: 'text' },
  },
  PROCESS_INSTANCE: {
    // ACTIVATED and COMPLETING add nothing that ACTIVATING and COMPLETED do not say.
    intents: new Set(['ELEMENT_ACTIVATING', 'ELEMENT_COMPLETED', 'ELEMENT_TERMINATED', 'ELEMENT_MIGRATED', 'SEQUENCE_FLOW_TAKEN']),
    required: { ...instance, version: 'number', elementId: 'text', bpmnElementType: 'text', flowScopeKey: 'key' },
    optional: { parentProcessInstanceKey: 'key', parentElementInstanceKey: 'key' },
  },
  USER_TASK: {
    intents: new Set(['CREATED', 'ASSIGNED', 'UPDATED', 'COMPLETED', 'CANCELED', 'MIGRATED']),
    required: { ...instance, elementId: 'text', elementInstanceKey: 'key', userTaskKey: 'key' },
    optional: {
      formKey: 'key',
      externalFormReference: 'text',
      assignee: 'text',
      dueDate: 'text',
      candidateGroupsList: 'texts',
      candidateUsersList: 'texts',
    },
  },
  TIMER: {
    intents: new Set(['CREATED', 'TRIGGERED', 'CANCELED', 'MIGRATED']),
    required: { processInstanceKey: 'key', elementInstanceKey: 'key', targetElementId: 'text', dueDate: 'number', processDefinitionKey: 'key' },
  },
  INCIDENT: {
    intents: new Set(['CREATED', 'RESOLVED']),
    required: { ...instance, elementId: 'text', errorType: 'text', errorMessage: 'text' },
    optional: { elementInstanceKey: 'key', jobKey: 'key' },
  },
  VARIABLE: {
    intents: new Set(['CREATED', 'UPDATED']),
    required: { ...instance, scopeKey: 'key', name: 'text', value: 'text' },
  },
  PROCESS_MESSAGE_SUBSCRIPTION: {
    intents: new Set(['CORRELATED']),
    required: { processInstanceKey: 'key', bpmnProcessId: 'text', elementId: 'text', variables: 'object' },
  },
  ERROR: {
    intents: new Set(['CREATED']),
    required: { processInstanceKey: 'key', exceptionMessage: 'text' },
  },
}
