import type { RegulationPack } from '@/api/types'
import type { Content, Option } from '@/fields/field'

export type Industry = RegulationPack['industries'][number]

/** Industries of the regulation pack (NX-2). */
export const industryOptions = (industries: Industry[]): Option[] => industries.map((one) => ({ value: one.id, label: one.name }))

/** Specialties of the industry chosen. */
export const specialtyOptions =
  (industries: Industry[]) =>
  (content: Content): Option[] =>
    industries.find((one) => one.id === content.industry)?.specialties.map((one) => ({ value: one.id, label: one.name })) ?? []
