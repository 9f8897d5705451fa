import { api } from '@/api/client'
import type { Grade } from '@/api/types'
import type { Content } from '@/fields/field'
import { sharedPaths } from './basic-facts'

/** The enterprise's ledger data (EQ-1) as the API gives it. */
export type Ledger = Content & { enterpriseId: string; name: string }

/** What the ledger already knows of a statutory form, so that nobody types it twice. */
export async function ledgerFacts(): Promise<Content> {
  const ledger = await api.get<Ledger>('/api/enterprise').catch(() => undefined)
  if (!ledger) return {}
  const facts: Content = { enterpriseName: ledger.name, industry: ledger.industry, specialty: ledger.specialty }
  for (const path of sharedPaths) {
    if (ledger[path] !== undefined && ledger[path] !== null) facts[path] = ledger[path]
  }
  return facts
}

/** A certificate of the own register, with the days in which its renewal may be applied for. */
export interface OwnCertificate {
  number: string
  industry: string
  grade: Grade
  validUntil: string
  status: string
  renewableFrom: string
  renewable: boolean
}
export const ownCertificates = async (): Promise<OwnCertificate[]> => (await api.get<{ items: OwnCertificate[] }>('/api/enterprise/certificates')).items

/** The certificate of the industry and grade applied for that stands against a first evaluation: in its last months it is renewed (NX-17). */
export const heldFor = (certificates: OwnCertificate[], { industry, grade }: Content, today: string): OwnCertificate | undefined =>
  certificates.find((one) => one.industry === industry && one.grade === grade && one.validUntil >= today && one.status !== 'revoked')
