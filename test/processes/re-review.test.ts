import { expect } from 'chai'
import { refusalOf } from './refusal-of.js'
import { passedInOrder } from './passed-in-order.js'
import { theRegion, type Region } from './region.js'
import type { Walk } from './walk.js'

/** Every second item loses all its points: about half the score. */
const half = (index: number, points: number) => (index % 2 ? 0 : points)

describe('not reached and re-review, on the engine', function () {
  this.timeout(180_000)
  let region: Region
  before(async () => {
    region = await theRegion()
  })
  const commands = () => region.services.api.commands

  async function notReached(): Promise<{ walk: Walk; members: string[] }> {
    const walk = await region.apply('3')
    const members = await walk.review({ lose: half })
    await walk.at('Gateway_AwaitReReview')
    return { walk, members }
  }
  async function lost(walk: Walk) {
    const items = await region.services.workerDeps.scoring.items(walk.caseId, 1)
    return { items: items.filter(({ deduction }) => deduction > 0).map(({ itemId }) => ({ itemId, statement: '已整改', uploadIds: [] })), untouched: items.filter(({ deduction }) => deduction === 0) }
  }

  it('no request within three months', async () => {
    const { walk } = await notReached()
    await walk.pass('Catch_ReReviewExpired')
    const record = await walk.ended('End_NotReached', 'not-reached')
    expect(record.scores.map(({ reached }) => reached)).to.deep.equal([false])
    passedInOrder(await walk.path(), ['Task_TellNotReached', 'Catch_ReReviewExpired', 'Task_CloseNotReached'])
    expect(await walk.path()).to.not.include('Task_SubmitReviewReport')
    expect(await walk.notices()).to.include({ 'grade-not-reached': 1, 're-review-expired': 1 })
    const late = commands().requestReReview(walk.enterprise, walk.caseId, { items: (await lost(walk)).items })
    expect((await refusalOf(late)).code).to.match(/^(re-review\.too-late|case\.)/)
  })

  it('rectified items scored anew, the others kept: reached and announced', async () => {
    const { walk, members } = await notReached()
    const { items, untouched } = await lost(walk)
    const kept = commands().requestReReview(walk.enterprise, walk.caseId, { items: [{ itemId: untouched[0]!.itemId, statement: '无', uploadIds: [] }] })
    expect((await refusalOf(kept)).code).to.equal('re-review.items-invalid')
    await commands().requestReReview(walk.enterprise, walk.caseId, { items })
    await walk.complete('Task_CheckRectifiedItems', { sufficient: true })
    await walk.score('Task_ScoreRectifiedItems', 2)
    const [dissenter, ...others] = await walk.tasks('Task_SignReReviewConclusion', members.length)
    await walk.completeTask(dissenter!, { signs: false, opinion: '还有一项' })
    for (const task of others) await walk.completeTask(task, { signs: true })
    await walk.score('Task_ScoreRectifiedItems', 2, (index) => (index === 0 ? 1 : 0))
    await walk.complete('Task_SignReReviewConclusion', { signs: true }, members.length)
    await walk.publish()
    await walk.pass('Catch_NoticeEnded')
    await walk.complete('Task_ConfirmGrade', { confirmed: true })
    const record = await walk.ended('End_Announced', 'announced')

    expect(await walk.path('re-review')).to.include('End_ReReviewReached')
    expect(await walk.entered('Task_ScoreRectifiedItems')).to.equal(2)
    const [first, second] = [record.scores.find(({ round }) => round === 1)!, record.scores.find(({ round }) => round === 2)!]
    expect(second).to.include({ kind: 're-review', reached: true, total: first.total, obtained: first.total - 1 })
    const sheet = await region.services.workerDeps.scoring.items(walk.caseId, 2)
    expect(sheet.filter(({ kept }) => kept)).to.have.lengthOf(untouched.length)
    const [main, child] = await walk.progress()
    expect(child!.parent).to.include({ processInstanceKey: main!.processInstanceKey, elementId: 'Task_ReReview' })
    expect(await walk.notices()).to.include({ 'grade-not-reached': 1, 're-review-announced': members.length + 1, 'grade-announced': 1 })
  })

  it('scored anew and still not reached', async () => {
    const { walk, members } = await notReached()
    await commands().requestReReview(walk.enterprise, walk.caseId, { items: (await lost(walk)).items.slice(0, 1) })
    await walk.complete('Task_CheckRectifiedItems', { sufficient: true })
    await walk.score('Task_ScoreRectifiedItems', 2)
    await walk.complete('Task_SignReReviewConclusion', { signs: true }, members.length)
    const record = await walk.ended('End_NotReached', 'not-reached')
    expect(await walk.path('re-review')).to.include('End_ReReviewNotReached')
    expect(record.scores.map(({ round, reached }) => [round, reached])).to.deep.equal([[1, false], [2, false]])
    expect(await walk.notices()).to.include({ 'grade-not-reached': 2 })
    expect((await walk.documents()).filter((kind) => kind === 'on-site-conclusion')).to.have.lengthOf(2)
  })

  it('evidence insufficient until the three months are over', async () => {
    const { walk } = await notReached()
    const { items } = await lost(walk)
    await commands().requestReReview(walk.enterprise, walk.caseId, { items })
    await walk.complete('Task_CheckRectifiedItems', { sufficient: false, opinion: '缺照片' })
    await walk.at('Gateway_AwaitEvidence')
    await commands().submitRectifiedItems(walk.enterprise, walk.caseId, { items: items.slice(1) })
    await walk.complete('Task_CheckRectifiedItems', { sufficient: false, opinion: '仍缺' })
    await walk.at('Gateway_AwaitEvidence', 2)
    await walk.pass('Catch_ReReviewLimit')
    const record = await walk.ended('End_NotReached', 'not-reached')
    passedInOrder(await walk.path('re-review'), ['Catch_RectifiedItemsSubmitted', 'Catch_ReReviewLimit', 'Task_TellReReviewExpired', 'End_FullApplicationRequired'])
    expect(record.reReview?.checks.map(({ sufficient }) => sufficient)).to.deep.equal([false, false])
    expect(await walk.notices()).to.include({ 're-review-evidence-insufficient': 2, 're-review-expired': 1 })
  })

  it('withdrawn during the re-review: the child ends too', async () => {
    const { walk } = await notReached()
    await commands().requestReReview(walk.enterprise, walk.caseId, { items: (await lost(walk)).items })
    await walk.tasks('Task_CheckRectifiedItems')
    await commands().withdraw(walk.enterprise, walk.caseId, { reason: '改年再报' })
    await walk.ended('End_Withdrawn', 'withdrawn')
    expect((await walk.progress()).find(({ processId }) => processId === 're-review')?.state).to.equal('terminated')
  })
})
