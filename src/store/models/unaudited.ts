import type { AuditEntry } from './audit.js'

/**
 * Entries of the audit trail that a document still carries: pushed in the same write as the change they tell of, taken out once they are in the
 * trail. So no change is ever without its entry, whatever dies in between (src/store/audited-change.ts).
 */
export interface Unaudited {
  unaudited?: AuditEntry[]
}

export const unauditedField = { unaudited: { type: [{}], default: undefined } }
export const unauditedIndex: [{ 'unaudited.trail': 1 }] = [{ 'unaudited.trail': 1 }]
