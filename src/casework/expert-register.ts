import type { ExpertProfile } from '../domain/ports.js'
import type { Store } from '../store/connection.js'
import { expertsOf, type Expert } from '../store/models/experts.js'

/** Profiles of those experts that the register knows. */
export async function expertsByIds(store: Store, ids: string[]): Promise<ExpertProfile[]> {
  const found = await expertsOf(store)
    .find({ _id: { $in: ids } })
    .lean<Expert[]>()
  return found.map(({ _id, sample: _sample, ...profile }) => ({ ...profile, expertId: _id }))
}
