import { api } from '@/api/client'
import type { Content } from '@/fields/field'
import type { CertificateRow } from '../public/records'
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

/** The certificate in force that the register has for this enterprise and industry, if any. */
export async function heldCertificate(facts: Content): Promise<CertificateRow | undefined> {
  if (!facts.enterpriseName) return undefined
  const found = await api.get<{ items: (CertificateRow & { valid: boolean })[] }>('/api/public/certificates', { q: String(facts.enterpriseName), industry: String(facts.industry ?? '') }).catch(() => undefined)
  return found?.items.find((one) => one.valid && one.enterpriseName === facts.enterpriseName)
}
