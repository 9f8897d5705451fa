import type { CaseRecord } from '../../src/domain/case.js'
import type { NoticeRequest } from '../../src/domain/ports.js'
import { chineseDate } from '../../src/domain/shanghai-time.js'
import { enterpriseOf } from './recipients.js'

/** The limit for a re-review passed (NX-15c): one notice a case, whichever procedure notices first. */
export function reReviewExpiredNotice(record: CaseRecord): NoticeRequest {
  return {
    caseId: record.caseId,
    kind: 're-review-expired',
    occasion: 'limit',
    recipients: [enterpriseOf(record)],
    data: record.notReached ? { until: chineseDate(record.notReached.reReviewUntil) } : {},
  }
}
