import type { CaseOutcome, CaseRecord } from '../domain/case.js'
import type { Store } from '../store/connection.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'
import { freeIndustry } from './active-case.js'
import { CaseUnknown, findCase, stillRunning } from './case-records.js'

/**
 * Records how a case ended, once, and lets the enterprise apply anew. An outcome already there stays; beside a recorded withdrawal only
 * `withdrawn` is accepted. `endedAt` is set as well unless work remains.
 */
export async function concludeCase(
  store: Store,
  caseId: string,
  outcome: CaseOutcome,
  at: Date,
  { workRemains = false, onlyIf = {} }: { workRemains?: boolean; onlyIf?: Record<string, unknown> } = {},
): Promise<CaseRecord> {
  const undecided = outcome === 'withdrawn' ? { outcome: stillRunning.outcome } : stillRunning
  const end = workRemains ? {} : { endedAt: at }
  const cases = casesOf(store)
  const changed =
    (await cases.findOneAndUpdate({ _id: caseId, ...undecided, ...onlyIf }, { $set: { outcome, ...end } }, { returnDocument: 'after' }).lean<CaseDocument | null>()) ??
    // the remaining work is done: the same outcome, and now the end
    (workRemains ? null : await cases.findOneAndUpdate({ _id: caseId, outcome, endedAt: { $exists: false } }, { $set: end }, { returnDocument: 'after' }).lean<CaseDocument | null>())
  const record = changed ?? (await findCase(store, caseId))
  if (!record) throw new CaseUnknown(caseId)
  // also where the outcome was there before: the process that set it may have died before this
  if (record.outcome) await freeIndustry(store, caseId)
  return record
}
