import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { createNoticeBoard } from '../../../src/casework/notice-board.js'
import { objectionsOf } from '../../../src/store/models/objections.js'
import { publicNoticesOf } from '../../../src/store/models/public-notices.js'
import { officer, refusalOf, startFixture, type Fixture } from './casework-fixture.js'
import { counted } from '../../support/counted.js'

const objection = { name: '王〇·𠮷', contact: 'a@example.org', content: '对“该企业”的安全投入有异议' }

describe('objections to a public notice (NX-15b)', function () {
  this.timeout(60_000)
  let f: Fixture
  let board: ReturnType<typeof createNoticeBoard>
  before(async () => {
    f = await startFixture()
    board = createNoticeBoard(f.store, f.clock)
  })
  after(() => f?.stop())

  async function running(milliseconds = 86_400_000) {
    const { caseId } = await f.newCase()
    const publishedAt = f.clock.now()
    const noticeId = `notice-${caseId}`
    const record = { noticeId, caseId, enterpriseName: '示例', regionCode: '640104', authorityRegion: '640100', industry: 'building-materials' }
    const notice = { ...record, grade: '3' as const, publishedAt, endsAt: counted(new Date(publishedAt.getTime() + milliseconds)), provisional: false }
    await board.publish(notice)
    await board.publish(notice)
    return { caseId, noticeId }
  }

  it('are taken once a request, with a receipt, and told to the engine', async () => {
    const { caseId, noticeId } = await running()
    const requestId = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => f.commands.object(noticeId, requestId, objection)))
    expect(new Set(answers.map(({ receipt }) => receipt)).size).to.equal(1)
    expect(answers[0]!.receipt).to.match(/^YY(-[0-9A-Z]{4}){3}$/)
    const stored = await objectionsOf(f.store).find({ caseId }).lean()
    expect(stored).to.have.length(1)
    expect(stored[0]).to.include({ ...objection, state: 'open' })
    const told = f.engine.sent.filter(({ command }) => command === 'objection-received').filter(({ variables }) => variables?.objectionId === stored[0]!._id)
    expect(new Set(told.map(({ key }) => key)).size).to.equal(1)
  })

  it('hold the notice open until they are decided', async () => {
    const { caseId, noticeId } = await running()
    const { objectionId } = await f.commands.object(noticeId, randomUUID(), objection)
    expect(await board.closeUnlessObjected(noticeId)).to.equal(false)
    const taskKey = f.openTask(caseId, 'investigate-objection', 'officer:640100', { variables: { objectionId } })
    await f.commands.completeTask(officer, taskKey, { upheld: false, findings: '经查属实无误', answer: '异议不成立' })
    expect(f.engine.sent.at(-1)).to.deep.include({ key: taskKey, variables: { objectionDecision: 'dismissed' } })
    expect(await objectionsOf(f.store).findById(objectionId).lean()).to.include({ state: 'dismissed', decidedBy: officer.accountId })
    expect(await board.closeUnlessObjected(noticeId)).to.equal(true)
    expect(await board.closeUnlessObjected(noticeId)).to.equal(true)
  })

  it('are refused after the notice ended or closed, and for none', async () => {
    const over = await running(1_000)
    const requestId = randomUUID()
    const early = await f.commands.object(over.noticeId, requestId, objection)
    f.clock.add(2_000)
    expect(await f.commands.object(over.noticeId, requestId, objection)).to.deep.equal(early)
    expect(await refusalOf(f.commands.object(over.noticeId, randomUUID(), objection))).to.include({ code: 'objection.notice-ended', status: 410 })
    const closed = await running()
    await board.closeUnlessObjected(closed.noticeId)
    expect(await refusalOf(f.commands.object(closed.noticeId, randomUUID(), objection))).to.include({ code: 'objection.notice-ended', status: 410 })
    expect(await refusalOf(f.commands.object('none', randomUUID(), objection))).to.include({ status: 404 })
  })

  it('and the closing of the notice never both win', async () => {
    for (let round = 0; round < 15; round += 1) {
      const { noticeId } = await running()
      const [objected, closed] = await Promise.all([
        f.commands.object(noticeId, randomUUID(), objection).then(
          () => true,
          () => false,
        ),
        board.closeUnlessObjected(noticeId),
      ])
      expect(objected).to.equal(!closed)
      const notice = await publicNoticesOf(f.store).findById(noticeId).lean()
      expect(notice!.openObjections).to.have.length(objected ? 1 : 0)
    }
  })
})
