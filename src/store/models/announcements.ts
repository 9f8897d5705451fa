import type { Grade } from '../../domain/grade.js'
import { collection } from '../connection.js'

/** Announcement of a confirmed grade (NX-15b): `_id` = case id, so a case is announced once. */
export interface Announcement {
  _id: string
  register: 'announcements'
  certificateNumber: string
  enterpriseName: string
  creditCode?: string
  regionCode: string
  authorityRegion: string
  industry: string
  specialty: string
  grade: Grade
  validUntil: string
  publishedAt: Date
}

export const announcementsOf = collection<Announcement>(
  'announcements',
  {
    _id: String,
    register: String,
    certificateNumber: String,
    enterpriseName: String,
    creditCode: String,
    regionCode: String,
    authorityRegion: String,
    industry: String,
    specialty: String,
    grade: String,
    validUntil: String,
    publishedAt: Date,
  },
  [[{ register: 1, publishedAt: -1 }]],
)
