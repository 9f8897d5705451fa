import type { Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { casesOf } from '../store/models/cases.js'
import { humanTasksOf, type HumanTask } from '../store/models/human-tasks.js'
import { intentsOf, type Intent } from '../store/models/intents.js'
import { after, countedUpTo, piece, rowsAPiece, type Cursor } from './keyset.js'
import type { ModelQueries } from './process-models.js'
import { elementNames } from './task-list.js'

/** Acts that are kept, did not reach the engine, and are shown to the administrators of their region. */
export function createWaitingActs(store: Store, models: ModelQueries) {
  const intents = intentsOf(store)
  const mine = (actor: Actor) => ({ waitingIn: actor.regionCode })

  async function labels(rows: Intent[]): Promise<Map<string, string>> {
    const ids = rows.flatMap((row) => taskIdOf(row) ?? [])
    const tasks = await humanTasksOf(store).find({ _id: { $in: ids } }, { epoch: 1, processDefinitionKey: 1, elementId: 1 }).lean<HumanTask[]>()
    const names = await elementNames(models, tasks)
    return new Map(tasks.map((task) => [task._id, names(task)]))
  }

  return {
    count: (actor: Actor): Promise<number> => intents.countDocuments(mine(actor), { limit: countedUpTo }),

    /** Newest first. */
    async list(actor: Actor, before?: Cursor) {
      const found = await intents
        .find({ ...mine(actor), ...after(before, 'at') }, { payload: 0, lastError: 0 })
        .sort({ at: -1, _id: -1 })
        .limit(rowsAPiece + 1)
        .lean<Intent[]>()
      const { rows, next } = piece(found, (row) => row.at)
      const caseIds = rows.flatMap((row) => row.caseId ?? [])
      const [cases, taskNames] = await Promise.all([
        casesOf(store).find({ _id: { $in: caseIds } }, { enterpriseName: 1 }).lean<{ _id: string; enterpriseName: string }[]>(),
        labels(rows),
      ])
      const names = new Map(cases.map(({ _id, enterpriseName }) => [_id, enterpriseName]))
      const items = rows.map((row) => ({
        actId: row._id,
        act: row.kind,
        ...(taskIdOf(row) && { taskName: taskNames.get(taskIdOf(row)!) ?? '' }),
        displayName: row.actor.displayName,
        role: row.actor.accountId === 'public' ? 'public' : row.actor.role,
        ...(row.caseId && { caseId: row.caseId, enterpriseName: names.get(row.caseId) ?? '' }),
        at: row.at,
        reason: row.reason ?? ('fault' as const),
        tries: row.attempts,
        ...(row.open && { nextAt: row.nextAttemptAt }),
      }))
      return { items, next }
    },
  }
}

const taskIdOf = (row: Intent): string | undefined => (row.facts.task as { id?: string } | undefined)?.id
