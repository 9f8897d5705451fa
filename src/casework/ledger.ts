import { randomUUID } from 'node:crypto'
import { enterpriseLedgerSchema } from '../domain/enterprise-ledger.js'
import { Refusal } from '../domain/errors.js'
import type { RegulationPack } from '../domain/ports.js'
import type { Actor } from '../domain/role.js'
import { isDuplicateKey } from '../store/connection.js'
import { enterprisesOf, type Enterprise } from '../store/models/enterprises.js'
import { regionsOf } from '../store/models/regions.js'
import { refuseUnknownIndustry } from './application-rules.js'
import { addAuditEntry } from './audit-trail.js'
import type { Casework } from './context.js'
import { enterpriseOf } from './enterprise-case.js'

/**
 * Saves an enterprise's ledger.
 * @throws ZodError; Refusal `region.unknown`, `application.industry-unknown` (422), `ledger.credit-code-taken` (409).
 */
export async function saveLedger(casework: Casework, actor: Actor, typed: Record<string, unknown>): Promise<void> {
  const enterpriseId = enterpriseOf(actor)
  const ledger = enterpriseLedgerSchema.parse(typed)
  const pack: RegulationPack = casework.pack(casework.currentPack)
  refuseUnknownIndustry(pack, ledger.industry, ledger.specialty)
  if (!(await regionsOf(casework.store).exists({ _id: ledger.regionCode }))) throw new Refusal('region.unknown', 422, { fields: { regionCode: 'region.unknown' } })
  const at = casework.clock.now()
  try {
    const before = await enterprisesOf(casework.store)
      .findOneAndUpdate({ _id: enterpriseId }, { $set: { ...ledger, updatedAt: at }, $inc: { version: 1 }, $setOnInsert: { sample: false } }, { upsert: true })
      .lean<Enterprise | null>()
    const { accountId, displayName, role, regionCode } = actor
    const entry = { at, accountId, displayName, role, regionCode, act: 'save-ledger', subject: enterpriseId }
    await addAuditEntry(casework.store, { _id: `ledger:${randomUUID()}`, ...entry, before, after: ledger })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    throw new Refusal('ledger.credit-code-taken', 409, { fields: { creditCode: 'ledger.credit-code-taken' } })
  }
}
