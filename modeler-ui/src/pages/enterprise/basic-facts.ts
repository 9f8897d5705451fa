import { optionsOf, type Content, type Field } from '@/fields/field'

export const grades = ['1', '2', '3', 'small-micro'] as const
const ownerships = ['state', 'collective', 'privately-run', 'private', 'joint-venture', 'sole', 'other'] as const

/** Facts both annexes ask for (annex 1 table 1, annex 2 table 1). */
export const basicFacts: Field[] = [
  { path: 'enterpriseName', kind: 'text', required: true },
  { path: 'ownership', kind: 'choice', required: true, options: optionsOf('ownership', ownerships) },
  { path: 'address', kind: 'text', required: true, wide: true },
  { path: 'legalRepresentative', kind: 'text', required: true },
  { path: 'legalRepresentativePhone', kind: 'phone', required: true },
  { path: 'safetyOrganisation', kind: 'text', required: true },
  { path: 'employees', kind: 'number', whole: true, required: true, unit: 'enterprise.units.people' },
  { path: 'safetyStaff', kind: 'number', whole: true, required: true, unit: 'enterprise.units.people' },
  { path: 'specialOperators', kind: 'number', whole: true, required: true, unit: 'enterprise.units.people' },
  { path: 'fixedAssets', kind: 'number', required: true, unit: 'enterprise.units.tenThousandYuan' },
  { path: 'mainRevenue', kind: 'number', required: true, unit: 'enterprise.units.tenThousandYuan' },
  { path: 'groupName', kind: 'text' },
]
/** Annex 1 table 1: fax of the legal representative, and how to reach the contact. */
export const contactFacts: Field[] = [
  { path: 'fax', kind: 'phone' },
  { path: 'contactName', kind: 'text', required: true },
  { path: 'contactPhone', kind: 'phone', required: true },
  { path: 'contactFax', kind: 'phone' },
  { path: 'contactMobile', kind: 'phone' },
  { path: 'contactEmail', kind: 'email' },
]
/** Work in shifts (倒班): how, only where there is any. */
export const shiftFacts = (required: boolean): Field[] => [
  { path: 'shiftWork', kind: 'yes-no', required },
  { path: 'shiftDetails', kind: 'text', when: (content: Content) => content.shiftWork === true },
]
/** What the ledger and the annexes name alike. */
export const sharedPaths = [...basicFacts, ...contactFacts, ...shiftFacts(false)].map((field) => field.path).concat('healthCertification', 'foundedOn')
