import { z } from 'zod'
import { shanghaiIso } from '../src/domain/shanghai-time.js'
import { caseInput, instant } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'

/** Until the model looks again whether the objection has been dealt with. Milliseconds. */
const nextLook = 60_000

/** Closes the public notice unless an objection is open that the engine hasn't heard of yet (NX-15b). */
export default defineWorker({
  type: 'close-public-notice',
  input: caseInput.extend({ noticeId: z.string().min(1) }),
  output: z.object({ noticeClosed: z.boolean(), noticeEndsAt: instant.optional() }),
  idempotence: 'A closed notice stays closed, and answers so again; the time is set once.',
  async handle({ caseId, noticeId }, deps) {
    const now = deps.clock.now()
    if (!(await deps.publicNotices.closeUnlessObjected(noticeId))) {
      // A timer in the past would bring the case back here at once, again and again.
      return { noticeClosed: false, noticeEndsAt: shanghaiIso(new Date(now.getTime() + nextLook)) }
    }
    await setOnce(deps, caseId, 'publicNotice.closedAt', now)
    return { noticeClosed: true }
  },
})
