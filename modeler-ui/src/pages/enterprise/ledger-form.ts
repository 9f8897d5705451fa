import type { Reference } from '@/api/types'
import type { Content, Option, Section } from '@/fields/field'
import { basicFacts, contactFacts, shiftFacts } from './basic-facts'
import { industryOptions, specialtyOptions } from './industries'

/** Systems the pack names for the specialty, and those the ledger has besides. */
const systemOptions =
  ({ pack }: Reference) =>
  (content: Content): Option[] => {
    const usual = pack.industries.find((one) => one.id === content.industry)?.specialties.find((one) => one.id === content.specialty)?.systems ?? []
    return [...new Set([...usual, ...((content.systems as string[] | undefined) ?? [])])].map((name) => ({ value: name, label: name }))
  }

const regionOptions = (known: Reference, within: string): Option[] =>
  known.regions.filter((one) => one.code.startsWith(within.replace(/(00)+$/, ''))).map((one) => ({ value: one.code, label: one.name }))

/**
 * The ledger (EQ-1): what annexes 1 and 2 are filled in from. A new one also asks for the region of its seat, within that of the account; a stored
 * one's region is moved on request (SeatMove.vue).
 */
export const ledgerSections = (known: Reference, stored = false, accountRegion = ''): Section[] => [
  {
    key: 'ledger',
    fields: [
      { path: 'name', kind: 'text', required: true },
      { path: 'creditCode', kind: 'text', required: true },
      ...(stored ? [] : [{ path: 'regionCode', kind: 'choice' as const, required: true, options: regionOptions(known, accountRegion) }]),
      { path: 'foundedOn', kind: 'date' },
      ...basicFacts.filter((field) => field.path !== 'enterpriseName'),
      ...shiftFacts(false),
      { path: 'healthCertification', kind: 'text', wide: true },
    ],
  },
  {
    key: 'trade',
    fields: [
      { path: 'industry', kind: 'choice', required: true, options: industryOptions(known.pack.industries) },
      { path: 'specialty', kind: 'choice', required: true, options: specialtyOptions(known.pack.industries) },
      { path: 'systems', kind: 'many', wide: true, hint: 'enterprise.hints.systems', options: systemOptions(known) },
      { path: 'licence.number', kind: 'text', hint: 'enterprise.hints.licence' },
      { path: 'licence.expiresOn', kind: 'date' },
    ],
  },
  { key: 'contact', fields: contactFacts },
]

export const blankLedger = (): Content => ({ systems: [], licence: { number: '', expiresOn: '' } })
