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
  provisional?: boolean
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
  validUntil: string
  issuer: string
  status: 'in-force' | 'provisionally-withdrawn' | 'revoked' | 'expired'
}

export const notices = (query: { running?: boolean; page?: number }) => api.get<Page<NoticeRow>>('/api/public/notices', query)
export const announcements = (page = 1) => api.get<Page<AnnouncementRow>>('/api/public/announcements', { page })

/**
 * A certificate's number as people type it from the paper: without blanks, in capitals, the grade's Ⅰ Ⅱ Ⅲ written as I II III.
 * Only a number is changed: a name searched for stays as it is.
 */
export function numberTyped(text: string): string {
  const number = text.replace(/\s+/g, '').toUpperCase()
  if (!/AQB|\d{6,}$/.test(number)) return text.trim()
  return number.replace(/(III|II|I)(?=\d{6,}$)/, (grade) => ['Ⅰ', 'Ⅱ', 'Ⅲ'][grade.length - 1]!)
}
