import type { CaseOutcome, CaseRecord } from '../../src/domain/case.js'
import { chineseDate } from '../../src/domain/shanghai-time.js'
import type { WorkerDeps } from '../contract.js'
import { authorityOf, enterpriseOf, expertsOf } from './recipients.js'

/**
 * Ends a case; `undefined` where it did not end so, and then nobody is told of this outcome. A withdrawal that the store took while the engine was on
 * its way to another end is carried out here: its message finds nobody waiting any more. `onlyIf` is part of the one atomic write.
 */
export async function concluded(deps: WorkerDeps, caseId: string, outcome: CaseOutcome, onlyIf?: Record<string, unknown>): Promise<CaseRecord | undefined> {
  const record = await deps.cases.conclude(caseId, outcome, deps.clock.now(), { ...(onlyIf ? { onlyIf } : {}) })
  if (record.outcome === outcome) return record
  if (record.withdrawal) await concludeWithdrawal(deps, caseId)
  return undefined
}

/** Ends a case the enterprise withdrew (NX-3), and a running public notice with it. The outcome is recorded once; the notice is one of the case. */
export async function concludeWithdrawal(deps: WorkerDeps, caseId: string): Promise<void> {
  const record = await deps.cases.conclude(caseId, 'withdrawn', deps.clock.now())
  if (record.outcome !== 'withdrawn') return
  if (record.publicNotice && !record.publicNotice.closedAt) await deps.publicNotices.end(record.publicNotice.noticeId, deps.clock.now())
  await deps.notices.send({
    caseId,
    kind: 'application-withdrawn',
    occasion: 'withdrawn',
    recipients: [enterpriseOf(record), ...(record.authorityRegion ? [authorityOf(record)] : []), ...expertsOf(record)],
    data: record.withdrawal ? { reason: record.withdrawal.reason, withdrawnOn: chineseDate(record.withdrawal.at) } : {},
  })
}
