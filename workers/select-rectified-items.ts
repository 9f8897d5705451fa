import { reReviewRound } from '../src/domain/review-round.js'
import { caseInput, noOutput, required } from './support/case-input.js'
import { defineWorker } from './contract.js'

/** Opens the sheet of the re-review: the items the enterprise says it rectified, everything else kept from the last conclusion (NX-15c). */
export default defineWorker({
  type: 'select-rectified-items',
  input: caseInput,
  output: noOutput,
  idempotence: 'The same selection makes the same sheet; once scoring began the sheet stays.',
  async handle({ caseId }, deps) {
    const { items } = required((await deps.cases.get(caseId)).reReview, 'request for a re-review')
    await deps.scoring.open(caseId, reReviewRound, items.map(({ itemId }) => itemId))
    return {}
  },
})
