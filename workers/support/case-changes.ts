import type { CaseRecord } from '../../src/domain/case.js'
import { required } from './case-input.js'
import type { WorkerDeps } from '../contract.js'

/** Sets one field of a case unless it is set already; returns the record as it then is. What a second run finds, it keeps. */
export async function setOnce(deps: WorkerDeps, caseId: string, field: string, value: unknown): Promise<CaseRecord> {
  const changed = await deps.cases.update(caseId, { $set: { [field]: value } }, { [field]: { $exists: false } })
  return changed ?? deps.cases.get(caseId)
}

/** Where in the case's list a problem is. Updates name the id as their condition, so an index can't hit another problem. */
export function problemIndex(record: CaseRecord, problemId: string): number {
  const index = record.problems.findIndex((problem) => problem.problemId === problemId)
  return required(index < 0 ? undefined : index, `problem ${problemId}`)
}

/** Changes one problem of a case. `from` are the states it may be in; in another it is left as it is. */
export async function setProblemState(
  deps: WorkerDeps,
  record: CaseRecord,
  problemId: string,
  state: CaseRecord['problems'][number]['state'],
  from: CaseRecord['problems'][number]['state'][],
): Promise<void> {
  const path = `problems.${problemIndex(record, problemId)}`
  await deps.cases.update(record.caseId, { $set: { [`${path}.state`]: state } }, { [`${path}.problemId`]: problemId, [`${path}.state`]: { $in: from } })
}
