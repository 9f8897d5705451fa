import { api } from '@/api/client'
import type { Content } from '@/fields/field'
import { sharedPaths } from './basic-facts'
import type { OwnCertificate } from './renewal'

/** The enterprise's ledger data (EQ-1) as the API gives it. */
export type Ledger = Content & { enterpriseId: string; name: string }

/** What the ledger already knows of a statutory form, so that nobody types it twice. */
export async function ledgerFacts(): Promise<Content> {
  const ledger = await api.get('/api/enterprise').catch(() => undefined)
  if (!ledger) return {}
  const facts: Content = { enterpriseName: ledger.name, industry: ledger.industry, specialty: ledger.specialty }
  for (const path of sharedPaths) {
    if (ledger[path] !== undefined && ledger[path] !== null) facts[path] = ledger[path]
  }
  return facts
}

export const ownCertificates = async (): Promise<OwnCertificate[]> => (await api.get('/api/enterprise/certificates')).items
