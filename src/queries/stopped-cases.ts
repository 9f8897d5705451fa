import type { Actor } from '../domain/role.js'
import { mayBeginAnew, stoppedIn } from '../domain/stopped-case.js'
import type { Store } from '../store/connection.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'
import { caseScope } from './case-scope.js'
import { stageNow, statesOf } from './case-state.js'
import { pageSize, skipOf } from './paging.js'
import type { Reference } from './reference.js'

const listed = { enterpriseName: 1, regionCode: 1, grade: 1, industry: 1, submittedAt: 1, outcome: 1, withdrawal: 1, confirmation: 1, certificateNumber: 1 }

/** Cases of the actor's region that the engine no longer knows, oldest first, with the stage each stood in and whether it can begin anew. */
export function createStoppedCases(store: Store, reference: Reference, epoch: string) {
  return async (actor: Actor, page: number) => {
    const filter = { ...caseScope(actor), ...stoppedIn(epoch) }
    const [rows, total, names] = await Promise.all([
      casesOf(store).find(filter, listed).sort({ submittedAt: 1 }).skip(skipOf(page)).limit(pageSize).lean<CaseDocument[]>(),
      casesOf(store).countDocuments(filter),
      reference.names(),
    ])
    const states = await statesOf(store, epoch, rows.map((row) => row._id))
    const items = rows.map((row) => ({
      caseId: row._id,
      enterpriseName: row.enterpriseName,
      regionName: names.region(row.regionCode),
      grade: row.grade,
      industry: row.industry,
      submittedAt: row.submittedAt,
      stage: stageNow(row, states.get(row._id)!),
      mayBeginAnew: mayBeginAnew(row),
    }))
    return { items, total }
  }
}
