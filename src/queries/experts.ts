import type { Clock } from '../domain/clock.js'
import { expertViolations } from '../domain/expert-group.js'
import type { RegulationPack } from '../domain/ports.js'
import type { Actor } from '../domain/role.js'
import { shanghaiDate } from '../domain/shanghai-time.js'
import type { Store } from '../store/connection.js'
import { expertsOf, type Expert } from '../store/models/experts.js'
import type { CaseView } from './case-view.js'
import { containing } from './paging.js'

const mostExperts = 500

/** The register for the secretary who forms a group: everyone active, with what speaks against reviewing this enterprise (NX-19, NX-20). */
export function createExperts(store: Store, cases: CaseView, pack: (name: string) => RegulationPack, clock: Clock) {
  return async (actor: Actor, caseId: string, q: string) => {
    const record = await cases.record(actor, caseId)
    const named = q === '' ? {} : { $or: [{ name: containing(q) }, { unit: containing(q) }, { specialties: containing(q) }] }
    const rows = await expertsOf(store).find({ active: true, ...named }).sort({ _id: 1 }).limit(mostExperts).lean<Expert[]>()
    const facts = {
      enterprise: { enterpriseId: record.enterpriseId, name: record.enterpriseName },
      pack: pack(record.pack),
      today: shanghaiDate(clock.now()),
    }
    const items = rows.map(({ _id, sample: _sample, ...profile }) => ({ ...profile, expertId: _id, violations: expertViolations({ ...profile, expertId: _id }, facts) }))
    return { items, total: items.length }
  }
}
