import { isDuplicateKey, type Store } from './connection.js'
import { auditOf, type AuditEntry } from './models/audit.js'

/** Inserts one entry of the audit trail; the same id again is the same act and adds nothing. Entries are never changed. */
export async function addAuditEntry(store: Store, entry: Omit<AuditEntry, 'trail'>): Promise<void> {
  try {
    await auditOf(store).create({ ...entry, trail: 'audit' })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}
