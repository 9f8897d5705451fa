import { z } from 'zod'
import { shanghaiIso } from '../src/domain/shanghai-time.js'
import { caseInput, instant } from './support/case-input.js'
import { defineWorker } from './contract.js'

/** Takes an application into the procedure: both annexes as papers, and until when the preliminary check is due (NX-8, NX-9). */
export default defineWorker({
  type: 'register-application',
  input: caseInput,
  output: z.object({ objectionUpheld: z.literal(false), preliminaryCheckDueAt: instant }),
  idempotence: 'Papers are made once for case, kind and occasion; the due date follows from the stored time of submission.',
  async handle({ caseId }, deps) {
    const record = await deps.cases.get(caseId)
    await deps.documents.make(caseId, 'self-evaluation-report', 'submitted')
    await deps.documents.make(caseId, 'application-form', 'submitted')
    const days = deps.pack(record.pack).preliminaryCheckWorkingDays.value
    const due = await deps.calendar.addWorkingDays(record.submittedAt, days)
    return { objectionUpheld: false as const, preliminaryCheckDueAt: shanghaiIso(due.date) }
  },
})
