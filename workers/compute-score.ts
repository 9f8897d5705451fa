import { z } from 'zod'
import { Refusal } from '../src/domain/errors.js'
import { roundOfElement } from '../src/domain/review-round.js'
import { computeScore } from '../src/domain/score.js'
import { caseInput } from './support/case-input.js'
import { defineWorker, FinalFailure } from './contract.js'

/** Score of a round and whether the grade is reached (NX-13, NX-14, NX-15a); in a re-review the kept items count as before (NX-15c). */
export default defineWorker({
  type: 'compute-score',
  input: caseInput,
  output: z.object({ score: z.number(), reached: z.boolean(), round: z.number().int() }),
  idempotence: 'Follows from the stored sheet and problems; a round has one result, which a second run replaces by the same.',
  async handle({ caseId }, deps, { elementId }) {
    const record = await deps.cases.get(caseId)
    const round = roundOfElement(elementId)
    const items = await deps.scoring.items(caseId, round)
    const threshold = deps.pack(record.pack).thresholds[record.grade].value
    try {
      const result = computeScore({ round, items, problems: record.problems, threshold, at: deps.clock.now() })
      const index = record.scores.findIndex((each) => each.round === round)
      if (index >= 0) await deps.cases.update(caseId, { $set: { [`scores.${index}`]: result } }, { [`scores.${index}.round`]: round })
      else await deps.cases.update(caseId, { $push: { scores: result } }, { 'scores.round': { $ne: round } })
      return { score: result.score, reached: result.reached, round }
    } catch (error) {
      if (error instanceof Refusal) throw new FinalFailure(`${error.code} ${JSON.stringify(error.details)}`)
      throw error
    }
  },
})
