import { addAuditEntry } from '../store/audit-trail.js'
import { regionsConcerned } from '../domain/administration.js'
import type { Store } from '../store/connection.js'
import { casesOf } from '../store/models/cases.js'
import type { Intent } from '../store/models/intents.js'
import type { Applied } from './perform.js'

/** Adds an act to the audit trail, once: who, what, when, before and after. */
export async function recordAudit(store: Store, intent: Intent, applied: Applied): Promise<void> {
  const record = intent.caseId ? await casesOf(store).findById(intent.caseId, { regionCode: 1 }).lean<{ regionCode: string } | null>() : null
  await addAuditEntry(store, {
    _id: intent._id,
    at: intent.at,
    accountId: intent.actor.accountId,
    displayName: intent.actor.displayName,
    role: nobodys(intent.actor.accountId) ?? intent.actor.role,
    regionCode: intent.actor.regionCode,
    concerns: regionsConcerned({ case: record ?? intent.actor }),
    act: intent.kind,
    ...(intent.caseId ? { caseId: intent.caseId } : {}),
    ...(applied.subject ? { subject: applied.subject } : {}),
    before: applied.before,
    after: applied.after,
  })
}

/** Acts without an account: the public's, and what follows by itself from another act. */
const nobodys = (accountId: string): 'public' | 'system' | undefined => (accountId === 'public' || accountId === 'system' ? accountId : undefined)
