const ofTheStore = 'Network|ServerSelection|PoolCleared|PoolClosed|NotConnected|TopologyClosed|WriteConcern|ClientClosed|ExpiredSession'
const passingNames = new RegExp(`^(Mongo(ose)?(${ofTheStore})|EngineUnavailable)`)
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])

/**
 * True for a failure that says nothing about the work itself: the store or the engine is away for a moment.
 * Such a failure costs a job none of its retries, so an outage never turns into an incident a case.
 */
export function isPassingFailure(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth++) {
    if (passingNames.test(cause.name) || passingNames.test(cause.constructor.name)) return true
    if (passingCodes.has(String((cause as NodeJS.ErrnoException).code))) return true
  }
  return false
}
