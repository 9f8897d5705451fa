import type { CaseRecord } from '../domain/case.js'
import type { Grade } from '../domain/grade.js'
import type { Actor } from '../domain/role.js'
import { isStopped } from '../domain/stopped-case.js'
import type { Store } from '../store/connection.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'
import { dueFields, statesOf, type DueMoment } from './case-state.js'
import { actionsOf, type CaseAction } from './case-view.js'

/** An act that a case waits for, beside the human tasks: corrections (NX-11), a re-review or more evidence for it (NX-15c). */
export interface AwaitedAct {
  caseId: string
  enterpriseName: string
  grade: Grade
  action: CaseAction
  dueAt?: Date
  provisional?: boolean
}

/** An enterprise has one running case an industry. */
const mostRunning = 100

/** What the cases of an enterprise wait for from it, soonest first. */
export async function awaitedActs(store: Store, epoch: string, actor: Actor): Promise<AwaitedAct[]> {
  if (actor.role !== 'enterprise' || !actor.enterpriseId) return []
  const found = await casesOf(store)
    .find({ enterpriseId: actor.enterpriseId, endedAt: { $exists: false } })
    .limit(mostRunning)
    .lean<CaseDocument[]>()
  const running = found.filter((record) => !isStopped(record, epoch))
  const states = await statesOf(store, epoch, running.map(({ _id }) => _id))
  return running
    .flatMap((record) =>
      actionsOf(record, states.get(record._id)!)
        .filter((action) => action !== 'withdraw')
        .map((action) => ({ caseId: record.caseId, enterpriseName: record.enterpriseName, grade: record.grade, action, ...dueFields(dueOf(record, action)) })),
    )
    .sort((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity))
}

function dueOf(record: CaseRecord, action: CaseAction): DueMoment | undefined {
  if (action === 'answer-corrections') {
    const batch = record.correctionBatches.findLast(({ issuedAt, answeredAt }) => issuedAt && !answeredAt)
    return batch?.dueAt && { at: batch.dueAt, provisional: batch.provisional ?? false }
  }
  return record.notReached && { at: record.notReached.reReviewUntil, provisional: false }
}
