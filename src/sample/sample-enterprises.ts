import data from './enterprises.json' with { type: 'json' }
import { checkCharacter } from '../domain/credit-code.js'
import type { RegulationPack } from '../domain/ports.js'
import type { SelfEvaluation } from '../domain/self-evaluation.js'
import type { Enterprise } from '../store/models/enterprises.js'
import { sampleRegions } from './sample-regions.js'

export const sampleMailDomain = 'dabiao.example'

/** A day `months` from now; day 15, so that no month is too short. */
function dayIn(months: number, now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 15)).toISOString().slice(0, 10)
}

/** A right code (GB 32100) of the region 999999, which there is not: it can't be anybody's. */
export function sampleCreditCode(enterpriseId: string): string {
  const first = `91999999MA${enterpriseId.replace(/\D/g, '').padStart(7, '0')}`
  return first + checkCharacter(first)
}

/** Fictional enterprises over all cities; one name with 𠮷 and ·, one licence expired, one of every common difficulty. */
export function sampleEnterprises(pack: RegulationPack, now: Date): Enterprise[] {
  return data.map((e, index) => {
    const region = sampleRegions.find((r) => r._id === e.region)!
    const specialty = pack.industries.find((i) => i.id === e.industry)!.specialties.find((s) => s.id === e.specialty)!
    return {
      _id: e.id,
      name: e.name,
      creditCode: sampleCreditCode(e.id),
      regionCode: e.region,
      address: `${region.name}示例工业园区${index + 1}号`,
      ownership: e.ownership as SelfEvaluation['ownership'],
      industry: e.industry,
      specialty: e.specialty,
      systems: specialty.systems,
      safetyOrganisation: '安全环保部',
      employees: e.employees,
      safetyStaff: Math.max(2, Math.round(e.employees / 60)),
      specialOperators: Math.round(e.employees / 8),
      fixedAssets: e.employees * 45,
      mainRevenue: e.employees * 80,
      legalRepresentative: e.legal,
      legalRepresentativePhone: `0951-5550${String(100 + index)}`,
      groupName: '',
      contactName: `联系人${index + 1}（示例）`,
      contactPhone: `0951-5551${String(100 + index)}`,
      contactEmail: `${e.id.toLowerCase()}@${sampleMailDomain}`,
      licence: { number: e.licence ?? '', expiresOn: e.licenceMonths === undefined ? '' : dayIn(e.licenceMonths, now) },
      sample: true,
      version: 1,
      updatedAt: now,
    }
  })
}
