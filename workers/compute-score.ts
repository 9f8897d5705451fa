import { z } from 'zod'
import type { ScoreResult } from '../src/domain/case.js'
import { Refusal } from '../src/domain/errors.js'
import { roundOfElement } from '../src/domain/review-round.js'
import { computeScore, type ScoreInput } from '../src/domain/score.js'
import { caseInput } from './support/case-input.js'
import { defineWorker, FinalFailure } from './contract.js'

/** Score of a round and whether the grade is reached (NX-13, NX-14, NX-15a); in a re-review the kept items count as before (NX-15c). */
export default defineWorker({
  type: 'compute-score',
  input: caseInput,
  output: z.object({ score: z.number(), reached: z.boolean(), round: z.number().int() }),
  idempotence: 'A round has one result, that of its latest attempt; an attempt that is there already, or an earlier one come late, changes nothing.',
  async handle({ caseId }, deps, { elementId, elementInstanceKey }) {
    const record = await deps.cases.get(caseId)
    const round = roundOfElement(elementId)
    const index = record.scores.findIndex((each) => each.round === round)
    const known = record.scores[index]
    // Signatures name the result they are under: a repetition must not make it another one.
    if (known && BigInt(known.attempt ?? 0) >= BigInt(elementInstanceKey)) return { score: known.score, reached: known.reached, round }
    const items = await deps.scoring.items(caseId, round)
    const threshold = deps.pack(record.pack).thresholds[record.grade].value
    const result = { ...scoreOf({ round, items, problems: record.problems, threshold, at: deps.clock.now() }), attempt: elementInstanceKey }
    if (known) await deps.cases.update(caseId, { $set: { [`scores.${index}`]: result } }, { [`scores.${index}.computedAt`]: known.computedAt })
    else await deps.cases.update(caseId, { $push: { scores: result } }, { 'scores.round': { $ne: round } })
    return { score: result.score, reached: result.reached, round }
  },
})

/** A sheet that can't be scored is no passing trouble. */
function scoreOf(input: ScoreInput): ScoreResult {
  try {
    return computeScore(input)
  } catch (error) {
    if (error instanceof Refusal) throw new FinalFailure(`${error.code} ${JSON.stringify(error.details)}`)
    throw error
  }
}
