import { z } from 'zod'
import { shanghaiIso } from '../src/domain/shanghai-time.js'
import { caseInput, instant } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { enterpriseOf, secretariatOf } from './support/recipients.js'
import { taskDays } from './support/task-days.js'

/** Accepts an application and hands it to the committee's secretariat of the same level (NX-11); grade 1 goes on to be forwarded (NX-5). */
export default defineWorker({
  type: 'accept-application',
  input: caseInput,
  output: z.object({ committeeDueAt: instant }),
  idempotence: 'The notice is one of the case; nothing else is written.',
  async handle({ caseId }, deps) {
    const record = await deps.cases.get(caseId)
    await deps.notices.send({
      caseId,
      kind: 'application-accepted',
      occasion: 'accepted',
      recipients: record.grade === '1' ? [enterpriseOf(record)] : [enterpriseOf(record), secretariatOf(record)],
      data: {},
    })
    const due = await deps.calendar.addWorkingDays(deps.clock.now(), taskDays(deps.pack(record.pack), 'form-expert-group'))
    return { committeeDueAt: shanghaiIso(due.date) }
  },
})
