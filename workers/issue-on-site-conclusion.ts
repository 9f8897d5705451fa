import { z } from 'zod'
import { roundOfElement } from '../src/domain/review-round.js'
import { caseInput, required } from './support/case-input.js'
import { defineWorker } from './contract.js'

/** Makes the on-site conclusion (annex 3) that every member signed (NX-13), of the full review or of the re-review. */
export default defineWorker({
  type: 'issue-on-site-conclusion',
  input: caseInput,
  output: z.object({ reached: z.boolean(), reReviewReached: z.boolean().optional() }),
  idempotence: 'The paper is made once a round.',
  async handle({ caseId }, deps, { elementId }) {
    const record = await deps.cases.get(caseId)
    const round = roundOfElement(elementId)
    const { reached } = required(record.scores.find((each) => each.round === round), `score of round ${round}`)
    await deps.documents.make(caseId, 'on-site-conclusion', `round-${round}`)
    return round === 1 ? { reached } : { reached, reReviewReached: reached }
  },
})
