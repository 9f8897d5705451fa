import type { Role } from './role.js'

/** Roles that act for a region's authority or its technical committee. */
export type OfficeRole = Extract<Role, 'officer' | 'secretary' | 'leader'>

/** A city, or the region itself: its code ends in 00. A county's doesn't. */
const certifies = (regionCode: string): boolean => regionCode.endsWith('00')

/**
 * Offices that cases need in a region. A county decides on small-micro enterprises, whose review the city's committee does (NX-5), and
 * supervises rectification (NX-14); a city and the region have a committee of their own. test/contracts/offices.test.ts holds it against the models.
 */
export const officesNeeded = (regionCode: string): OfficeRole[] => (certifies(regionCode) ? ['officer', 'secretary', 'leader'] : ['officer', 'leader'])

/** The regions whose offices a case of a county may come to: the county, its city, the region. */
export const regionsOfCases = (county: string): string[] => [...new Set([county, `${county.slice(0, 4)}00`, `${county.slice(0, 2)}0000`])]
