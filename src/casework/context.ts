import type { Logger } from 'pino'
import type { Clock } from '../domain/clock.js'
import type { NoticeRequest, RegulationPack } from '../domain/ports.js'
import type { Store } from '../store/connection.js'

/** A human task as the projection of the engine's records shows it. */
export interface HumanTaskView {
  /** `<epoch>:<task key>`. */
  id: string
  taskKey: string
  caseId: string
  processId: string
  elementId: string
  elementInstanceKey: string
  formId: string
  candidateGroups: string[]
  state: 'open' | 'completed' | 'cancelled'
  /** Variables local to the task's element, e.g. `objectionId`, `problem`. */
  variables: Record<string, unknown>
}

export interface HumanTaskViews {
  /** By its id, `<epoch>:<task key>`; `undefined` as well for one of an earlier life of the engine. */
  find(taskId: string): Promise<HumanTaskView | undefined>
  openOfCase(caseId: string, formId: string): Promise<HumanTaskView[]>
}

/** The commands casework sends; each may be sent again without doing anything twice. */
export interface EngineCommands {
  publishMessage(message: {
    name: string
    correlationKey: string
    messageId: string
    variables?: Record<string, unknown>
    timeToLive?: number
  }): Promise<unknown>
  completeTask(taskKey: string, variables?: Record<string, unknown>): Promise<unknown>
  assignTask(taskKey: string, assignee: string): Promise<unknown>
  unassignTask(taskKey: string): Promise<unknown>
}

/** What the use cases work with. */
export interface Casework {
  store: Store
  clock: Clock
  engine: EngineCommands
  tasks: HumanTaskViews
  pack(name: string): RegulationPack
  /** The life of the engine that runs now. */
  epoch: string
  /** Pack that new cases begin under. */
  currentPack: string
  /** Sends a notice, each occasion once. */
  tell(request: NoticeRequest): Promise<void>
  log: Pick<Logger, 'info' | 'warn' | 'error'>
}

/** How long the engine keeps a message no case waits for yet: longer than any of our own retries. */
export const messageLifetime = 7 * 86_400_000
