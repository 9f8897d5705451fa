import { expect } from 'chai'
import { ZodError } from 'zod'
import { openSheet } from '../../../src/casework/open-sheet.js'
import { sheetItems } from '../../../src/casework/scoring-sheet.js'
import { addDays, addMonths, chineseDate, shanghaiDate } from '../../../src/domain/shanghai-time.js'
import type { ScoreChange } from '../../../src/domain/services.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { taskClaimsOf } from '../../../src/store/models/task-claims.js'
import { expertsOf } from '../../../src/store/models/experts.js'
import { expert, refusalOf, secretary, startFixture, type Fixture } from './casework-fixture.js'

const one = expert('X0001')
const two = expert('X0002')
const member = (expertId: string, isLeader = false) => ({ expertId, name: expertId, unit: '示例', title: '高级工程师', phone: '', specialties: [], isLeader })
const expertGroup = { members: [member('X0001', true), member('X0002')], violations: [], proposedBy: 'A-secretary-1', appointedAt: new Date() }
const groups = ['expert:X0001', 'expert:X0002']

describe('on-site review', function () {
  this.timeout(60_000)
  let f: Fixture
  before(async () => void (f = await startFixture()))
  after(() => f?.stop())

  const scoring = async () => {
    const { caseId, actor } = await f.newCase({ expertGroup })
    await openSheet(f.store, caseId, 1)
    return { caseId, actor, taskKey: f.openTask(caseId, 'score-on-site', groups) }
  }
  const change = (itemId: string, more: Partial<ScoreChange>, version = 1): ScoreChange => ({ itemId, version, ...more })
  const judgeAll = (caseId: string) =>
    f.commands.scoreItems(one, caseId, 1, ['1.1', '2.1', '3.1', '4.1', '5.1'].map((itemId) => change(itemId, { done: true })))

  it('checks an expert group before it is sent and says what it lacks; a lawful one is kept with its leader (NX-20, U9)', async () => {
    const { caseId, actor } = await f.newCase()
    await expertsOf(f.store).updateOne({ _id: 'X0003' }, { $set: { consultedEnterpriseIds: [actor.enterpriseId!] } })
    const group = { members: ['X0001', 'X0002', 'X0003'], leader: 'X0001' }
    const preview = await f.commands.checkExpertGroup(secretary, caseId, group)
    expect(preview.lawful).to.equal(false)
    expect(preview.violations.map(({ code }) => code)).to.include('conflict-of-interest')
    const taskKey = f.openTask(caseId, 'form-expert-group', 'secretary:640100')
    expect(await refusalOf(f.commands.completeTask(secretary, taskKey, { ...group, members: ['X0001', 'X9999'] }))).to.include({ code: 'expert-group.unknown-expert' })
    expect(await refusalOf(f.commands.completeTask(secretary, taskKey, { ...group, leader: 'X0009' }))).to.include({ code: 'expert-group.leader-not-member' })
    const unlawful = await refusalOf(f.commands.completeTask(secretary, taskKey, group))
    expect(unlawful).to.include({ code: 'expert-group.unlawful', status: 422 })
    expect(unlawful.details.violations).to.include('conflict-of-interest')
    expect((await f.stored(caseId)).expertGroup, 'nothing was taken').to.equal(undefined)
    const open = preview.coverage.filter(({ coveredBy }) => coveredBy.length === 0).map(({ system }) => system)
    await expertsOf(f.store).updateOne({ _id: 'X0003' }, { $set: { consultedEnterpriseIds: [] }, $push: { specialties: { $each: open } } })
    const left = await f.commands.checkExpertGroup(secretary, caseId, group)
    expect(left.violations).to.deep.equal([])
    await f.commands.completeTask(secretary, taskKey, group)
    expect((await f.stored(caseId)).expertGroup!.members.map(({ expertId, isLeader }) => [expertId, isLeader])).to.deep.equal([['X0001', true], ['X0002', false], ['X0003', false]])
  })

  it('refuses a visit in the past or on a day that does not exist', async () => {
    const { caseId } = await f.newCase()
    const taskKey = f.openTask(caseId, 'schedule-on-site-visit', 'secretary:640100')
    const visit = { startsOn: '2020-01-01', endsOn: '2020-01-02', place: '厂区' }
    expect(await refusalOf(f.commands.completeTask(secretary, taskKey, visit))).to.include({ code: 'visit.in-the-past', status: 422 })
    const impossible = await f.commands.completeTask(secretary, taskKey, { ...visit, startsOn: '2027-02-30' }).catch((error: unknown) => error)
    expect((impossible as ZodError).issues[0]!.message).to.equal('date.invalid')
    const today = shanghaiDate(f.clock.now())
    const slip = addMonths(today, 12)
    expect(await refusalOf(f.commands.completeTask(secretary, taskKey, { ...visit, startsOn: slip, endsOn: slip })), 'a slip of the pen').to.include({ code: 'visit.too-far' })
    await f.commands.completeTask(secretary, taskKey, { ...visit, startsOn: today, endsOn: today })
    expect((await f.stored(caseId)).standard).to.deep.equal({ standardId: 'test', version: 1 })
  })

  it('opens the sheet once, however often it is asked', async () => {
    const { caseId } = await f.newCase()
    await Promise.all([1, 2, 3].map(() => openSheet(f.store, caseId, 1)))
    const items = await sheetItems(f.store, caseId, 1)
    expect(items.map(({ itemId }) => itemId)).to.deep.equal(['1.1', '2.1', '3.1', '4.1', '5.1'])
  })

  it('checks every change before writing any', async () => {
    const { caseId } = await scoring()
    const wrong = [
      change('1.1', { deduction: 5 }),
      change('2.1', { deduction: 21 }),
      change('3.1', { vetoed: true }),
      change('9.9', { done: true }),
    ]
    const refused = await refusalOf(f.commands.scoreItems(one, caseId, 1, wrong))
    expect(refused).to.include({ code: 'scoring.changes-invalid', status: 422 })
    expect(refused.details.fields).to.deep.equal({
      'changes.1.deduction': 'scoring.deduction-above-points',
      'changes.2.vetoed': 'scoring.not-a-veto-item',
      'changes.3.itemId': 'scoring.item-unknown',
    })
    for (const deduction of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const invalid = await f.commands.scoreItems(one, caseId, 1, [change('1.1', { deduction })]).catch((error: unknown) => error)
      expect(invalid).to.be.instanceOf(ZodError)
    }
    expect((await sheetItems(f.store, caseId, 1)).every(({ version }) => version === 1)).to.equal(true)
  })

  it('answers a stale change as a conflict with what is stored, and the same change again as done', async () => {
    const { caseId } = await scoring()
    const first = [change('1.1', { deduction: 3, deductionNote: '记录不全', done: true })]
    await f.commands.scoreItems(one, caseId, 1, first)
    const again = await f.commands.scoreItems(one, caseId, 1, first)
    expect(again.conflicts).to.deep.equal([])
    expect(again.items[0]).to.include({ deduction: 3, version: 2 })
    const stale = await f.commands.scoreItems(two, caseId, 1, [change('1.1', { deduction: 7 }), change('2.1', { missing: true, deduction: 4 })])
    expect(stale.conflicts).to.have.length(1)
    expect(stale.conflicts[0]!.stored).to.include({ deduction: 3, scoredBy: one.accountId })
    expect(stale.items[0], 'a missing item loses no points').to.include({ itemId: '2.1', missing: true, deduction: 0 })
    const audit = await auditOf(f.store).find({ caseId, act: 'score-item' }).lean()
    expect(audit.map(({ subject }) => subject).sort()).to.deep.equal(['1.1', '2.1'])
  })

  it('ends only when every item is judged, says which are not, and takes no change behind it', async () => {
    const { caseId, taskKey } = await scoring()
    await f.commands.scoreItems(one, caseId, 1, [change('1.1', { done: true }), change('2.1', { missing: true, deductionNote: '无此工艺' })])
    const undone = await refusalOf(f.commands.completeTask(two, taskKey, { complete: true }))
    expect(undone).to.include({ code: 'scoring.items-undone', status: 409 })
    expect(undone.details).to.deep.equal({ count: 3, items: ['3.1', '4.1', '5.1'] })
    await f.commands.scoreItems(two, caseId, 1, ['3.1', '4.1', '5.1'].map((itemId) => change(itemId, { done: true })))
    await f.commands.completeTask(two, taskKey, { complete: true })
    // the projection still shows the task open
    expect(await refusalOf(f.commands.scoreItems(one, caseId, 1, [change('1.1', { deduction: 9 }, 2)]))).to.include({ code: 'scoring.not-open', status: 409 })
    f.endTask(taskKey, 'completed')
    expect(await refusalOf(f.commands.scoreItems(one, caseId, 1, [change('1.1', { deduction: 9 }, 2)]))).to.include({ code: 'scoring.not-open' })
    // not everybody signed: scoring comes back as a new task, and the sheet is open again
    f.openTask(caseId, 'score-on-site', groups)
    const reopened = await f.commands.scoreItems(one, caseId, 1, [change('1.1', { deduction: 9 }, 2)])
    expect(reopened.items[0]).to.include({ deduction: 9, version: 3 })
  })

  it('takes a deduction, a veto or a missing item as judged only with its reason (U8)', async () => {
    const { caseId, taskKey } = await scoring()
    const veto = (await sheetItems(f.store, caseId, 1)).find((item) => item.veto)!.itemId
    for (const [itemId, said] of [['1.1', { deduction: 3 }], ['2.1', { missing: true }], [veto, { vetoed: true }]] as const) {
      const bare = await refusalOf(f.commands.scoreItems(one, caseId, 1, [change(itemId, { ...said, done: true })]))
      expect(bare.details.fields, itemId).to.deep.equal({ 'changes.0.deductionNote': 'scoring.reason-required' })
      // kept as typed, but not judged
      await f.commands.scoreItems(one, caseId, 1, [change(itemId, said)])
    }
    const others = ['1.1', '2.1', '3.1', '4.1', '5.1'].filter((itemId) => !['1.1', '2.1', veto].includes(itemId))
    await f.commands.scoreItems(one, caseId, 1, others.map((itemId) => change(itemId, { done: true })))
    expect((await refusalOf(f.commands.completeTask(one, taskKey, { complete: true }))).details.items).to.have.members(['1.1', '2.1', veto])
    await f.commands.scoreItems(one, caseId, 1, ['1.1', '2.1', veto].map((itemId) => change(itemId, { deductionNote: '见现场记录', done: true }, 2)))
    await f.commands.completeTask(one, taskKey, { complete: true })
  })

  it('leaves the reason of an item alone when only its mark is changed (U8)', async () => {
    const { caseId } = await scoring()
    await f.commands.scoreItems(one, caseId, 1, [change('1.1', { deduction: 3, deductionNote: '缺记录' })])
    const marked = await f.commands.scoreItems(one, caseId, 1, [change('1.1', { done: true }, 2)])
    expect(marked.items[0]).to.include({ deduction: 3, deductionNote: '缺记录', done: true })
  })

  it('takes no point, end, problem, signature or report before the first day of the visit in Shanghai (U7)', async () => {
    const tomorrow = addDays(shanghaiDate(f.clock.now()), 1)
    const visit = { startsOn: tomorrow, endsOn: tomorrow, place: '厂区', note: '' }
    const { caseId, taskKey } = await scoring()
    await f.store.collection('cases').updateOne({ _id: caseId as never }, { $set: { visit } })
    const list = f.openTask(caseId, 'list-problems', 'expert:X0001')
    const sign = f.openTask(caseId, 'sign-conclusion', 'expert:X0001')
    const report = f.openTask(caseId, 'submit-review-report', 'expert:X0001')
    const words = ['conclusion', 'enterpriseSituation', 'groupComposition', 'reviewProcess', 'mainProblems', 'rectificationAcceptance', 'suggestions']
    const acts = [
      () => f.commands.scoreItems(one, caseId, 1, [change('1.1', { done: true })]),
      () => f.commands.completeTask(one, taskKey, { complete: true }),
      () => f.commands.completeTask(one, list, { problems: [], opinion: '符合' }),
      () => f.commands.completeTask(one, sign, { signs: true }),
      () => f.commands.completeTask(one, report, Object.fromEntries(words.map((word) => [word, '已写']))),
    ]
    for (const act of acts) {
      const refused = await refusalOf(act())
      expect(refused).to.include({ code: 'visit.not-begun', status: 409 })
      expect(refused.details.startsOn).to.equal(chineseDate(tomorrow))
    }
    // the day begins at midnight in Shanghai, whatever the machine's zone
    await f.store.collection('cases').updateOne({ _id: caseId as never }, { $set: { 'visit.startsOn': shanghaiDate(f.clock.now()) } })
    await f.commands.scoreItems(one, caseId, 1, [change('1.1', { done: true })])
  })

  it('is done together: nobody takes the sheet, and nobody is locked out of it (U5)', async () => {
    const { caseId, taskKey } = await scoring()
    expect(await refusalOf(f.commands.claimTask(one, taskKey))).to.include({ code: 'task.joint', status: 409 })
    expect(await refusalOf(f.commands.assignTask(one, taskKey, two.accountId))).to.include({ code: 'task.joint' })
    // a claim made before the sheet was the group's own holds nobody off
    await taskClaimsOf(f.store).create({ _id: (await f.casework.tasks.find(taskKey))!.id, caseId, at: new Date(), version: 1, accountId: one.accountId, displayName: one.displayName })
    await f.commands.scoreItems(two, caseId, 1, ['1.1', '2.1', '3.1', '4.1', '5.1'].map((itemId) => change(itemId, { done: true })))
    await f.commands.completeTask(two, taskKey, { complete: true })
  })

  it('is the group\'s own: others can neither score nor see', async () => {
    const { caseId } = await scoring()
    expect(await refusalOf(f.commands.scoreItems(expert('X0005'), caseId, 1, []))).to.include({ code: 'case.unknown', status: 404 })
    expect(await refusalOf(f.commands.scoreItems(secretary, caseId, 1, []))).to.include({ code: 'task.not-yours', status: 403 })
  })

  it('refuses problems with limits past, beyond a year after the visit, or of unknown items (NX-14)', async () => {
    const today = shanghaiDate(f.clock.now())
    const { caseId } = await f.newCase({ expertGroup, visit: { startsOn: today, endsOn: today, place: '厂区', note: '' } })
    await openSheet(f.store, caseId, 1)
    const taskKey = f.openTask(caseId, 'list-problems', 'expert:X0001')
    const problem = (rectifyBy: string, itemId = '1.1') => ({ description: '护栏缺失', itemId, problemClass: 'non-blocking', advice: '补装', rectifyBy })
    const list = (...problems: unknown[]) => f.commands.completeTask(one, taskKey, { problems, opinion: '总体符合' })
    const limits = await refusalOf(list(problem(today), problem(addMonths(today, 13)), problem(addMonths(today, 12))))
    expect(limits.details.fields).to.deep.equal({ 'problems.0.rectifyBy': 'problem.limit-past', 'problems.1.rectifyBy': 'problem.limit-too-long' })
    expect(await refusalOf(list(problem(addMonths(today, 1), '7.7')))).to.include({ code: 'problem.item-unknown' })
    for (const problemClass of ['blocking', 'major-hazard']) {
      const nameless = await list({ description: '护栏缺失', itemId: '', problemClass, advice: '补装' }).catch((error: unknown) => error)
      expect((nameless as ZodError).issues.map(({ path, message }) => [path.join('.'), message]), problemClass).to.deep.equal([['problems.0.itemId', 'problem.item-required']])
    }
    await list(problem(addMonths(today, 12)))
    expect((await f.stored(caseId)).problems[0]).to.include({ problemId: `P${taskKey}-1`, state: 'open', round: 1, rectifyBy: addMonths(today, 12) })
  })

  it('has every member sign for the scoring that was done', async () => {
    const { caseId, taskKey } = await scoring()
    await judgeAll(caseId)
    await f.commands.completeTask(one, taskKey, { complete: true })
    const sign = f.openTask(caseId, 'sign-conclusion', 'expert:X0002')
    expect(await refusalOf(f.commands.completeTask(one, sign, { signs: true }))).to.include({ code: 'task.not-yours' })
    await f.commands.completeTask(two, sign, { signs: true })
    expect((await f.stored(caseId)).signatures[0]).to.include({ expertId: 'X0002', signs: true, round: 1, attempt: taskKey })
    expect(f.engine.sent.at(-1)).to.deep.equal({ command: 'complete', key: sign, variables: { signs: true } })
  })

  describe('not reached (NX-15c)', () => {
    const notReached = async (reReviewUntil = new Date(f.clock.now().getTime() + 86_400_000)) => {
      const { caseId, actor, taskKey } = await scoring()
      await judgeAll(caseId)
      await f.commands.scoreItems(one, caseId, 1, [change('1.1', { deduction: 15, deductionNote: '缺记录' }, 2), change('2.1', { deduction: 12, deductionNote: '未培训' }, 2)])
      await f.commands.completeTask(one, taskKey, { complete: true })
      f.endTask(taskKey, 'completed')
      await f.store.collection('cases').updateOne({ _id: caseId as never }, { $set: { notReached: { at: f.clock.now(), reReviewUntil } } })
      return { caseId, actor }
    }
    const item = (itemId: string) => ({ itemId, statement: '已整改', uploadIds: [] })

    it('re-reviews only items that lost something, asked for once, in time', async () => {
      const { caseId, actor } = await notReached()
      const refused = await refusalOf(f.commands.requestReReview(actor, caseId, { items: [item('1.1'), item('3.1'), item('8.8')] }))
      expect(refused.details.fields).to.deep.equal({ 'items.1.itemId': 're-review.item-lost-nothing', 'items.2.itemId': 'scoring.item-unknown' })
      const request = { items: [item('1.1')] }
      await Promise.all([1, 2].map(() => f.commands.requestReReview(actor, caseId, request)))
      expect(new Set(f.engine.sent.filter(({ command }) => command === 're-review-requested').map(({ key }) => key)).size).to.equal(1)
      expect(await refusalOf(f.commands.requestReReview(actor, caseId, { items: [item('2.1')] }))).to.include({ code: 're-review.requested-already' })
    })

    it('scores the requested items anew and keeps the others; evidence handed in anew replaces the selection', async () => {
      const { caseId, actor } = await notReached()
      await f.commands.requestReReview(actor, caseId, { items: [item('1.1')] })
      await openSheet(f.store, caseId, 2, ['1.1'])
      expect(await refusalOf(f.commands.submitRectifiedItems(actor, caseId, { items: [item('2.1')] }))).to.include({ code: 're-review.evidence-in-check' })
      const check = f.openTask(caseId, 'check-rectified-items', 'secretary:640100', { processId: 're-review' })
      await f.commands.completeTask(secretary, check, { sufficient: false, opinion: '缺照片' })
      await f.commands.submitRectifiedItems(actor, caseId, { items: [item('2.1')] })
      await openSheet(f.store, caseId, 2, ['2.1'])
      const kept = (await sheetItems(f.store, caseId, 2)).map(({ itemId, kept, deduction }) => [itemId, kept, deduction])
      expect(kept).to.deep.equal([['1.1', true, 15], ['2.1', false, 0], ['3.1', true, 0], ['4.1', true, 0], ['5.1', true, 0]])
      const taskKey = f.openTask(caseId, 'score-rectified-items', groups, { processId: 're-review' })
      const refused = await refusalOf(f.commands.scoreItems(one, caseId, 2, [change('1.1', { deduction: 0 })]))
      expect(refused.details.fields).to.deep.equal({ 'changes.0.itemId': 'scoring.item-kept' })
      expect((await refusalOf(f.commands.completeTask(one, taskKey, { complete: true }))).details).to.deep.equal({ count: 1, items: ['2.1'] })
      await f.commands.scoreItems(one, caseId, 2, [change('2.1', { deduction: 1, deductionNote: '尚缺一份', done: true })])
      await f.commands.completeTask(one, taskKey, { complete: true })
      const first = await sheetItems(f.store, caseId, 1)
      expect(first.find(({ itemId }) => itemId === '2.1')!.deduction, 'the first conclusion stays').to.equal(12)
    })

    it('is too late after the limit, and not for a case that reached its grade', async () => {
      const { caseId, actor } = await notReached(new Date(f.clock.now().getTime() + 1_000))
      f.clock.add(2_000)
      expect(await refusalOf(f.commands.requestReReview(actor, caseId, { items: [item('1.1')] }))).to.include({ code: 're-review.too-late', status: 410 })
      const other = await f.newCase()
      expect(await refusalOf(f.commands.requestReReview(other.actor, other.caseId, { items: [item('1.1')] }))).to.include({ code: 're-review.not-applicable', status: 409 })
    })
  })
})
