import { z } from 'zod'
import { caseInput } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'

/** Closes the public notice unless an objection is open that the engine hasn't heard of yet; the model then looks again (NX-15b). */
export default defineWorker({
  type: 'close-public-notice',
  input: caseInput.extend({ noticeId: z.string().min(1) }),
  output: z.object({ noticeClosed: z.boolean() }),
  idempotence: 'A closed notice stays closed, and answers so again; the time is set once.',
  async handle({ caseId, noticeId }, deps) {
    if (!(await deps.publicNotices.closeUnlessObjected(noticeId))) return { noticeClosed: false }
    await setOnce(deps, caseId, 'publicNotice.closedAt', deps.clock.now())
    return { noticeClosed: true }
  },
})
