import type { Grade, Page } from '@/api/types'
import { api } from '@/api/client'

export interface NoticeRow {
  noticeId: string
  enterpriseName: string
  creditCode?: string
  regionName: string
  authorityName?: string
  industry: string
  grade: Grade
  publishedAt: string
  endsAt: string
  provisional: boolean
  state: 'running' | 'ended'
  documentId?: string
}
export interface AnnouncementRow {
  caseId?: string
  certificateNumber: string
  enterpriseName: string
  creditCode?: string
  regionName?: string
  authorityName?: string
  industry: string
  grade: Grade
  announcedAt: string
}
export interface CertificateRow {
  number: string
  enterpriseName: string
  creditCode?: string
  regionCode?: string
  regionName?: string
  industry: string
  specialty?: string
  grade: Grade
  issuedOn: string
  /** First day of the term where that isn't the day of issue. */
  validFrom?: string
  validUntil: string
  issuer: string
  status: 'in-force' | 'provisionally-withdrawn' | 'revoked' | 'expired'
}

export const notices = (query: { running?: boolean; page?: number }) => api.get<Page<NoticeRow>>('/api/public/notices', query)
export const announcements = (page = 1) => api.get<Page<AnnouncementRow>>('/api/public/announcements', { page })
