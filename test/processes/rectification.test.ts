import { expect } from 'chai'
import { shanghaiDate } from '../../src/domain/shanghai-time.js'
import { problemsWithin } from './papers.js'
import { refusalOf } from './refusal-of.js'
import { passedInOrder } from './passed-in-order.js'
import { theRegion, until, type Region } from './region.js'
import type { Walk } from './walk.js'

const measures = (now: Date) => ({ measures: '已补装', completedOn: shanghaiDate(now), uploadIds: [] })

describe('rectification, on the engine', function () {
  this.timeout(180_000)
  let region: Region
  before(async () => {
    region = await theRegion()
  })

  /** A case announced with problems to rectify. */
  async function announced(...days: number[]): Promise<Walk> {
    const walk = await region.apply('3')
    await walk.review({ problems: problemsWithin(walk.now, ...days) })
    await walk.publish()
    await walk.pass('Catch_NoticeEnded')
    await walk.complete('Task_ConfirmGrade', { confirmed: true })
    await walk.tasks('Task_ReportRectification', days.length)
    return walk
  }

  it('reported, returned once, accepted: every problem closed', async () => {
    const walk = await announced(100, 200)
    const running = await walk.stored()
    expect(running).to.include({ outcome: 'announced' })
    expect(running.endedAt, 'work remains').to.equal(undefined)
    await walk.complete('Task_ReportRectification', measures(walk.now), 2)
    const [returned, accepted] = await walk.tasks('Task_AcceptRectification', 2)
    await walk.completeTask(returned!, { accepted: false, opinion: '照片不清' })
    await walk.completeTask(accepted!, { accepted: true })
    await walk.complete('Task_ReportRectification', measures(walk.now))
    await walk.complete('Task_AcceptRectification', { accepted: true })
    const record = await walk.ended('End_Announced', 'announced')

    expect(await walk.path('rectification')).to.include('End_Rectified')
    expect(await walk.entered('EndEvent_ProblemRectified')).to.equal(2)
    expect(record.problems.map(({ state, reports }) => [state, reports.length]).sort()).to.deep.equal([['accepted', 1], ['accepted', 2]])
    expect(await walk.notices()).to.include({ 'rectification-started': 2, 'rectification-returned': 1, 'rectification-accepted': 2 })
    const deadlines = (await walk.progress()).find(({ processId }) => processId === 'rectification')!.timers
    expect(deadlines.map(({ state }) => state), 'no reminder or limit is left').to.not.include('pending')
  })

  it('reminded, overdue: handed to the cancellation of the title', async () => {
    const walk = await announced(60, 120)
    const tasks = await walk.tasks('Task_ReportRectification', 2)
    const early = tasks.sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime())[0]!
    await walk.completeTask(early, measures(walk.now))
    await walk.complete('Task_AcceptRectification', { accepted: true })
    await walk.at('EndEvent_ProblemRectified')
    await walk.pass('StartEvent_ReminderDue')
    await walk.at('Task_RemindEnterprise')
    for (const times of [2, 3]) {
      await walk.pass('Catch_NextReminder')
      await walk.at('Task_RemindEnterprise', times)
    }
    await walk.at('EndEvent_RemindersSent')
    await until('three reminders', async () => (await walk.notices())['rectification-reminder'] === 3)
    const [late] = await walk.tasks('Task_ReportRectification')
    await walk.pass('Boundary_RectificationOverdue')
    await walk.complete('Task_ConsiderCancellation', { opinion: '建议取消' })
    const record = await walk.ended('End_Announced', 'announced')

    passedInOrder(await walk.path('rectification'), ['Task_RecordOverdue', 'Task_ConsiderCancellation', 'End_HandedToCancellation'])
    expect(record.problems.map(({ state }) => state).sort()).to.deep.equal(['accepted', 'overdue'])
    expect(record.cancellationProposed?.opinion).to.equal('建议取消')
    expect(await walk.notices()).to.include({ 'rectification-accepted': 1, 'rectification-overdue': 3 })
    expect((await refusalOf(walk.completeTask(late!, measures(walk.now)))).status).to.be.oneOf([409, 410])
  })

  it('reported in time and judged after the limit: accepted; returned after the limit: overdue', async () => {
    const walk = await announced(30, 30)
    await walk.complete('Task_ReportRectification', measures(walk.now), 2)
    const [good, bad] = await walk.tasks('Task_AcceptRectification', 2)
    await walk.days(40)
    await walk.completeTask(good!, { accepted: true })
    await walk.completeTask(bad!, { accepted: false, opinion: '未整改' })
    await walk.complete('Task_ConsiderCancellation', { opinion: '建议取消' })
    const record = await walk.ended('End_Announced', 'announced')
    expect(record.problems.map(({ state }) => state).sort()).to.deep.equal(['accepted', 'overdue'])
  })
})
