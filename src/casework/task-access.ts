import { maySeeCase, worksOnIndustry } from '../domain/case-access.js'
import { Refusal } from '../domain/errors.js'
import { refuseOfFormerLife } from '../domain/stopped-case.js'
import { candidateGroupsOf, type Actor } from '../domain/role.js'
import type { CaseDocument } from '../store/models/cases.js'
import { isJoint, refuseOver } from '../domain/human-task.js'
import { taskClaimsOf, type TaskClaim } from '../store/models/task-claims.js'
import { findCase } from './case-records.js'
import type { Casework, HumanTaskView } from './context.js'

export const belongsTo = (task: HumanTaskView, actor: Actor): boolean => {
  const groups = candidateGroupsOf(actor)
  return task.candidateGroups.some((group) => groups.includes(group))
}

/**
 * A task and its case as that actor may know of them.
 * @throws Refusal `case.stopped` (409) for a task of an earlier life of the engine; `task.unknown` (404) alike for none and for one of a case the actor may not know of.
 */
export async function taskFor(casework: Casework, actor: Actor, taskId: string): Promise<{ task: HumanTaskView; record: CaseDocument }> {
  refuseOfFormerLife(taskId, casework.epoch)
  const task = await casework.tasks.find(taskId)
  const record = task && (await findCase(casework.store, task.caseId))
  const known = record && worksOnIndustry(actor, record.industry) && (maySeeCase(actor, record) || belongsTo(task, actor))
  if (!task || !record || !known) throw new Refusal('task.unknown', 404)
  return { task, record }
}

/** Whether a task is of the life of the engine that runs now; of an earlier one its key may by now mean another case's task. */
export const ofThisLife = ({ epoch }: Casework, taskId: string): boolean => taskId.startsWith(`${epoch}:`)

/** Who holds a task, as the store decided. */
export const claimOf = (casework: Casework, task: HumanTaskView): Promise<TaskClaim | null> => taskClaimsOf(casework.store).findById(task.id).lean<TaskClaim | null>().exec()

/** Refuses an act on a task that is over, not of the actor's groups, or held by somebody else. */
export async function refuseUnlessMine(casework: Casework, actor: Actor, task: HumanTaskView): Promise<void> {
  if (!belongsTo(task, actor)) throw new Refusal('task.not-yours', 403)
  refuseOver(task)
  if (isJoint(task)) return
  const claim = await claimOf(casework, task)
  if (claim?.accountId && claim.accountId !== actor.accountId) throw new Refusal('task.claimed-by-another', 409, { holder: claim.displayName ?? '' })
}
