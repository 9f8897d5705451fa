import { optionsOf, type Field } from '@/fields/field'

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
  { path: 'employees', kind: 'number', required: true, unit: 'enterprise.units.people' },
  { path: 'safetyStaff', kind: 'number', required: true, unit: 'enterprise.units.people' },
  { path: 'specialOperators', kind: 'number', required: true, unit: 'enterprise.units.people' },
  { path: 'fixedAssets', kind: 'number', required: true, unit: 'enterprise.units.tenThousandYuan' },
  { path: 'mainRevenue', kind: 'number', required: true, unit: 'enterprise.units.tenThousandYuan' },
  { path: 'groupName', kind: 'text' },
]
export const basicFactPaths = basicFacts.map((field) => field.path)
