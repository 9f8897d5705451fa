import type { PublicNoticeRecord } from '../../domain/ports.js'
import { collection } from '../connection.js'

/**
 * A public notice (NX-15a): `_id` = notice id. `openObjections` decides with one atomic write whether it may close: an objection
 * enters while `closedAt` is absent, the notice closes while the list is empty.
 */
export type PublicNotice = PublicNoticeRecord & {
  _id: string
  register: 'public-notices'
  openObjections: string[]
  closedAt?: Date
}

export const publicNoticesOf = collection<PublicNotice>(
  'publicNotices',
  {
    _id: String,
    register: String,
    noticeId: String,
    caseId: String,
    enterpriseName: String,
    creditCode: String,
    regionCode: String,
    authorityRegion: String,
    industry: String,
    grade: String,
    publishedAt: Date,
    endsAt: Date,
    provisional: Boolean,
    openObjections: [String],
    closedAt: Date,
  },
  [[{ register: 1, publishedAt: -1 }], [{ register: 1, endsAt: -1 }], [{ caseId: 1 }]],
)
