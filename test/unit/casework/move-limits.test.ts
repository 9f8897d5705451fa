import { expect } from 'chai'
import { settleCalendar } from '../../../src/casework/move-limits.js'
import { startSweeper } from '../../../src/casework/sweeper.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { instanceOf } from '../../../src/store/models/instance.js'
import { intentsOf } from '../../../src/store/models/intents.js'
import { publicNoticesOf } from '../../../src/store/models/public-notices.js'
import { setYear } from '../../support/calendar-year.js'
import { startFixture, type Fixture } from './casework-fixture.js'

/** Issued on a Thursday; ten working days later by statute alone is Wednesday 14 June 2028 (28 May, the Dragon Boat festival, is a Sunday). */
const issuedAt = new Date('2028-05-31T02:00:00Z')
const dueAt = new Date('2028-06-14T15:59:59Z')

describe('limits when the calendar changes', function () {
  this.timeout(60_000)
  let f: Fixture
  before(async () => {
    f = await startFixture()
    await instanceOf(f.store).create({ _id: 'instance', createdAt: new Date(), clockOffsetMilliseconds: 0, engineEpoch: 'test', sample: false })
    f.clock.add(issuedAt.getTime() - f.clock.now().getTime())
  })
  after(() => f?.stop())

  let number = 0
  async function waiting() {
    const batchId = `B${(number += 1)}`
    const batch = { batchId, issuedAt, dueAt, provisional: true, items: [{ itemId: 'i1', kind: 'other', subject: '许可证', request: '补交', state: 'open' }] }
    return { ...(await f.newCase({ correctionBatches: [batch] })), batchId }
  }
  const batchOf = async (caseId: string) => (await f.stored(caseId)).correctionBatches[0]!
  const moved = (batchId: string) => f.engine.sent.filter(({ command, key }) => command === 'corrections-deadline-changed' && key.includes(`:${batchId}:`))

  it('move on, are told to the engine once, and are in the trail (L3)', async () => {
    const { caseId, batchId } = await waiting()
    await setYear(f.store, 2028, { off: ['2028-06-01', '2028-06-02'], published: true })
    await Promise.all([settleCalendar(f.casework), settleCalendar(f.casework)])
    await settleCalendar(f.casework)
    const batch = await batchOf(caseId)
    expect(batch.dueAt).to.deep.equal(new Date('2028-06-16T15:59:59Z'))
    expect(batch.provisional).to.equal(false)
    expect(new Set(moved(batchId).map(({ key }) => key)).size).to.equal(1)
    expect(moved(batchId)[0]!.variables).to.deep.equal({ correctionsDueAt: '2028-06-16T23:59:59+08:00' })
    const letters = f.told.filter((one) => one.caseId === caseId)
    expect(new Set(letters.map(({ occasion }) => occasion)).size).to.equal(1)
    expect(letters[0]!.data).to.deep.equal({ limitName: '补正期限', before: '2028年6月14日（暂定）', until: '2028年6月16日' })
    expect(await auditOf(f.store).findOne({ caseId, act: 'move-limit' }).lean()).to.include({ role: 'system', subject: batchId })
  })

  it('are never shortened (L3)', async () => {
    const { caseId, batchId } = await waiting()
    await casesOf(f.store).updateOne({ _id: caseId }, { $set: { 'correctionBatches.0.dueAt': new Date('2028-06-20T15:59:59Z') } })
    await setYear(f.store, 2028, { off: ['2028-06-01'], published: true })
    await settleCalendar(f.casework)
    const batch = await batchOf(caseId)
    expect(batch.dueAt).to.deep.equal(new Date('2028-06-20T15:59:59Z'))
    expect(batch.provisional, 'the year is published').to.equal(false)
    expect(moved(batchId)).to.deep.equal([])
  })

  it('are finished by the sweeper when the process died after the calendar was saved, or while the engine was away (L3)', async () => {
    const { caseId, batchId } = await waiting()
    await setYear(f.store, 2028, { off: ['2028-06-05'], published: true })
    f.engine.away = true
    await settleCalendar(f.casework)
    expect((await batchOf(caseId)).dueAt).to.deep.equal(new Date('2028-06-15T15:59:59Z'))
    expect(moved(batchId)).to.deep.equal([])
    f.engine.away = false
    await intentsOf(f.store).updateMany({ open: true }, { $set: { nextAttemptAt: new Date(0) } })
    await setYear(f.store, 2028, { off: ['2028-06-05', '2028-06-06'], published: true })
    const sweeper = startSweeper(f.casework, 3_600_000)
    await sweeper.sweep()
    await sweeper.stop()
    expect((await batchOf(caseId)).dueAt).to.deep.equal(new Date('2028-06-16T15:59:59Z'))
    expect(moved(batchId).map(({ variables }) => variables?.correctionsDueAt).toSorted()).to.deep.equal(['2028-06-15T23:59:59+08:00', '2028-06-16T23:59:59+08:00'])
  })

  it('of a public notice move with its page, and a closed one does not (L3)', async () => {
    const endsAt = new Date('2028-06-07T15:59:59Z')
    const cases = await Promise.all([undefined, new Date('2028-06-07T16:00:00Z')].map(async (closedAt) => {
      const { caseId } = await f.newCase()
      const noticeId = `notice-${caseId}`
      const notice = { noticeId, publishedAt: issuedAt, endsAt, provisional: true, ...(closedAt && { closedAt }) }
      await casesOf(f.store).updateOne({ _id: caseId }, { $set: { publicNotice: notice, recommendation: { opinion: '', workingDays: 5, by: '', byName: '', at: issuedAt } } })
      await publicNoticesOf(f.store).create({ ...notice, _id: noticeId, register: 'public-notices', caseId, enterpriseName: '示例', regionCode: '640104', authorityRegion: '640100', industry: 'building-materials', grade: '3', openObjections: [] } as never)
      return { caseId, noticeId }
    }))
    await setYear(f.store, 2028, { off: ['2028-06-01'], published: true })
    await settleCalendar(f.casework)
    const [running, closed] = await Promise.all(cases.map(({ noticeId }) => publicNoticesOf(f.store).findById(noticeId).lean()))
    expect(running).to.deep.include({ endsAt: new Date('2028-06-08T15:59:59Z'), provisional: false })
    expect((await f.stored(cases[0]!.caseId)).publicNotice).to.deep.include({ endsAt: new Date('2028-06-08T15:59:59Z'), provisional: false })
    expect(closed).to.deep.include({ endsAt, provisional: true })
    const told = f.engine.sent.filter(({ command }) => command === 'notice-deadline-changed')
    expect(told.map(({ variables }) => variables)).to.deep.equal([{ noticeEndsAt: '2028-06-08T23:59:59+08:00' }])
  })
})
