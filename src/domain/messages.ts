/**
 * Messages a case can receive; the message id makes a repeated publication harmless. The correlation key is the case id, except where a case may wait
 * for the same message again: there it names the occasion, so that a message the engine hears of too late is not taken for the next one.
 */
export const messageNames = {
  /** Starts application-to-announcement; messageId = caseId. */
  applicationSubmitted: 'application-submitted',
  /** Enterprise answered a batch of corrections (补正); correlation key is the batch's id. */
  correctionsSubmitted: 'corrections-submitted',
  /** Correction deadline moved; variable `correctionsDueAt` carries the new date; correlation key is the batch's id. */
  correctionsDeadlineChanged: 'corrections-deadline-changed',
  /** Enterprise withdraws before confirmation. */
  applicationWithdrawn: 'application-withdrawn',
  /** Enterprise asks for re-review within 3 months (NX-15c). */
  reReviewRequested: 're-review-requested',
  /** Enterprise handed in further evidence of rectified items during re-review; correlation key is `evidenceKey`. */
  rectifiedItemsSubmitted: 'rectified-items-submitted',
  /** Public objection to a running notice; variable `objectionId`. */
  objectionReceived: 'objection-received',
  /** Public notice's end moved; variable `noticeEndsAt`. */
  noticeDeadlineChanged: 'notice-deadline-changed',
} as const
export type MessageName = (typeof messageNames)[keyof typeof messageNames]

/** Further evidence after the n-th check that found it insufficient. */
export const evidenceKey = (caseId: string, checks: number): string => `${caseId}:${checks}`
