import type { CaseRecord } from '../domain/case.js'
import { regionAbove } from '../domain/role.js'
import type { NoticeRecipient, RegulationPack } from '../domain/ports.js'
import type { Store } from '../store/connection.js'
import { accountsOf } from '../store/models/accounts.js'
import { casesOf } from '../store/models/cases.js'
import { enterprisesOf } from '../store/models/enterprises.js'
import { expertsOf } from '../store/models/experts.js'
import { mailAddressesOf } from '../store/models/mail-addresses.js'
import { regionsOf } from '../store/models/regions.js'
import type { Addressee, CaseFacts, Directory } from './directory.js'

export interface StoreDirectoryOptions {
  store: Store
  pack(name: string): RegulationPack
  /** `PUBLIC_URL` without a slash at its end. */
  publicUrl: string
  /** Chinese words for grades, kinds of application and offices (`src/catalogue/zh-CN/terms.json`). */
  terms: { grades: Record<string, string>; applicationKinds: Record<string, string>; offices: Record<string, string> }
}

/** Looks recipients up among accounts, enterprises, experts and the departments' addresses. */
export function storeDirectory({ store, pack, publicUrl, terms }: StoreDirectoryOptions): Directory {
  async function mailsOf(filter: Record<string, unknown>): Promise<string[]> {
    const found = await accountsOf(store).find({ ...filter, active: true }, { email: 1 }).lean()
    return [...new Set(found.map((a) => a.email).filter(Boolean))].sort()
  }
  const regionOf = (code: string) => regionsOf(store).findById(code).lean()

  async function department(id: string, regionCode: string): Promise<Addressee> {
    for (let code: string | undefined = regionCode; code; code = regionAbove(code)) {
      const found = await mailAddressesOf(store).findById(`${id}:${code}`).lean()
      if (found) return { name: found.name, emails: [found.email] }
    }
    return { name: id, emails: [] }
  }

  async function addressee(recipient: NoticeRecipient): Promise<Addressee> {
    if ('enterpriseId' in recipient) {
      const { enterpriseId } = recipient
      const [enterprise, accounts] = await Promise.all([enterprisesOf(store).findById(enterpriseId).lean(), mailsOf({ enterpriseId })])
      const emails = accounts.length > 0 ? accounts : [enterprise?.contactEmail ?? ''].filter(Boolean)
      return { name: enterprise?.name ?? enterpriseId, emails }
    }
    if ('expertId' in recipient) {
      const { expertId } = recipient
      const [expert, emails] = await Promise.all([expertsOf(store).findById(expertId).lean(), mailsOf({ expertId })])
      return { name: expert?.name ?? expertId, emails }
    }
    if ('office' in recipient) {
      const { office: role, regionCode } = recipient
      const [region, emails] = await Promise.all([regionOf(regionCode), mailsOf({ role, regionCode })])
      return { name: `${region?.name ?? regionCode}${terms.offices[role] ?? role}`, emails }
    }
    if ('department' in recipient) return department(recipient.department, recipient.regionCode)
    return { name: recipient.name, emails: [recipient.email] }
  }

  async function caseFacts(caseId: string): Promise<CaseFacts> {
    const record: CaseRecord | null = await casesOf(store).findById(caseId).lean()
    if (!record) throw new Error(`case ${caseId} is not stored`)
    const [region, authority] = await Promise.all([regionOf(record.regionCode), record.authorityRegion && regionOf(record.authorityRegion)])
    const industry = pack(record.pack).industries.find((i) => i.id === record.industry)
    return {
      caseId,
      enterpriseName: record.enterpriseName,
      creditCode: record.creditCode ?? '',
      regionName: region?.name ?? record.regionCode,
      industryName: industry?.name ?? record.industry,
      gradeName: terms.grades[record.grade] ?? record.grade,
      applicationKindName: terms.applicationKinds[record.applicationKind] ?? record.applicationKind,
      // Which authority it is depends on grade and region; until that is decided, the general word.
      authorityName: (authority || undefined)?.authorityName ?? terms.offices.officer ?? '',
      link: `${publicUrl}/cases/${encodeURIComponent(caseId)}`,
    }
  }

  return { addressee, caseFacts }
}
