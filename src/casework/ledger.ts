import { randomUUID } from 'node:crypto'
import { enterpriseLedgerSchema } from '../domain/enterprise-ledger.js'
import { Refusal } from '../domain/errors.js'
import type { RegulationPack } from '../domain/ports.js'
import type { Actor } from '../domain/role.js'
import { settleAudit } from '../store/audited-change.js'
import { isDuplicateKey } from '../store/connection.js'
import type { AuditEntry } from '../store/models/audit.js'
import { enterprisesOf, type Enterprise } from '../store/models/enterprises.js'
import { regionsOf } from '../store/models/regions.js'
import { refuseUnknownIndustry } from './application-rules.js'
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
  const { accountId, displayName, role, regionCode } = actor
  const said = { trail: 'audit' as const, at, accountId, displayName, role, regionCode, concerns: [ledger.regionCode], act: 'save-ledger', subject: enterpriseId }
  const enterprises = enterprisesOf(casework.store)
  for (;;) {
    const stored = await enterprises.findById(enterpriseId).lean<Enterprise | null>()
    const entry: AuditEntry = { _id: `ledger:${randomUUID()}`, ...said, before: stored && withoutEntries(stored), after: ledger }
    try {
      if (!stored) {
        await enterprises.create({ _id: enterpriseId, ...ledger, sample: false, version: 1, updatedAt: at, unaudited: [entry] } as Enterprise)
      } else {
        const change = { $set: { ...ledger, updatedAt: at }, $inc: { version: 1 }, $push: { unaudited: entry } }
        // somebody else of the enterprise saved meanwhile: once more, with what is there now before it
        if ((await enterprises.updateOne({ _id: enterpriseId, version: stored.version }, change)).matchedCount === 0) continue
      }
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      if (!stored && (await enterprises.exists({ _id: enterpriseId }))) continue
      throw new Refusal('ledger.credit-code-taken', 409, { fields: { creditCode: 'ledger.credit-code-taken' } })
    }
    return settleAudit(casework.store, 'enterprises', [enterpriseId], [entry])
  }
}

const withoutEntries = ({ unaudited: _unaudited, ...ledger }: Enterprise) => ledger
