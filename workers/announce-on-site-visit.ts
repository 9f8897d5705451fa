import { z } from 'zod'
import { fullReviewRound } from '../src/domain/review-round.js'
import { chineseDate, endOfDay, shanghaiIso } from '../src/domain/shanghai-time.js'
import { caseInput, instant, required } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'
import { enterpriseOf, expertsOf } from './support/recipients.js'
import { taskDays } from './support/task-days.js'

/** Tells enterprise and experts of the on-site visit, and opens the scoring sheet on the industry's standard (NX-6, NX-13). */
export default defineWorker({
  type: 'announce-on-site-visit',
  input: caseInput,
  output: z.object({ scoringDueAt: instant }),
  idempotence: 'The sheet is opened once, the time is set once; the notice is one of this passage through the element.',
  async handle({ caseId }, deps, { elementInstanceKey }) {
    await deps.scoring.open(caseId, fullReviewRound)
    required((await deps.cases.get(caseId)).visit, 'scheduled visit')
    const record = await setOnce(deps, caseId, 'visit.announcedAt', deps.clock.now())
    const visit = required(record.visit, 'scheduled visit')
    await deps.notices.send({
      caseId,
      kind: 'visit-announced',
      occasion: elementInstanceKey,
      recipients: [enterpriseOf(record), ...expertsOf(record)],
      data: {
        startsOn: chineseDate(visit.startsOn),
        endsOn: chineseDate(visit.endsOn),
        place: visit.place,
        note: visit.note,
        members: (record.expertGroup?.members ?? []).map(({ name }) => name).join('、'),
      },
    })
    const due = await deps.calendar.addWorkingDays(endOfDay(visit.endsOn), taskDays(deps.pack(record.pack), 'score-on-site'))
    return { scoringDueAt: shanghaiIso(due.date) }
  },
})
