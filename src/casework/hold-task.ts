import { worksOnIndustry } from '../domain/case-access.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import { isJoint, refuseOver } from '../domain/human-task.js'
import { isDuplicateKey } from '../store/connection.js'
import type { CaseDocument } from '../store/models/cases.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { taskClaimsOf, type TaskClaim } from '../store/models/task-claims.js'
import type { Casework, HumanTaskView } from './context.js'
import { perform, type Effect } from './perform.js'
import { belongsTo, claimOf, ofThisLife, refuseUnlessMine, taskFor } from './task-access.js'

interface Holding {
  taskId: string
  taskKey: string
  /** Version of the claim this one follows. */
  after: number
  holder: { accountId: string; displayName: string } | null
}

/** One change of who holds a task: the store decides by the claim's version, the engine's assignee follows. */
export const holdTaskEffect: Effect = {
  async apply({ store }, intent) {
    const { taskId, taskKey, after, holder } = intent.payload as Holding
    const claims = taskClaimsOf(store)
    const before = await claims.findById(taskId).lean<TaskClaim | null>()
    const change = holder
      ? { $set: { accountId: holder.accountId, displayName: holder.displayName, at: intent.at, version: after + 1 } }
      : { $set: { at: intent.at, version: after + 1 }, $unset: { accountId: 1, displayName: 1 } }
    if (before?.version === after + 1 && before.at.getTime() === intent.at.getTime()) return { before: null, after: holder, subject: taskKey }
    if (after === 0) {
      try {
        await claims.create({ _id: taskId, caseId: intent.caseId!, at: intent.at, version: 1, ...holder })
      } catch (error) {
        if (isDuplicateKey(error)) throw new Refusal('task.claimed-by-another', 409)
        throw error
      }
    } else {
      const { matchedCount } = await claims.updateOne({ _id: taskId, version: after }, change)
      if (matchedCount === 0) throw new Refusal('task.claimed-by-another', 409)
    }
    return { before: before?.accountId ? { accountId: before.accountId, displayName: before.displayName } : null, after: holder, subject: taskKey }
  },
  async command(casework, intent) {
    const { taskId, taskKey, after } = intent.payload as Holding
    const { engine, store } = casework
    if (!ofThisLife(casework, taskId)) return
    const claim = await taskClaimsOf(store).findById(taskId).lean<TaskClaim | null>()
    // a later change tells the engine itself
    if (claim?.version !== after + 1) return
    if (claim.accountId) await engine.assignTask(taskKey, claim.accountId)
    else await engine.unassignTask(taskKey)
  },
}

async function hold(casework: Casework, actor: Actor, task: HumanTaskView, holder: Holding['holder'], act: string): Promise<void> {
  const claim = await claimOf(casework, task)
  if ((claim?.accountId ?? undefined) === holder?.accountId) return
  const after = claim?.version ?? 0
  await perform(casework, {
    id: `hold:${task.id}:${after + 1}`,
    kind: act,
    effect: holdTaskEffect,
    actor,
    payload: { taskId: task.id, taskKey: task.taskKey, after, holder } satisfies Holding,
    caseId: task.caseId,
    takenCode: 'task.claimed-by-another',
  })
}

/** Takes a task of one's groups. @throws Refusal `task.claimed-by-another` when somebody was first; `task.joint` for one the group does together. */
export async function claimTask(casework: Casework, actor: Actor, taskId: string): Promise<void> {
  const { task } = await taskFor(casework, actor, taskId)
  refuseJoint(task)
  await refuseUnlessMine(casework, actor, task)
  await hold(casework, actor, task, { accountId: actor.accountId, displayName: actor.displayName }, 'claim-task')
}

/** Gives a task back to its groups; only who holds it may. */
export async function unclaimTask(casework: Casework, actor: Actor, taskId: string): Promise<void> {
  const { task } = await taskFor(casework, actor, taskId)
  await refuseUnlessMine(casework, actor, task)
  await hold(casework, actor, task, null, 'unclaim-task')
}

/**
 * Gives a task to a person of its groups. May: a person of the groups while nobody else holds it; the region's leader and the process
 * administrator also when somebody does.
 * @throws Refusal `task.joint` for one the group does together; `task.assignee-not-candidate` (422) for a person outside the groups or their industry, or a
 * locked account.
 */
export async function assignTask(casework: Casework, actor: Actor, taskId: string, accountId: string): Promise<void> {
  const { task, record } = await taskFor(casework, actor, taskId)
  refuseJoint(task)
  const leads = actor.role === 'leader' && task.candidateGroups.includes(`officer:${actor.regionCode}`)
  if (leads || actor.role === 'process-administrator') refuseOver(task)
  else await refuseUnlessMine(casework, actor, task)
  const account = await accountsOf(casework.store).findById(accountId).lean<Account | null>()
  if (!account?.active || !mayTake(task, record, actorOf(account))) throw new Refusal('task.assignee-not-candidate', 422, { fields: { accountId: 'task.assignee-not-candidate' } })
  await hold(casework, actor, task, { accountId, displayName: account.displayName }, 'assign-task')
}

const mayTake = (task: HumanTaskView, record: CaseDocument, actor: Actor): boolean => belongsTo(task, actor) && worksOnIndustry(actor, record.industry)

function refuseJoint(task: HumanTaskView): void {
  if (isJoint(task)) throw new Refusal('task.joint', 409)
}

function actorOf({ _id, displayName, role, regionCode, industries, enterpriseId, expertId }: Account): Actor {
  return { accountId: _id, displayName, role, regionCode, industries, ...(enterpriseId ? { enterpriseId } : {}), ...(expertId ? { expertId } : {}) }
}
