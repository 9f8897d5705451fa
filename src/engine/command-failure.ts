import type { ActFailure } from '../store/models/intents.js'
import { isPassingFailure } from './passing-failure.js'
import { UserTaskCommandFailed } from './user-task-commands.js'

/** gRPC codes of a refusal; the codes of an engine that is away are `EngineUnavailable` already. */
const grpcReasons: Record<number, ActFailure> = { 3: 'content', 5: 'unknown-to-engine', 7: 'credentials', 9: 'task-state', 16: 'credentials' }
const httpReasons: Record<number, ActFailure> = { 400: 'content', 401: 'credentials', 403: 'credentials', 404: 'unknown-to-engine', 409: 'task-state' }

/** What keeps an act from reaching the engine: something that passes (engine or store are away), or an answer that a repetition alone won't change. */
export function commandFailureOf(error: unknown): { passing: boolean; reason: ActFailure } {
  if (error instanceof UserTaskCommandFailed) {
    const passing = error.status === 0 || error.status === 408 || error.status === 429 || error.status >= 500
    return { passing, reason: passing ? 'engine-away' : (httpReasons[error.status] ?? 'fault') }
  }
  if (isPassingFailure(error)) return { passing: true, reason: /^Mongo/.test((error as Error).name) ? 'store-away' : 'engine-away' }
  return { passing: false, reason: grpcReasons[Number((error as { code?: unknown })?.code)] ?? 'fault' }
}
