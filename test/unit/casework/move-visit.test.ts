import { expect } from 'chai'
import { openSheet } from '../../../src/casework/open-sheet.js'
import { startSweeper } from '../../../src/casework/sweeper.js'
import type { GroupMember } from '../../../src/domain/case.js'
import { addDays, chineseDate, shanghaiDate } from '../../../src/domain/shanghai-time.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { intentsOf } from '../../../src/store/models/intents.js'
import { expert as expertOf, refusalOf, secretary, startFixture, type Fixture } from './casework-fixture.js'

const member = (expertId: string): GroupMember => ({ expertId, name: `专家${expertId}`, unit: '中心', title: '高级工程师', phone: '1', specialties: [], isLeader: expertId === 'X0001' })
const expert = expertOf('X0001')

describe('moving a visit', function () {
  this.timeout(60_000)
  let f: Fixture
  before(async () => void (f = await startFixture()))
  after(() => f?.stop())

  const day = (ahead: number) => addDays(shanghaiDate(f.clock.now()), ahead)
  async function planned(more: Record<string, unknown> = {}) {
    const visit = { startsOn: day(20), endsOn: day(21), place: '厂区', note: '', announcedAt: f.clock.now() }
    const { caseId, actor } = await f.newCase({ expertGroup: { members: [member('X0001'), member('X0002')], violations: [], proposedBy: 'A-s', appointedAt: f.clock.now() }, visit, ...more })
    await openSheet(f.store, caseId, 1)
    f.openTask(caseId, 'score-on-site', ['expert:X0001', 'expert:X0002'])
    f.told.length = 0
    return { caseId, actor }
  }
  const move = (more: Record<string, unknown> = {}) => ({ startsOn: day(0), endsOn: day(1), place: '二厂区', note: '', reason: '企业提前停产检修', ...more })

  it('puts it on other days, tells enterprise and experts once, keeps the former days, and scoring may begin (U7)', async () => {
    const { caseId } = await planned()
    expect(await refusalOf(f.commands.scoreItems(expert, caseId, 1, [{ itemId: '1.1', version: 1, done: true }]))).to.include({ code: 'visit.not-begun' })
    await f.commands.moveVisit(secretary, caseId, move())
    await f.commands.moveVisit(secretary, caseId, move())
    const { visit } = await f.stored(caseId)
    expect(visit).to.include({ startsOn: day(0), endsOn: day(1), place: '二厂区' })
    expect(visit!.moves!.map(({ startsOn, reason }) => [startsOn, reason])).to.deep.equal([[day(20), '企业提前停产检修']])
    expect(new Set(f.told.map(({ occasion }) => occasion))).to.have.property('size', 1)
    expect(f.told[0]!.recipients).to.have.length(3)
    expect(f.told[0]!.data.note).to.contain(`原定${chineseDate(day(20))}`).and.contain('企业提前停产检修')
    expect(await auditOf(f.store).countDocuments({ caseId, act: 'move-visit' })).to.equal(1)
    await f.commands.scoreItems(expert, caseId, 1, [{ itemId: '1.1', version: 1, done: true }])
    expect(await refusalOf(f.commands.moveVisit(secretary, caseId, move({ startsOn: day(3), endsOn: day(4) }))), 'scoring has begun').to.include({ code: 'visit.not-movable', status: 409 })
  })

  it('may be moved again, back to former days too (U7)', async () => {
    const { caseId } = await planned()
    await f.commands.moveVisit(secretary, caseId, move())
    await f.commands.moveVisit(secretary, caseId, move({ startsOn: day(20), endsOn: day(21) }))
    await f.commands.moveVisit(secretary, caseId, move())
    const { visit } = await f.stored(caseId)
    expect(visit).to.include({ startsOn: day(0) })
    expect(visit!.moves).to.have.length(3)
    expect(f.told).to.have.length(3)
  })

  it("is the committee's secretary's alone, to possible days, of an announced visit (U7)", async () => {
    const { caseId, actor } = await planned()
    expect((await refusalOf(f.commands.moveVisit(actor, caseId, move()))).code).to.equal('session.role-forbidden')
    expect((await refusalOf(f.commands.moveVisit({ ...secretary, regionCode: '640200' }, caseId, move()))).status).to.be.oneOf([403, 404])
    expect((await refusalOf(f.commands.moveVisit(secretary, caseId, move({ startsOn: day(-1) })))).code).to.equal('visit.in-the-past')
    expect((await refusalOf(f.commands.moveVisit(secretary, caseId, move({ endsOn: day(400) })))).code).to.equal('visit.too-far')
    const { caseId: unplanned } = await f.newCase()
    expect((await refusalOf(f.commands.moveVisit(secretary, unplanned, move()))).code).to.equal('visit.not-movable')
    expect(f.told).to.deep.equal([])
  })

  it('is told later where telling failed at first (U7)', async () => {
    const { caseId } = await planned()
    const { tell } = f.casework
    f.casework.tell = async () => {
      throw new Error('store away')
    }
    expect(await f.commands.moveVisit(secretary, caseId, move())).to.deep.equal({ waiting: true })
    f.casework.tell = tell
    await intentsOf(f.store).updateMany({ kind: 'move-visit', open: true }, { $set: { nextAttemptAt: new Date(0) } })
    const sweeper = startSweeper(f.casework, 20)
    for (let n = 0; n < 100 && f.told.length === 0; n++) await new Promise((resolve) => setTimeout(resolve, 50))
    await sweeper.stop()
    expect(f.told.map(({ caseId: of }) => of)).to.include(caseId)
  })
})
