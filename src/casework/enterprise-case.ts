import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import type { Casework } from './context.js'
import { caseFor } from './case-records.js'
import { refuseStopped } from './stopped-cases.js'
import type { CaseDocument } from '../store/models/cases.js'

/** The enterprise that acts. @throws Refusal `session.role-forbidden` (403) for everybody else. */
export function enterpriseOf(actor: Actor): string {
  if (actor.role !== 'enterprise' || !actor.enterpriseId) throw new Refusal('session.role-forbidden', 403)
  return actor.enterpriseId
}

/** The enterprise's own case; another's does not exist for it. @throws Refusal `case.stopped` (409). */
export async function ownCase(casework: Casework, actor: Actor, caseId: string): Promise<CaseDocument> {
  const record = await caseFor(casework.store, actor, caseId)
  enterpriseOf(actor)
  refuseStopped(casework, record)
  return record
}
