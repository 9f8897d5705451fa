import { expect } from 'chai'
import type { Actor } from '../../src/domain/role.js'
import { addDays, shanghaiDate } from '../../src/domain/shanghai-time.js'
import { dueText, isPlainWorkingDay, yearsArranged } from '../../src/domain/working-days.js'
import { humanTasksOf } from '../../src/store/models/human-tasks.js'
import { noticesOf } from '../../src/store/models/notices.js'
import { addWorkingDaysBy } from '../../src/store/working-calendar.js'
import { setYear } from '../support/calendar-year.js'
import { objection } from './papers.js'
import { theRegion, until, type Region } from './region.js'
import type { Walk } from './walk.js'

const administrator: Actor = { accountId: 'A-admin', displayName: '管理员', role: 'process-administrator', regionCode: '640000', industries: [] }
const request = { outcome: 'corrections', corrections: [{ kind: 'missing-document', subject: '许可证', request: '请补充' }] }
const document = '国办发明电（示例）'

describe('limits and the working calendar, on the engine', function () {
  this.timeout(180_000)
  let region: Region
  /** A year whose arrangement nobody has published; the walks are in its June. */
  let year: number
  before(async () => {
    region = await theRegion()
    const now = region.platform.clock.now()
    year = Math.max(now.getUTCFullYear(), Math.max(...yearsArranged())) + 1
    await region.platform.addClock(Date.UTC(year, 5, 14, 2) - now.getTime())
  })
  beforeEach(() => setYear(region.store, year, { published: false }))

  const calendar = () => region.services.api.calendar
  const weekdaysAfter = (at: Date, many: number) =>
    Array.from({ length: 14 }, (_, n) => addDays(shanghaiDate(at), n + 1)).filter(isPlainWorkingDay).slice(0, many)
  const change = async (off: string[], published = false) => {
    const days = off.map((date) => ({ date, working: false, name: '（示例）', document }))
    return calendar().change(administrator, year, (await calendar().view(year)).version, { published, document: published ? document : '', days })
  }
  const timer = (walk: Walk, elementId: string, at: Date) =>
    until(`${elementId} at ${at.toISOString()}`, async () => (await walk.progress()).flatMap(({ timers }) => timers).some((one) => one.elementId === elementId && one.state === 'pending' && one.dueAt.getTime() === at.getTime()))

  it('a corrections limit moves with the calendar, is not closed while provisional, and closes once the year is published (L3)', async () => {
    const walk = await region.apply('3')
    await walk.complete('Task_PreliminaryCheck', request)
    await walk.at('Gateway_AwaitCorrections')
    const batch = async () => (await walk.stored()).correctionBatches[0]!
    const told = await batch()
    expect(told.provisional).to.equal(true)
    const letter = await noticesOf(region.store).findOne({ caseId: walk.caseId, kind: 'corrections-requested' }).lean()
    expect(letter!.body).to.include(dueText({ date: told.dueAt!, provisional: true })).and.to.include('（暂定）')

    // two of the days it counts become days off, then the year turns out to have fewer: it never comes back
    const off = weekdaysAfter(told.issuedAt!, 2)
    await change(off)
    const moved = (await batch()).dueAt!
    expect(moved.getTime()).to.be.above(told.dueAt!.getTime())
    await timer(walk, 'Catch_CorrectionsOverdue', moved)
    await change([])
    expect((await batch()).dueAt).to.deep.equal(moved)

    await walk.pass('Catch_CorrectionsOverdue')
    await walk.at('Boundary_CorrectionsLimitMoved')
    const held = await walk.stored()
    expect(held.outcome).to.equal(undefined)
    expect(held.correctionBatches[0]).to.include({ provisional: true })
    expect(held.correctionBatches[0]!.dueAt!.getTime()).to.be.above(moved.getTime())
    const alarm = await noticesOf(region.store).findOne({ kind: 'calendar-missing', occasion: String(year) }).lean()
    expect(alarm).to.include({ recipientKey: 'process-administrator:640000' })
    expect((await calendar().overview(administrator)).waiting.map(({ caseId }) => caseId)).to.include(walk.caseId)

    await change(off, true)
    expect((await batch()).provisional).to.equal(false)
    await timer(walk, 'Catch_CorrectionsOverdue', (await batch()).dueAt!)
    await walk.pass('Catch_CorrectionsOverdue')
    await walk.ended('End_ClosedForSilence', 'closed-by-silence')
  })

  it('the second preliminary check is due counted from the answer (U10)', async () => {
    const walk = await region.apply('3')
    await walk.complete('Task_PreliminaryCheck', request)
    await walk.at('Gateway_AwaitCorrections')
    const { batchId, items, dueAt } = (await walk.stored()).correctionBatches[0]!
    await region.services.api.commands.answerCorrections(walk.enterprise, walk.caseId, { batchId, answers: items.map(({ itemId }) => ({ itemId, answer: '已补充', uploadIds: [] })) })
    await walk.at('Task_PreliminaryCheck', 2)
    const [second] = await walk.tasks('Task_PreliminaryCheck')
    const answeredAt = (await walk.stored()).correctionBatches[0]!.answeredAt!
    const { date } = await addWorkingDaysBy(region.store, answeredAt, 10)
    const task = await humanTasksOf(region.store).findById(second!._id).lean()
    expect(task!.dueAt).to.deep.equal(new Date(date))
    expect(date < (await addWorkingDaysBy(region.store, dueAt!, 10)).date).to.equal(true)
  })

  it('a public notice is not closed on a provisional end, takes objections meanwhile, and its end moves with the calendar (L3)', async () => {
    const walk = await region.apply('3')
    await walk.review()
    const noticeId = await walk.publish()
    const notice = async () => (await walk.stored()).publicNotice!
    const told = await notice()
    expect(told.provisional).to.equal(true)
    await change(weekdaysAfter(told.publishedAt, 1))
    const moved = (await notice()).endsAt
    expect(moved.getTime()).to.be.above(told.endsAt.getTime())
    await timer(walk, 'Catch_NoticeEnded', moved)

    await walk.pass('Catch_NoticeEnded')
    await walk.at('Task_ClosePublicNotice')
    await until('the notice runs on', async () => (await notice()).endsAt > moved)
    expect(await notice()).to.include({ provisional: true }).and.not.have.property('closedAt')
    const { receipt } = await region.services.api.commands.object(noticeId, `request-${walk.caseId}`, objection('公示内容有误'))
    expect(receipt).to.match(/^YY/)
    await walk.complete('Task_InvestigateObjection', { upheld: false, findings: '经查属实无误', answer: '异议不成立' })
    await walk.at('EndEvent_ObjectionAnswered')

    await change([], true)
    await timer(walk, 'Catch_NoticeEnded', (await notice()).endsAt)
    await walk.pass('Catch_NoticeEnded')
    await walk.tasks('Task_ConfirmGrade')
    expect(await notice()).to.include({ provisional: false }).and.have.property('closedAt')
  })
})
