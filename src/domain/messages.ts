/**
 * Messages a case can receive; correlation key is always the case id (for per-problem messages: `<caseId>`), and the
 * message id makes a repeated publication harmless.
 */
export const messageNames = {
  /** Starts application-to-announcement; messageId = caseId. */
  applicationSubmitted: 'application-submitted',
  /** Enterprise answered a batch of corrections (补正). */
  correctionsSubmitted: 'corrections-submitted',
  /** Correction deadline moved; variable `correctionsDueAt` carries the new date. */
  correctionsDeadlineChanged: 'corrections-deadline-changed',
  /** Enterprise withdraws before confirmation. */
  applicationWithdrawn: 'application-withdrawn',
  /** Enterprise asks for re-review within 3 months (NX-15c). */
  reReviewRequested: 're-review-requested',
  /** Enterprise handed in further evidence of rectified items during re-review. */
  rectifiedItemsSubmitted: 'rectified-items-submitted',
  /** Public objection to a running notice; variable `objectionId`. */
  objectionReceived: 'objection-received',
  /** Public notice's end moved; variable `noticeEndsAt`. */
  noticeDeadlineChanged: 'notice-deadline-changed',
} as const
export type MessageName = (typeof messageNames)[keyof typeof messageNames]
