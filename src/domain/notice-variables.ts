import type { NoticeKind } from './ports.js'

/**
 * What a notice template may name. The first ones `notices.send` takes from the case itself; the others the sender gives in
 * `NoticeRequest.data`, as text a person reads (dates as 2026年11月22日, lists one item a line). A template naming
 * anything else is refused; a value not given is an empty string, so templates may ask for it with `{{#if}}`.
 */
export const caseVariables = ['caseId', 'enterpriseName', 'creditCode', 'regionName', 'industryName', 'gradeName', 'applicationKindName', 'authorityName', 'recipientName', 'link'] as const

export const noticeVariables: Record<NoticeKind, readonly string[]> = {
  'application-received': ['submittedOn'],
  'application-accepted': [],
  'corrections-requested': ['items', 'dueOn'],
  'corrections-overdue': ['dueOn'],
  'application-refused': ['reasons'],
  'forwarded-nationally': [],
  'national-result': ['result', 'certificateNumber', 'announcedOn', 'remark'],
  'expert-appointed': ['dueOn'],
  'visit-announced': ['startsOn', 'endsOn', 'place', 'note', 'members'],
  'grade-not-reached': ['score', 'threshold', 'reasons', 'reReviewUntil'],
  're-review-evidence-insufficient': ['opinion', 'until'],
  're-review-announced': ['itemCount', 'until'],
  're-review-expired': ['until'],
  'public-notice-published': ['publishedOn', 'endsOn', 'noticeLink'],
  'objection-received': ['receipt', 'content'],
  'objection-answered': ['receipt', 'receiptLink', 'decision', 'answer'],
  'objection-upheld': ['answer'],
  'grade-not-confirmed': ['opinion'],
  'grade-announced': ['certificateNumber', 'issuedOn', 'validUntil', 'verifyLink'],
  'department-copy': ['departmentName', 'certificateNumber', 'issuedOn', 'validUntil', 'verifyLink'],
  'application-withdrawn': ['reason', 'withdrawnOn'],
  'rectification-started': ['items', 'dueOn'],
  'rectification-reminder': ['description', 'dueOn', 'daysLeft'],
  'rectification-returned': ['description', 'opinion', 'dueOn'],
  'rectification-accepted': ['description'],
  'rectification-overdue': ['description', 'dueOn'],
  'calendar-missing': ['year'],
  'limit-moved': ['limitName', 'before', 'until'],
}
