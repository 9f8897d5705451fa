import type { CaseRecord } from './case.js'
import { Refusal } from './errors.js'

/**
 * True for a case that stands still for good: its record says it runs, and the life of the engine that ran it is over (a folder that was wiped, or replaced by
 * another). Nobody can act on it any more; an administrator ends it or begins it anew.
 *
 * @param epoch the life of the engine that runs now.
 */
export const isStopped = ({ endedAt, engineEpoch }: Pick<CaseRecord, 'endedAt' | 'engineEpoch'>, epoch: string): boolean =>
  endedAt === undefined && engineEpoch !== undefined && engineEpoch !== epoch

/** The same as a condition of the store. */
export const stoppedIn = (epoch: string): Record<string, unknown> => ({ engineEpoch: { $exists: true, $ne: epoch }, endedAt: { $exists: false } })

/**
 * Whether a stopped case can begin anew with what the enterprise handed in: nothing has been decided that can't be decided twice. After the confirmation, or a
 * withdrawal, it can only be ended.
 */
export const mayBeginAnew = ({ outcome, withdrawal, confirmation, certificateNumber }: CaseRecord): boolean => !outcome && !withdrawal && !confirmation && !certificateNumber

/** @throws Refusal `case.stopped` (409) for the id of a task (`<epoch>:<key>`) that another life of the engine made, whether it made one or not. */
export function refuseOfFormerLife(taskId: string, epoch: string): void {
  if (taskId.includes(':') && !taskId.startsWith(`${epoch}:`)) throw new Refusal('case.stopped', 409)
}
