import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { Grade } from '../domain/grade.js'
import { answerWay, typedReceipt } from '../domain/objection.js'
import { shanghaiDate } from '../domain/shanghai-time.js'
import { certificateNumbersIn, numbersNear, searchedPart } from '../domain/typed-certificate-number.js'
import { folded } from '../domain/typed-text.js'
import type { Store } from '../store/connection.js'
import { announcementsOf } from '../store/models/announcements.js'
import { certificatesOf, type CertificateDocument } from '../store/models/certificates.js'
import { documentsOf } from '../store/models/documents.js'
import { objectionsOf, type Objection } from '../store/models/objections.js'
import { publicNoticesOf, type PublicNotice } from '../store/models/public-notices.js'
import { regionAndBelow } from './case-scope.js'
import { containing, pageSize, skipOf } from './paging.js'
import type { Reference } from './reference.js'

export interface CertificateFilter {
  q: string
  grade?: Grade | undefined
  industry?: string | undefined
  regionCode?: string | undefined
  page: number
}

/** What everybody may read without signing in: nothing of persons. */
export function createPublicRegister(store: Store, reference: Reference, clock: Clock, abbreviations: string[]) {
  const shown = async (rows: PublicNotice[]) => {
    const names = await reference.names()
    const papers = await documentsOf(store)
      .find({ caseId: { $in: rows.map((row) => row.caseId) }, kind: 'public-notice' }, { caseId: 1, createdAt: 1 })
      .sort({ createdAt: 1 })
      .lean()
    const paperOf = new Map(papers.map((paper) => [paper.caseId, paper._id]))
    return rows.map((row) => ({
      noticeId: row._id,
      enterpriseName: row.enterpriseName,
      ...(row.creditCode && { creditCode: row.creditCode }),
      regionName: names.region(row.regionCode),
      authorityName: names.authority(row.authorityRegion),
      industry: row.industry,
      grade: row.grade,
      publishedAt: row.publishedAt,
      endsAt: row.endsAt,
      provisional: row.provisional,
      state: isRunning(row, clock.now()) ? ('running' as const) : ('ended' as const),
      ...(paperOf.has(row.caseId) && { documentId: paperOf.get(row.caseId)! }),
    }))
  }

  async function notice(noticeId: string) {
    const row = await publicNoticesOf(store).findById(noticeId).lean<PublicNotice | null>()
    const [found] = row ? await shown([row]) : []
    if (!found) throw new Refusal('notice.unknown', 404)
    return found
  }

  const holding = (typed: string) => certificatesOf(store).findOne({ _id: { $in: [...certificateNumbersIn(typed), typed.trim()] } }).lean<CertificateDocument | null>()

  async function reasonNotFound(typed: string) {
    if (await certificatesOf(store).exists({ _id: { $in: numbersNear(typed, abbreviations) } })) return 'certificate.similar'
    return certificateNumbersIn(typed).length === 0 ? 'certificate.number-incomplete' : 'certificate.unknown'
  }

  return {
    notice,

    async notices(running: boolean | undefined, page: number) {
      const now = clock.now()
      // a provisional end does not end a notice
      const open = { closedAt: { $exists: false }, $or: [{ endsAt: { $gt: now } }, { provisional: true }] }
      const over = { $or: [{ endsAt: { $lte: now }, provisional: false }, { closedAt: { $exists: true } }] }
      const filter = { register: 'public-notices' as const, ...(running === undefined ? {} : running ? open : over) }
      const [rows, total] = await Promise.all([
        publicNoticesOf(store).find(filter).sort({ publishedAt: -1 }).skip(skipOf(page)).limit(pageSize).lean<PublicNotice[]>(),
        publicNoticesOf(store).countDocuments(filter),
      ])
      return { items: await shown(rows), total }
    },

    /** Nobody but the objector has the receipt, and still nothing of the objector or of other objections is told. */
    async objection(typed: string) {
      const receipt = typedReceipt(typed)
      const found = receipt ? await objectionsOf(store).findOne({ receipt }).lean<Objection | null>() : null
      const on = found && (await publicNoticesOf(store).findById(found.noticeId).lean<PublicNotice | null>())
      if (!found || !on) throw new Refusal('objection.receipt-unknown', 404)
      const names = await reference.names()
      const { receivedAt, state, answer, decidedAt } = found
      return {
        ...{ receipt: found.receipt, enterpriseName: on.enterpriseName, authorityName: names.authority(on.authorityRegion), receivedAt, state, answerWay: answerWay(found.contact) },
        ...(state !== 'open' && { answer, decidedAt }),
      }
    },

    async noticeDocument(noticeId: string): Promise<string> {
      const { documentId } = await notice(noticeId)
      if (!documentId) throw new Refusal('document.unknown', 404)
      return documentId
    },

    async announcements(page: number) {
      const filter = { register: 'announcements' as const }
      const [rows, total, names] = await Promise.all([
        announcementsOf(store).find(filter).sort({ publishedAt: -1 }).skip(skipOf(page)).limit(pageSize).lean(),
        announcementsOf(store).countDocuments(filter),
        reference.names(),
      ])
      const items = rows.map(({ _id: caseId, register: _register, publishedAt, ...row }) => ({
        ...row,
        caseId,
        announcedAt: publishedAt,
        regionName: names.region(row.regionCode),
        authorityName: names.authority(row.authorityRegion),
      }))
      return { items, total }
    },

    async certificates({ q, grade, industry, regionCode, page }: CertificateFilter) {
      const filter = {
        register: 'certificates' as const,
        ...(grade && { grade }),
        ...(industry && { industry }),
        ...(regionCode && { regionCode: regionAndBelow(regionCode) }),
        ...textFilter(q),
      }
      const [rows, total, names] = await Promise.all([
        certificatesOf(store).find(filter).sort({ issuedAt: -1 }).skip(skipOf(page)).limit(pageSize).lean<CertificateDocument[]>(),
        certificatesOf(store).countDocuments(filter),
        reference.names(),
      ])
      const today = shanghaiDate(clock.now())
      return { items: rows.map((row) => ({ ...certificateOf(row, names.region(row.regionCode)), valid: isValid(row, today) })), total }
    },

    /**
     * Verification by number or QR code, however it was typed. A number that nobody holds may be a forged one; one that differs by a slip from a
     * registered number is more likely mistyped, and nothing more is said of the other.
     * @throws Refusal `certificate.similar`, `certificate.number-incomplete`, `certificate.unknown` (404).
     */
    async certificate(typed: string) {
      const row = await holding(typed)
      if (!row) throw new Refusal(await reasonNotFound(typed), 404)
      const valid = isValid(row, shanghaiDate(clock.now()))
      return { certificate: certificateOf(row, await reference.regionName(row.regionCode)), valid }
    },
  }
}

/** A number however typed, a part of one, the whole credit code, or any part of the enterprise's name. */
function textFilter(q: string): Record<string, unknown> {
  if (q === '') return {}
  const numbers = certificateNumbersIn(q)
  if (numbers.length > 0) return { _id: { $in: numbers } }
  const part = searchedPart(q)
  const parts = part.length < 2 ? [] : [{ numberEndings: { $elemMatch: { $gte: part, $lt: `${part}\uffff` } } }]
  return { $or: [...parts, { creditCode: folded(q) }, { enterpriseName: containing(q) }] }
}

const isRunning = (row: PublicNotice, now: Date): boolean => !row.closedAt && (row.provisional || row.endsAt > now)

/** In force, and its last day not over in China (NX-16). */
const isValid = (row: CertificateDocument, today: string): boolean => row.status === 'in-force' && row.validUntil >= today

function certificateOf(row: CertificateDocument, regionName: string) {
  const { number, enterpriseName, creditCode, regionCode, industry, specialty, grade, issuedOn, validFrom, validUntil, issuer, status } = row
  return { number, enterpriseName, ...(creditCode && { creditCode }), regionCode, regionName, industry, specialty, grade, issuedOn, ...(validFrom && { validFrom }), validUntil, issuer, status }
}
