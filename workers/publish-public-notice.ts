import { z } from 'zod'
import { noticeDays } from '../src/domain/running-limits.js'
import { chineseDate, shanghaiIso } from '../src/domain/shanghai-time.js'
import { dueText } from '../src/domain/working-days.js'
import { caseInput, instant, required } from './support/case-input.js'
import { setOnce } from './support/case-changes.js'
import { defineWorker } from './contract.js'
import { authorityOf, enterpriseOf } from './support/recipients.js'

/** Publishes the public notice for the recommended number of working days, never fewer than the regulation's (NX-15a). */
export default defineWorker({
  type: 'publish-public-notice',
  input: caseInput,
  output: z.object({ noticeId: z.string(), noticeEndsAt: instant }),
  idempotence: 'Id and dates are set once on the case; publication, paper and message are one of the notice id.',
  async handle({ caseId }, deps) {
    const before = await deps.cases.get(caseId)
    required(before.recommendation, 'recommendation')
    const publishedAt = deps.clock.now()
    const end = await deps.calendar.addWorkingDays(publishedAt, noticeDays(before, deps.pack(before.pack)))
    const proposed = { noticeId: `notice-${caseId}`, publishedAt, endsAt: end.date, provisional: end.provisional }
    const record = await setOnce(deps, caseId, 'publicNotice', proposed)
    const notice = required(record.publicNotice, 'public notice')
    await deps.publicNotices.publish({
      noticeId: notice.noticeId,
      caseId,
      enterpriseName: record.enterpriseName,
      ...(record.creditCode && { creditCode: record.creditCode }),
      regionCode: record.regionCode,
      authorityRegion: required(record.authorityRegion, 'competent authority'),
      industry: record.industry,
      grade: record.grade,
      publishedAt: notice.publishedAt,
      endsAt: notice.endsAt,
      provisional: notice.provisional,
    })
    // withdrawn meanwhile: whoever ended the notice may have done so before it was there
    if ((await deps.cases.get(caseId)).withdrawal) await deps.publicNotices.end(notice.noticeId, deps.clock.now())
    const document = await deps.documents.make(caseId, 'public-notice', notice.noticeId)
    await deps.notices.send({
      caseId,
      kind: 'public-notice-published',
      occasion: notice.noticeId,
      recipients: [enterpriseOf(record), authorityOf(record)],
      data: { publishedOn: chineseDate(notice.publishedAt), endsOn: dueText({ date: notice.endsAt, provisional: notice.provisional }), noticeLink: deps.links.publicNotice(notice.noticeId) },
      documentIds: [document],
    })
    return { noticeId: notice.noticeId, noticeEndsAt: shanghaiIso(notice.endsAt) }
  },
})
