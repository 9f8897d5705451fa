import { z } from 'zod'
import { shanghaiIso } from '../src/domain/shanghai-time.js'
import { caseInput, instant, required } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'
import { limitNow } from './support/provisional-limit.js'

/**
 * Closes the public notice (NX-15b), unless an objection is open that the engine hasn't heard of yet, or its end is not come by the calendar as it is
 * now, or provisional (NX-15a); the model then looks again.
 */
export default defineWorker({
  type: 'close-public-notice',
  input: caseInput.extend({ noticeId: z.string().min(1) }),
  output: z.object({ noticeClosed: z.boolean(), noticeEndsAt: instant.optional() }),
  idempotence: 'A closed notice stays closed, and answers so again; the time is set once, the end only ever moves on.',
  async handle({ caseId, noticeId }, deps) {
    const record = await deps.cases.get(caseId)
    const end = await limitNow(deps, record, 'public-notice')
    if (end) {
      await deps.publicNotices.move(noticeId, end)
      const running = { 'publicNotice.closedAt': { $exists: false }, 'publicNotice.endsAt': { $lte: end.date } }
      await deps.cases.update(caseId, { $set: { 'publicNotice.endsAt': end.date, 'publicNotice.provisional': end.provisional } }, running)
    }
    const now = deps.clock.now()
    const over = !end || (!end.provisional && end.date <= now)
    if (over && (await deps.publicNotices.closeUnlessObjected(noticeId, end?.date))) {
      await setOnce(deps, caseId, 'publicNotice.closedAt', now)
      return { noticeClosed: true }
    }
    const { endsAt } = required((await deps.cases.get(caseId)).publicNotice, 'public notice')
    return { noticeClosed: false, ...(endsAt > now && { noticeEndsAt: shanghaiIso(endsAt) }) }
  },
})
