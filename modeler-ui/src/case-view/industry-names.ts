import type { Reference } from '@/api/types'

/** Names of an industry and specialty as the regulation pack has them; the ids where it does not know them. */
export function industryName(reference: Reference | undefined, industry: string | undefined): string {
  return reference?.pack.industries.find((one) => one.id === industry)?.name ?? industry ?? ''
}
export function specialtyName(reference: Reference | undefined, industry: string | undefined, specialty: string | undefined): string {
  const known = reference?.pack.industries.find((one) => one.id === industry)?.specialties.find((one) => one.id === specialty)
  return known?.name ?? specialty ?? ''
}
export function regionName(reference: Reference | undefined, code: string | undefined): string {
  return reference?.regions.find((one) => one.code === code)?.name ?? code ?? ''
}
