import { chineseDate } from '../src/domain/shanghai-time.js'
import { caseInput, noOutput } from './support/case-input.js'
import { defineWorker } from './contract.js'
import { authorityOf, enterpriseOf, expertsOf } from './support/recipients.js'

/** Ends a case the enterprise withdrew; applying is voluntary (NX-3). A running public notice ends with it. */
export default defineWorker({
  type: 'record-withdrawal',
  input: caseInput,
  output: noOutput,
  idempotence: 'The outcome is recorded once; the notice is one of the case.',
  async handle({ caseId }, deps) {
    const record = await deps.cases.conclude(caseId, 'withdrawn', deps.clock.now())
    if (record.outcome !== 'withdrawn') return {}
    if (record.publicNotice && !record.publicNotice.closedAt) await deps.publicNotices.end(record.publicNotice.noticeId, deps.clock.now())
    await deps.notices.send({
      caseId,
      kind: 'application-withdrawn',
      occasion: 'withdrawn',
      recipients: [enterpriseOf(record), ...(record.authorityRegion ? [authorityOf(record)] : []), ...expertsOf(record)],
      data: record.withdrawal ? { reason: record.withdrawal.reason, withdrawnOn: chineseDate(record.withdrawal.at) } : {},
    })
    return {}
  },
})
