import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { regionsConcerned } from '../domain/administration.js'
import { enterpriseLedgerSchema, type EnterpriseLedger } from '../domain/enterprise-ledger.js'
import { Refusal } from '../domain/errors.js'
import type { RegulationPack } from '../domain/ports.js'
import { regionContains, type Actor } from '../domain/role.js'
import { settleAudit } from '../store/audited-change.js'
import { isDuplicateKey } from '../store/connection.js'
import type { AuditEntry } from '../store/models/audit.js'
import { enterprisesOf, type Enterprise } from '../store/models/enterprises.js'
import { regionsOf } from '../store/models/regions.js'
import { refuseUnknownIndustry } from './application-rules.js'
import type { Casework } from './context.js'
import { enterpriseOf } from './enterprise-case.js'

/**
 * Saves an enterprise's ledger over the version the person saw, 0 for none. The same content saved again is the same save. The seat's region is
 * fixed with the first one, within the region of the account; after that it is moved (src/casework/seat-moves.ts).
 * @throws ZodError; Refusal `region.unknown`, `ledger.region-outside`, `ledger.region-by-move`, `application.industry-unknown` (422),
 * `ledger.credit-code-taken` (409), `ledger.changed-elsewhere` (409) with what is stored.
 */
export async function saveLedger(casework: Casework, actor: Actor, version: number, typed: unknown): Promise<void> {
  const enterpriseId = enterpriseOf(actor)
  const ledger = enterpriseLedgerSchema.parse(typed)
  const pack: RegulationPack = casework.pack(casework.currentPack)
  refuseUnknownIndustry(pack, ledger.industry, ledger.specialty)
  if (!(await regionsOf(casework.store).exists({ _id: ledger.regionCode }))) throw new Refusal('region.unknown', 422, { fields: { regionCode: 'region.unknown' } })
  const enterprises = enterprisesOf(casework.store)
  const stored = await enterprises.findById(enterpriseId).lean<Enterprise | null>()
  if ((stored?.version ?? 0) !== version) return refuseUnlessSaved(stored, version, ledger)
  refuseOtherSeat(actor, stored, ledger.regionCode)
  const at = casework.clock.now()
  const { accountId, displayName, role, regionCode } = actor
  const entry: AuditEntry = {
    _id: `ledger:${randomUUID()}`,
    trail: 'audit',
    at,
    ...{ accountId, displayName, role, regionCode, concerns: regionsConcerned({ case: ledger }), act: 'save-ledger', subject: enterpriseId },
    before: stored && withoutEntries(stored),
    after: ledger,
  }
  try {
    if (!stored) {
      await enterprises.create({ _id: enterpriseId, ...ledger, sample: false, version: 1, updatedAt: at, unaudited: [entry] } as Enterprise)
    } else {
      const change = { $set: { ...ledger, updatedAt: at }, $inc: { version: 1 }, $push: { unaudited: entry } }
      const { matchedCount } = await enterprises.updateOne({ _id: enterpriseId, version, regionCode: stored.regionCode }, change)
      if (matchedCount === 0) return refuseUnlessSaved(await enterprises.findById(enterpriseId).lean<Enterprise | null>(), version, ledger)
    }
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const first = stored ? null : await enterprises.findById(enterpriseId).lean<Enterprise | null>()
    if (first) return refuseUnlessSaved(first, version, ledger)
    throw new Refusal('ledger.credit-code-taken', 409, { fields: { creditCode: 'ledger.credit-code-taken' } })
  }
  await settleAudit(casework.store, 'enterprises', [enterpriseId], [entry])
}

/** The same save sent again finds its own content one version on; anything else stored is somebody else's. */
function refuseUnlessSaved(stored: Enterprise | null, version: number, ledger: EnterpriseLedger): void {
  if (stored?.version === version + 1 && isDeepStrictEqual(enterpriseLedgerSchema.safeParse(stored).data, ledger)) return
  throw new Refusal('ledger.changed-elsewhere', 409, { stored: stored && withoutEntries(stored) })
}

function refuseOtherSeat(actor: Actor, stored: Enterprise | null, regionCode: string): void {
  if (stored ? stored.regionCode === regionCode : regionContains(actor.regionCode, regionCode)) return
  const code = stored ? 'ledger.region-by-move' : 'ledger.region-outside'
  throw new Refusal(code, 422, { fields: { regionCode: code } })
}

const withoutEntries = ({ unaudited: _unaudited, sample: _sample, ...ledger }: Enterprise) => ledger
