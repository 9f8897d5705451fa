import { z } from 'zod'
import { reReviewRound } from '../src/domain/review-round.js'
import { shanghaiIso } from '../src/domain/shanghai-time.js'
import { dueText } from '../src/domain/working-days.js'
import { caseInput, instant } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'
import { enterpriseOf, expertsOf } from './support/recipients.js'
import { taskDays } from './support/task-days.js'

/** Tells enterprise and experts of the re-review of the rectified items (NX-15c). */
export default defineWorker({
  type: 'announce-re-review',
  input: caseInput,
  output: z.object({ scoringDueAt: instant }),
  idempotence: 'The notice is one of this passage through the element.',
  async handle({ caseId }, deps, { elementInstanceKey }) {
    const now = deps.clock.now()
    const record = await setOnce(deps, caseId, 'reReview.announcedAt', now)
    const rescored = (await deps.scoring.items(caseId, reReviewRound)).filter((item) => !item.kept)
    const due = await deps.calendar.addWorkingDays(record.reReview?.announcedAt ?? now, taskDays(deps.pack(record.pack), 'score-rectified-items'))
    await deps.notices.send({
      caseId,
      kind: 're-review-announced',
      occasion: elementInstanceKey,
      recipients: [enterpriseOf(record), ...expertsOf(record)],
      data: { itemCount: String(rescored.length), until: dueText(due) },
    })
    return { scoringDueAt: shanghaiIso(due.date) }
  },
})
