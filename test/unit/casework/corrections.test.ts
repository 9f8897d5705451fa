import { expect } from 'chai'
import { shanghaiIso } from '../../../src/domain/shanghai-time.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { addWorkingDaysBy } from '../../../src/store/working-calendar.js'
import { officer, refusalOf, startFixture, type Fixture } from './casework-fixture.js'

describe('corrections', function () {
  this.timeout(60_000)
  let f: Fixture
  before(async () => void (f = await startFixture()))
  after(() => f?.stop())

  /** A batch as the officer made it and the worker issued it. */
  async function issued(dueInMilliseconds = 86_400_000) {
    const { caseId, actor } = await f.newCase()
    const taskKey = f.openTask(caseId, 'preliminary-check', 'officer:640100')
    const corrections = [
      { kind: 'missing-document', subject: '许可证', request: '补充复印件' },
      { kind: 'unclear-statement', subject: '事故情况', request: '说明年份' },
    ]
    await f.commands.completeTask(officer, taskKey, { outcome: 'corrections', corrections })
    const batch = (await f.stored(caseId)).correctionBatches[0]!
    const now = f.clock.now()
    await casesOf(f.store).updateOne(
      { _id: caseId },
      { $set: { 'correctionBatches.0.issuedAt': now, 'correctionBatches.0.dueAt': new Date(now.getTime() + dueInMilliseconds) } },
    )
    const answers = batch.items.map(({ itemId }) => ({ itemId, answer: '已补充', uploadIds: [] }))
    return { caseId, actor, batchId: batch.batchId, answers }
  }

  it('are answered all at once, and the engine hears of it once', async () => {
    const { caseId, actor, batchId, answers } = await issued()
    await Promise.all([1, 2].map(() => f.commands.answerCorrections(actor, caseId, { batchId, answers })))
    const [batch] = (await f.stored(caseId)).correctionBatches
    expect(batch!.answeredAt).to.be.instanceOf(Date)
    expect(batch!.items.map(({ state, answer }) => [state, answer])).to.deep.equal([['resolved', '已补充'], ['resolved', '已补充']])
    expect(new Set(f.engine.sent.filter(({ command }) => command === 'corrections-submitted').map(({ key }) => key)).size).to.equal(1)
  })

  it('are refused when an item is missing, unknown or answered before', async () => {
    const { caseId, actor, batchId, answers } = await issued()
    const answer = (input: typeof answers) => f.commands.answerCorrections(actor, caseId, { batchId, answers: input })
    const missing = await refusalOf(answer(answers.slice(1)))
    expect(missing).to.include({ code: 'corrections.items-missing', status: 422 })
    expect(missing.details.items).to.deep.equal([answers[0]!.itemId])
    expect(await refusalOf(answer([{ ...answers[0]!, itemId: 'other' }, answers[1]!]))).to.include({ code: 'corrections.item-unknown' })
    await answer(answers)
    expect(await refusalOf(answer([{ ...answers[0]!, answer: '另一个答复' }, answers[1]!]))).to.include({ code: 'corrections.answered', status: 409 })
  })

  it('are refused after the deadline and change nothing', async () => {
    const { caseId, actor, batchId, answers } = await issued(1_000)
    f.clock.add(2_000)
    expect(await refusalOf(f.commands.answerCorrections(actor, caseId, { batchId, answers }))).to.include({ code: 'corrections.overdue', status: 410 })
    expect((await f.stored(caseId)).correctionBatches[0]!.answeredAt).to.equal(undefined)
  })

  it('begin the second check with the answer, and its days with it (U10)', async () => {
    const { caseId, actor, batchId, answers } = await issued(30 * 86_400_000)
    await f.commands.answerCorrections(actor, caseId, { batchId, answers })
    const told = f.engine.sent.filter(({ command }) => command === 'corrections-submitted').at(-1)!
    const { date } = await addWorkingDaysBy(f.store, (await f.stored(caseId)).correctionBatches[0]!.answeredAt!, 10)
    expect(told.variables).to.deep.equal({ preliminaryCheckDueAt: shanghaiIso(date) })
  })

  it('are taken after a limit that is provisional (L3)', async () => {
    const { caseId, actor, batchId, answers } = await issued(1_000)
    await casesOf(f.store).updateOne({ _id: caseId }, { $set: { 'correctionBatches.0.provisional': true } })
    f.clock.add(2_000)
    await f.commands.answerCorrections(actor, caseId, { batchId, answers })
    expect((await f.stored(caseId)).correctionBatches[0]!.answeredAt).to.be.instanceOf(Date)
  })

  it('are nobody else\'s', async () => {
    const { caseId, batchId, answers } = await issued()
    const { actor: other } = await f.newEnterprise()
    expect(await refusalOf(f.commands.answerCorrections(other, caseId, { batchId, answers }))).to.include({ code: 'case.unknown', status: 404 })
    expect(await refusalOf(f.commands.answerCorrections(officer, caseId, { batchId, answers }))).to.include({ status: 403 })
  })
})
