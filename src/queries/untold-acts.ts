import type { Store } from '../store/connection.js'
import type { HumanTask } from '../store/models/human-tasks.js'
import { intentsOf, type Intent } from '../store/models/intents.js'

/** In the store, tried, and not with the engine yet. */
const untold = { state: { $ne: 'done' as const }, attempts: { $gte: 1 } }

/** Acts of one case that are kept and wait for the engine, oldest first; `stopped` waits for an administrator. Who holds a task is no act on the case. */
export async function untoldActsOf(store: Store, caseId: string): Promise<{ act: string; at: Date; stopped: boolean }[]> {
  const rows = await intentsOf(store)
    .find({ caseId, ...untold, kind: { $nin: ['claim-task', 'unclaim-task', 'assign-task'] } }, { kind: 1, at: 1, open: 1 })
    .sort({ at: 1 })
    .limit(20)
    .lean<Intent[]>()
  return rows.map(({ kind, at, open }) => ({ act: kind, at, stopped: !open }))
}

/** Ids of those tasks that were handed in while the engine doesn't know of it. */
export async function handedInUntold(store: Store, tasks: Pick<HumanTask, '_id'>[]): Promise<Set<string>> {
  if (tasks.length === 0) return new Set()
  const rows = await intentsOf(store).find({ _id: { $in: tasks.map(({ _id }) => `complete:${_id}`) }, ...untold }, { _id: 1 }).lean()
  return new Set(rows.map(({ _id }) => _id.slice('complete:'.length)))
}
