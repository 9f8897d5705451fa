import { collection } from '../connection.js'
import type { HumanTask } from './human-tasks.js'

export type InstanceState = 'active' | 'completed' | 'terminated'

export interface ElementProgress {
  elementId: string
  /** BPMN element type as the engine names it, e.g. USER_TASK. */
  type: string
  state: InstanceState
  /** How often it was entered; the body of a multi-instance does not count. */
  times: number
  activeKeys: string[]
  firstEnteredAt: Date
  lastEnteredAt: Date
  lastLeftAt?: Date
}

export interface HistoryEntry {
  elementId: string
  key: string
  enteredAt: Date
  leftAt?: Date
  state: InstanceState
}

export interface IncidentProgress {
  key: string
  elementId: string
  type: string
  message: string
  at: Date
  resolvedAt?: Date
  /** Present where the incident is of a job: resolving it gives the job its retries back. */
  jobKey?: string
}

export interface TimerProgress {
  key: string
  elementId: string
  elementInstanceKey: string
  dueAt: Date
  state: 'pending' | 'met' | 'expired' | 'cancelled'
  /** Position of the record that changed it last. */
  lastPosition: number
}

/** A scope that is open now, with the variables local to it: what a human task inside may need. */
export interface OpenScope {
  key: string
  parent: string
  variables: { name: string; value: unknown }[]
}

/** Where one process instance stands, folded from the engine's records. `_id` = `<epoch>:<processInstanceKey>`. */
export interface Progress {
  _id: string
  epoch: string
  processInstanceKey: string
  caseId: string
  processId: string
  version: number
  processDefinitionKey: string
  parent?: { processInstanceKey: string; elementInstanceKey: string; elementId: string }
  state: InstanceState
  startedAt: Date
  endedAt?: Date
  elements: ElementProgress[]
  /** Ids of the sequence flows taken, each once, in the order of first use. */
  flows: string[]
  incidents: IncidentProgress[]
  timers: TimerProgress[]
  history: HistoryEntry[]
  scopes: OpenScope[]
  /** Variables of messages on their way to the start event of an event sub-process. */
  messages: { elementId: string; variables: { name: string; value: unknown }[] }[]
  /** Human tasks open now; each is written to `humanTasks` as it changes. */
  openTasks: HumanTask[]
  /** The store did not take its document: nothing but an incident is shown of it, and its later records are passed over. */
  setAside?: boolean
  /** Position of the last record folded in, by partition: a replay never turns it back. */
  lastPosition: Record<string, number>
}

export const progressOf = collection<Progress>(
  'progress',
  {
    _id: String,
    epoch: String,
    processInstanceKey: String,
    caseId: String,
    processId: String,
    version: Number,
    processDefinitionKey: String,
    parent: {},
    state: String,
    startedAt: Date,
    endedAt: Date,
    elements: [],
    flows: [String],
    incidents: [],
    timers: [],
    history: [],
    scopes: [],
    messages: [],
    openTasks: [],
    setAside: Boolean,
    lastPosition: {},
  },
  [[{ caseId: 1, startedAt: 1 }], [{ state: 1, startedAt: 1 }], [{ processInstanceKey: 1 }], [{ 'incidents.key': 1 }]],
)
