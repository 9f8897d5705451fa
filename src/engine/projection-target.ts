import type { mongo } from 'mongoose'
import type { Store } from '../store/connection.js'
import type { Deadline } from '../store/models/deadlines.js'
import type { DeployedForm, DeployedModel } from '../store/models/deployed-models.js'
import type { HumanTask } from '../store/models/human-tasks.js'
import type { Progress } from '../store/models/progress.js'
import { createJointWrites, type JointWrites } from './joint-writes.js'
import type { ProgressUnit } from './progress-unit.js'
import { ignoringDuplicates } from './record-store.js'

/** The collections one projection writes: the live ones, or those of a rebuild beside them. */
export interface ProjectionTarget {
  progress: mongo.Collection<Progress>
  humanTasks: mongo.Collection<HumanTask>
  deadlines: mongo.Collection<Deadline>
  deployedModels: mongo.Collection<DeployedModel>
  deployedForms: mongo.Collection<DeployedForm>
  jointly: JointWrites
}
export const projectionNames = ['progress', 'humanTasks', 'deadlines', 'deployedModels', 'deployedForms'] as const

/** Past mongoose's casting, as in the record store. */
export function projectionTarget(store: Store, prefix = ''): ProjectionTarget {
  const collections = projectionNames.map((name) => [name, store.getClient().db(store.name).collection(prefix + name)])
  return { ...Object.fromEntries(collections), jointly: createJointWrites(store.getClient()) } as unknown as ProjectionTarget
}

/**
 * Writes what changed. Tasks and deadlines go first: a crash in between leaves their instance behind, and folding its records
 * again makes the same tasks and deadlines once more. No write turns a newer document back.
 *
 * @param again true when an earlier try may have written a part.
 */
export async function writeUnits(target: ProjectionTarget, units: ProgressUnit[], again: boolean): Promise<void> {
  const tasks = units.flatMap(({ changedTasks }) => [...changedTasks.values()])
  const deadlines = units.flatMap(deadlinesOf)
  let first = !again
  await target.jointly(async (session) => {
    const inserts = first
    first = false
    await write(target.humanTasks, tasks.map((task) => upsert(task, { lastPosition: { $lte: task.lastPosition } })), session)
    await write(target.deadlines, deadlines.map((deadline) => upsert(deadline, { lastPosition: { $lte: deadline.lastPosition } })), session)
    const writing = ({ progress, fresh }: ProgressUnit) => (fresh && inserts ? { insertOne: { document: progress } } : upsert(progress, notAfter(progress)))
    await write(target.progress, units.map(writing), session)
  })
}

/**
 * An instance that the store doesn't take: its mark is written, and its tasks and deadlines, which nothing will change any more, are gone. Open ones
 * would be offered for ever.
 */
export async function writeSetAside({ progress, humanTasks, deadlines }: ProjectionTarget, marked: Progress): Promise<void> {
  const { _id, epoch, processInstanceKey } = marked
  await progress.replaceOne({ _id }, marked, { upsert: true })
  await humanTasks.deleteMany({ epoch, processInstanceKey })
  await deadlines.deleteMany({ epoch, processInstanceKey })
}

function deadlinesOf({ progress, changedTimers }: ProgressUnit): Deadline[] {
  if (changedTimers.size === 0) return []
  const { epoch, caseId, processInstanceKey, processId } = progress
  return progress.timers
    .filter(({ key }) => changedTimers.has(key))
    .map(({ key, elementId, dueAt, state, lastPosition }) => ({
      _id: `${epoch}:${key}`,
      epoch,
      caseId,
      processInstanceKey,
      processId,
      elementId,
      dueAt,
      state,
      lastPosition,
    }))
}

const notAfter = ({ lastPosition }: Progress) =>
  Object.fromEntries(Object.entries(lastPosition).map(([partition, position]) => [`lastPosition.${partition}`, { $lte: position }]))

/** Where a newer document is stored the filter finds none, the insert meets its key, and that is ignored. */
function upsert<T extends { _id: string }>({ _id, ...replacement }: T, guard: Record<string, unknown>): mongo.AnyBulkWriteOperation<T> {
  return { replaceOne: { filter: { _id, ...guard }, replacement, upsert: true } } as unknown as mongo.AnyBulkWriteOperation<T>
}

/** In a transaction a key already there ends it all; outside it is passed over. */
export async function write<T extends { _id: string }>(
  collection: mongo.Collection<T>,
  operations: mongo.AnyBulkWriteOperation<T>[],
  session?: mongo.ClientSession,
): Promise<void> {
  if (operations.length === 0) return
  if (session) await collection.bulkWrite(operations, { ordered: false, session })
  else await ignoringDuplicates(collection.bulkWrite(operations, { ordered: false }))
}
