import { z } from 'zod'
import { fullReviewRound } from '../src/domain/review-round.js'
import { addMonths, chineseDate, endOfDay, shanghaiDate, shanghaiIso } from '../src/domain/shanghai-time.js'
import { caseInput, instant, required } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'
import { notReachedData } from './support/not-reached-reasons.js'
import { enterpriseOf } from './support/recipients.js'

/** Tells the enterprise that the grade was not reached, and until when a re-review of rectified items may be asked for (NX-15c). */
export default defineWorker({
  type: 'tell-not-reached',
  input: caseInput,
  output: z.object({ reReviewUntil: instant }),
  idempotence: 'The limit is set once on the case; paper and notice are one of the round.',
  async handle({ caseId }, deps) {
    const { pack } = await deps.cases.get(caseId)
    const now = deps.clock.now()
    const until = endOfDay(addMonths(shanghaiDate(now), deps.pack(pack).reReviewMonths.value))
    const record = await setOnce(deps, caseId, 'notReached', { at: now, reReviewUntil: until })
    const { reReviewUntil } = required(record.notReached, 'limit for a re-review')
    const conclusion = await deps.documents.make(caseId, 'on-site-conclusion', `round-${fullReviewRound}`)
    await deps.notices.send({
      caseId,
      kind: 'grade-not-reached',
      occasion: `round-${fullReviewRound}`,
      recipients: [enterpriseOf(record)],
      data: { ...notReachedData(record, fullReviewRound), reReviewUntil: chineseDate(reReviewUntil) },
      documentIds: [conclusion],
    })
    return { reReviewUntil: shanghaiIso(reReviewUntil) }
  },
})
