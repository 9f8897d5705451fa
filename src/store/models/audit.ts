import type { Role } from '../../domain/role.js'
import { collection } from '../connection.js'

/** One act in the audit trail; only ever inserted. `_id` = intent id, so an act that is retried leaves one entry. */
export interface AuditEntry {
  _id: string
  trail: 'audit'
  at: Date
  accountId: string
  displayName: string
  role: Role | 'public' | 'system'
  /** Of who acted. */
  regionCode: string
  /** Regions the act concerns (src/domain/administration.ts): who may read of it goes by these, whoever acted. */
  concerns: string[]
  act: string
  caseId?: string
  subject?: string
  before: unknown
  after: unknown
}

export const auditOf = collection<AuditEntry>(
  'audit',
  {
    _id: String,
    trail: String,
    at: Date,
    accountId: String,
    displayName: String,
    role: String,
    regionCode: String,
    concerns: { type: [String], default: undefined },
    act: String,
    caseId: String,
    subject: String,
    before: {},
    after: {},
  },
  [[{ trail: 1, at: -1 }], [{ caseId: 1, at: -1, _id: -1 }], [{ accountId: 1, at: -1 }], [{ concerns: 1, at: -1 }]],
)
