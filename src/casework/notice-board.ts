import type { PublicNoticeRecord } from '../domain/ports.js'
import type { Clock } from '../domain/clock.js'
import type { DueDate } from '../domain/working-days.js'
import { isDuplicateKey, type Store } from '../store/connection.js'
import { announcementsOf } from '../store/models/announcements.js'
import { certificatesOf, type CertificateDocument } from '../store/models/certificates.js'
import { publicNoticesOf } from '../store/models/public-notices.js'
import { findCase } from './case-records.js'

/** Public notices as the procedure publishes and closes them (NX-15a, NX-15b). */
export function createNoticeBoard(store: Store, clock: Clock) {
  const notices = publicNoticesOf(store)
  return {
    async publish(notice: PublicNoticeRecord): Promise<void> {
      await insertOnce(() => notices.create({ ...notice, _id: notice.noticeId, register: 'public-notices', openObjections: [] }))
    },

    /** One atomic write against an objection coming in and against the end moving: true when the notice is closed, now or before. */
    async closeUnlessObjected(noticeId: string, endsAt?: Date): Promise<boolean> {
      const open = { _id: noticeId, closedAt: { $exists: false } }
      const unmoved = endsAt ? { endsAt, provisional: false } : {}
      const { matchedCount } = await notices.updateOne({ ...open, ...unmoved, openObjections: { $size: 0 } }, { $set: { closedAt: clock.now() } })
      return matchedCount > 0 || !(await notices.exists(open))
    },

    async move(noticeId: string, { date, provisional }: DueDate): Promise<void> {
      await notices.updateOne({ _id: noticeId, closedAt: { $exists: false }, endsAt: { $lte: date } }, { $set: { endsAt: date, provisional } })
    },

    /** Ends a running notice at once, because its application was withdrawn; objections have nothing to hold up any more. */
    async end(noticeId: string, at: Date): Promise<void> {
      await notices.updateOne({ _id: noticeId, closedAt: { $exists: false } }, { $set: { closedAt: at } })
    },
  }
}

/** Announces a case's grade once (NX-15b), with what its certificate says. */
export async function publishAnnouncement(store: Store, clock: Clock, caseId: string, certificateNumber: string): Promise<void> {
  const [record, certificate] = await Promise.all([
    findCase(store, caseId),
    certificatesOf(store).findById(certificateNumber).lean<CertificateDocument | null>(),
  ])
  if (!record || !certificate) throw new Error(`case ${caseId} or its certificate ${certificateNumber} is not stored`)
  const { enterpriseName, creditCode, regionCode, industry, specialty, grade, validUntil } = certificate
  await insertOnce(() =>
    announcementsOf(store).create({
      _id: caseId,
      register: 'announcements',
      certificateNumber,
      ...(creditCode && { creditCode }),
      ...{ enterpriseName, regionCode, industry, specialty, grade, validUntil },
      authorityRegion: record.authorityRegion ?? '',
      publishedAt: clock.now(),
    }),
  )
}

/** Inserts under a unique key; there already means done already. */
export async function insertOnce(insert: () => Promise<unknown>): Promise<void> {
  try {
    await insert()
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}
