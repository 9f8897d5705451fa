import type { Grade } from './grade.js'
import type { RegulationPack } from './ports.js'
import { addDays } from './shanghai-time.js'

const romanGrades = { '1': 'Ⅰ', '2': 'Ⅱ', '3': 'Ⅲ' } as const

/** Series a sequence number is drawn from. The abbreviation is the whole region's, so its cities share one series (NUM-1, NX-A5). */
export function numberSeries(pack: RegulationPack, grade: Grade, year: number): { region: string; kind: 'graded' | 'small-micro'; year: number } {
  return { region: pack.region.code, kind: grade === 'small-micro' ? 'small-micro' : 'graded', year }
}

/** Industry code of a graded certificate: the specialty's own where the pack has one (non-coal mines), else the industry's (NUM-1). */
export function industryCode(pack: RegulationPack, industry: string, specialty: string): string | undefined {
  return pack.industryCodes.value[specialty] ?? pack.industryCodes.value[industry]
}

export interface NumberParts {
  grade: Grade
  industry: string
  specialty: string
  year: number
  /** From 1, without gaps within the series. */
  sequence: number
}

/**
 * Number of a certificate: region's abbreviation (none for grade 1) + AQB + industry code + Ⅰ/Ⅱ/Ⅲ + year + 5 digits (NUM-1); small-micro:
 * abbreviation + AQBXW + year + 6 digits (NX-A5).
 * @throws RangeError when the sequence doesn't fit its digits, or the industry has no code.
 */
export function composeCertificateNumber(pack: RegulationPack, { grade, industry, specialty, year, sequence }: NumberParts): string {
  const { prefix, digits } = pack.numberPatterns[grade === 'small-micro' ? 'small-micro' : 'graded'].value
  if (!Number.isInteger(sequence) || sequence < 1 || sequence >= 10 ** digits) throw new RangeError(`sequence ${sequence} doesn't fit ${digits} digits`)
  const tail = `${year}${String(sequence).padStart(digits, '0')}`
  if (grade === 'small-micro') return `${pack.region.abbreviation}${prefix}${tail}`
  const code = industryCode(pack, industry, specialty)
  if (!code) throw new RangeError(`no industry code for ${industry}`)
  return `${grade === '1' ? '' : pack.region.abbreviation}${prefix}${code}${romanGrades[grade]}${tail}`
}

/**
 * Last day of a certificate issued on a day (NX-16, article 16: 3 years). The day of issue is the first day of the term, so the last
 * is the day before the anniversary: one day more would be longer than the article allows.
 */
export function validUntil(issuedOn: string, years: number): string {
  const [year, month, day] = issuedOn.split('-').map(Number) as [number, number, number]
  // 29 February plus 3 years overflows to 1 March, whose eve is the right last day.
  return addDays(new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10), -1)
}
