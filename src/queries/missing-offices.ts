import { officesNeeded, regionsOfCases, type OfficeRole } from '../domain/offices.js'
import { regionContains, type Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { enterprisesOf } from '../store/models/enterprises.js'
import { regionAndBelow } from './case-scope.js'
import type { Reference } from './reference.js'

export interface MissingOffices {
  regionCode: string
  regionName: string
  roles: OfficeRole[]
}

/** Regions of an administrator where cases of the enterprises there are may come to an office that nobody can sign in for. */
export function createMissingOffices(store: Store, reference: Reference) {
  return async (actor: Actor): Promise<MissingOffices[]> => {
    const [seats, people, names] = await Promise.all([
      enterprisesOf(store).distinct('regionCode'),
      accountsOf(store)
        .find({ role: { $in: ['officer', 'secretary', 'leader'] }, active: true, regionCode: regionAndBelow(actor.regionCode) }, { role: 1, regionCode: 1 })
        .lean<Pick<Account, 'role' | 'regionCode'>[]>(),
      reference.names(),
    ])
    const there = new Set(people.map(({ role, regionCode }) => `${role}:${regionCode}`))
    const regions = [...new Set(seats.flatMap(regionsOfCases))].filter((code) => regionContains(actor.regionCode, code)).sort()
    return regions
      .map((regionCode) => ({ regionCode, regionName: names.region(regionCode), roles: officesNeeded(regionCode).filter((role) => !there.has(`${role}:${regionCode}`)) }))
      .filter(({ roles }) => roles.length > 0)
  }
}
