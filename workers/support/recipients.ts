import type { CaseRecord } from '../../src/domain/case.js'
import type { NoticeRecipient, RegulationPack } from '../../src/domain/ports.js'
import { required } from './case-input.js'

/** The enterprise whose case it is. */
export const enterpriseOf = (record: CaseRecord): NoticeRecipient => ({ enterpriseId: record.enterpriseId })

/** Officers of the competent authority (NX-5). */
export const authorityOf = (record: CaseRecord): NoticeRecipient => ({
  office: 'officer',
  regionCode: required(record.authorityRegion, 'competent authority'),
})

/** Secretariat of the technical committee of the same level (NX-5). */
export const secretariatOf = (record: CaseRecord): NoticeRecipient => ({
  office: 'secretary',
  regionCode: required(record.committeeRegion, 'committee'),
})

/** Officers of the county where the enterprise is: they supervise rectification (NX-14). */
export const localOfficeOf = (record: CaseRecord): NoticeRecipient => ({ office: 'officer', regionCode: record.regionCode })

/** Process administrators of the region whose regulation the case follows: they keep its calendar. */
export const administratorsOf = (pack: RegulationPack): NoticeRecipient => ({ office: 'process-administrator', regionCode: pack.region.code })

/** Appointed experts, if any are yet. */
export const expertsOf = (record: CaseRecord): NoticeRecipient[] =>
  record.expertGroup?.appointedAt ? record.expertGroup.members.map(({ expertId }) => ({ expertId })) : []
