/** Rounds of scoring of one case: the full on-site review and the re-review of rectified items (NX-15c). */
export const fullReviewRound = 1
export const reReviewRound = 2

/** Which round an element of the models belongs to. */
export function roundOfElement(elementId: string): number {
  return elementId.includes('ReReview') || elementId.includes('Rectified') ? reReviewRound : fullReviewRound
}
