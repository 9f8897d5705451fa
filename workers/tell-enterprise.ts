import { z } from 'zod'
import { effectiveLimit, problemsToRectify, remindersBefore } from '../src/domain/rectification-limit.js'
import { endOfDay, shanghaiDate, shanghaiIso } from '../src/domain/shanghai-time.js'
import type { CaseRecord } from '../src/domain/case.js'
import { caseInput, instant, required } from './support/case-input.js'
import { problemIndex, setOnce } from './support/case-changes.js'
import { certificateData } from './support/certificate-facts.js'
import { defineWorker, type WorkerDeps } from './contract.js'
import { enterpriseOf } from './support/recipients.js'
import { taskDays } from './support/task-days.js'

/** Moves limits that the length of the procedure left no time for; counted from the announcement, so a second run finds nothing to move. */
async function settleLimits(record: CaseRecord, deps: WorkerDeps): Promise<CaseRecord> {
  const pack = deps.pack(record.pack)
  const announcedAt = required(record.announcedAt, 'announcement')
  const least = await deps.calendar.addWorkingDays(announcedAt, taskDays(pack, 'report-rectification'))
  const reviewedOn = record.visit?.endsOn ?? shanghaiDate(record.submittedAt)
  for (const { problemId, rectifyBy } of problemsToRectify(record.problems)) {
    const limit = effectiveLimit(rectifyBy, least.date, reviewedOn, pack)
    if (limit === rectifyBy) continue
    const path = `problems.${problemIndex(record, problemId)}`
    await deps.cases.update(record.caseId, { $set: { [`${path}.rectifyBy`]: limit } }, { [`${path}.problemId`]: problemId })
  }
  return deps.cases.get(record.caseId)
}

/** Tells the enterprise of its grade, and what is still to be rectified until when (NX-15b, NX-14). */
export default defineWorker({
  type: 'tell-enterprise',
  input: caseInput,
  output: z.object({
    problems: z.array(z.object({ problemId: z.string(), dueAt: instant, reminders: z.array(instant), group: z.string() })),
    hasProblems: z.boolean(),
  }),
  idempotence: 'The notice is one of the case; limits are counted from the announcement, the end is recorded once.',
  async handle({ caseId }, deps) {
    const record = await settleLimits(await deps.cases.get(caseId), deps)
    const number = required(record.certificateNumber, 'certificate number')
    await deps.notices.send({
      caseId,
      kind: 'grade-announced',
      occasion: 'announced',
      recipients: [enterpriseOf(record)],
      data: certificateData(record, deps),
      documentIds: [await deps.documents.make(caseId, 'certificate', number), await deps.documents.make(caseId, 'plaque', number)],
    })
    const now = deps.clock.now()
    const pack = deps.pack(record.pack)
    const problems = problemsToRectify(record.problems).map(({ problemId, rectifyBy }) => ({
      problemId,
      dueAt: shanghaiIso(endOfDay(rectifyBy)),
      reminders: remindersBefore(rectifyBy, now, pack).map(shanghaiIso),
      group: `enterprise:${record.enterpriseId}`,
    }))
    if (problems.length === 0) await setOnce(deps, caseId, 'endedAt', now)
    return { problems, hasProblems: problems.length > 0 }
  },
})
