import terms from '../catalogue/zh-CN/terms.json' with { type: 'json' }
import type { CaseRecord } from '../domain/case.js'
import type { Certificate, DocumentKind, RegulationPack, ScoredItem } from '../domain/ports.js'
import type { Store } from '../store/connection.js'
import { accountsOf } from '../store/models/accounts.js'
import { casesOf } from '../store/models/cases.js'
import { certificatesOf } from '../store/models/certificates.js'
import { regionsOf } from '../store/models/regions.js'
import { scoringItemsOf } from '../store/models/scoring-items.js'
import { roundOf } from './papers/on-site-conclusion.js'
import type { PaperFacts, PaperTerms } from './papers/paper-facts.js'

/** Chinese words papers use, and what each kind of paper is called. */
export const paperTerms: PaperTerms & { documentKinds: Record<DocumentKind, string> } = terms

export interface PaperSourceOptions {
  store: Store
  pack(name: string): RegulationPack
  /** `PUBLIC_URL` without a slash at its end. */
  publicUrl: string
}

/** Looks up in the store what a paper of a case may say. */
export function createPaperSource({ store, pack, publicUrl }: PaperSourceOptions) {
  async function sheet(caseId: string, round: number): Promise<ScoredItem[]> {
    return scoringItemsOf(store).find({ caseId, round }).sort({ position: 1 }).lean<ScoredItem[]>()
  }

  async function scorersOf(items: ScoredItem[]): Promise<Map<string, string>> {
    const accountIds = [...new Set(items.map((i) => i.scoredBy).filter((id) => id !== undefined))]
    const accounts = await accountsOf(store).find({ _id: { $in: accountIds } }, { displayName: 1 }).lean()
    return new Map(accounts.map((a) => [a._id, a.displayName]))
  }

  /** Throws when the case is not stored (yet). */
  return async function factsOf(caseId: string, kind: DocumentKind, occasion: string): Promise<PaperFacts> {
    const record = await casesOf(store).findById(caseId).lean<CaseRecord | null>()
    if (!record) throw new Error(`case ${caseId} is not stored`)
    const round = kind === 'on-site-conclusion' ? roundOf(occasion) : (record.scores.at(-1)?.round ?? 1)
    const items = kind === 'on-site-conclusion' || kind === 'review-report' ? await sheet(caseId, round) : []
    const region = (code: string | undefined) => (code ? regionsOf(store).findById(code).lean() : undefined)
    const [seat, authority, committee, scorers, certificate, reporter] = await Promise.all([
      region(record.regionCode),
      region(record.authorityRegion),
      region(record.committeeRegion ?? record.authorityRegion),
      scorersOf(items),
      certificatesOf(store).findOne({ caseId }).lean<Certificate | null>(),
      record.reviewReport ? accountsOf(store).findById(record.reviewReport.submittedBy, { displayName: 1 }).lean() : null,
    ])
    return {
      record,
      occasion,
      items,
      scorers,
      publicUrl,
      terms: paperTerms,
      pack: pack(record.pack),
      ...(record.creditCode && { creditCode: record.creditCode }),
      regionName: seat?.name ?? record.regionCode,
      authorityName: authority?.authorityName ?? record.authorityRegion ?? '',
      committeeName: `${committee?.name ?? ''}安全生产标准化技术委员会`,
      ...(certificate && { certificate }),
      ...(reporter && { reportedBy: reporter.displayName }),
    }
  }
}
