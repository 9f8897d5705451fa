import { api } from '@/api/client'
import type { Answer, Asked } from '@/api/typed'

export type NoticeRow = Answer<'/api/public/notices'>['items'][number]
export type AnnouncementRow = Answer<'/api/public/announcements'>['items'][number]
export type CertificateRow = Answer<'/api/public/certificates'>['items'][number]

export const notices = (query: Asked<'/api/public/notices'>) => api.get('/api/public/notices', query)
export const announcements = (page = 1) => api.get('/api/public/announcements', { page })
