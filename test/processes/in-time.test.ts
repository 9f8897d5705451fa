import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { answerCorrections } from '../../src/casework/answer-corrections.js'
import { completeTask } from '../../src/casework/complete-task.js'
import type { Casework } from '../../src/casework/context.js'
import { requestReReview, submitRectifiedItems } from '../../src/casework/re-review.js'
import { shanghaiDate } from '../../src/domain/shanghai-time.js'
import { intentsOf } from '../../src/store/models/intents.js'
import { problemsWithin } from './papers.js'
import { theRegion, until, type Region } from './region.js'
import type { Walk } from './walk.js'

const far = new Date(Date.now() + 86_400_000)
const correction = { outcome: 'corrections', corrections: [{ kind: 'missing-document', subject: '台账', request: '补交' }] }

// The store took an act in time, and the engine hears of it only after its own timer.
describe('acts in time that the engine hears of too late', function () {
  this.timeout(180_000)
  let region: Region
  before(async () => {
    region = await theRegion()
  })

  /** Casework whose engine does not answer. */
  const away = (): Casework => {
    const { casework } = region.services
    const refused = async () => {
      throw new Error('the engine is away')
    }
    return { ...casework, engine: { ...casework.engine, publishMessage: refused, completeTask: refused } }
  }
  /** Keeps the sweeper from what was just recorded. */
  const hold = async ({ caseId }: Walk) => void (await intentsOf(region.store).updateMany({ caseId, open: true }, { $set: { nextAttemptAt: far } }))
  /** Lets the sweeper tell the engine now. */
  async function tell({ caseId }: Walk): Promise<void> {
    await intentsOf(region.store).updateMany({ caseId, open: true }, { $set: { nextAttemptAt: new Date() } })
    await until('the engine was told', async () => !(await intentsOf(region.store).exists({ caseId, open: true })))
  }
  async function answer(casework: Casework, walk: Walk): Promise<void> {
    const { batchId, items } = (await walk.stored()).correctionBatches.at(-1)!
    await answerCorrections(casework, walk.enterprise, walk.caseId, { batchId, answers: items.map(({ itemId }) => ({ itemId, answer: '已补', uploadIds: [] })) })
  }
  async function notReached(): Promise<{ walk: Walk; members: string[]; items: { itemId: string; statement: string; uploadIds: string[] }[] }> {
    const walk = await region.apply('3')
    const members = await walk.review({ lose: (index, points) => (index % 2 ? 0 : points) })
    await walk.at('Gateway_AwaitReReview')
    const lost = (await region.services.workerDeps.scoring.items(walk.caseId, 1)).filter(({ deduction }) => deduction > 0)
    return { walk, members, items: lost.map(({ itemId }) => ({ itemId, statement: '已整改', uploadIds: [] })) }
  }

  it('corrections: back to the preliminary check, and the late message does not answer the next batch', async () => {
    const walk = await region.apply('3')
    await walk.complete('Task_PreliminaryCheck', correction)
    await walk.at('Gateway_AwaitCorrections')
    await answer(away(), walk)
    await hold(walk)
    await walk.pass('Catch_CorrectionsOverdue')
    await walk.at('Boundary_CorrectionsAnswered')
    await walk.complete('Task_PreliminaryCheck', correction)
    await walk.at('Gateway_AwaitCorrections', 2)
    await tell(walk)
    await sleep(1_500)
    expect(await walk.entered('Catch_CorrectionsSubmitted'), 'nobody answered the second batch').to.equal(0)
    await answer(region.services.casework, walk)
    await walk.at('Catch_CorrectionsSubmitted')
    await walk.complete('Task_PreliminaryCheck', { outcome: 'refused', reasons: '条件不符合' })
    await walk.ended('End_Refused', 'refused')
    expect(await walk.notices()).to.not.have.property('corrections-overdue')
  })

  it('re-review asked for, evidence handed in anew: both go on', async () => {
    const { walk, members, items } = await notReached()
    await requestReReview(away(), walk.enterprise, walk.caseId, { items })
    await hold(walk)
    await walk.pass('Catch_ReReviewExpired')
    await walk.at('Boundary_ReReviewRequested')
    await tell(walk)
    await walk.complete('Task_CheckRectifiedItems', { sufficient: true })
    await walk.score('Task_ScoreRectifiedItems', 2)
    await walk.complete('Task_SignReReviewConclusion', { signs: true }, members.length)
    await walk.tasks('Task_SubmitReviewReport')
    expect(await walk.notices()).to.not.have.property('re-review-expired')
  })

  it('further evidence of rectified items: it is checked', async () => {
    const { walk, items } = await notReached()
    await requestReReview(region.services.casework, walk.enterprise, walk.caseId, { items })
    await walk.complete('Task_CheckRectifiedItems', { sufficient: false, opinion: '缺照片' })
    await walk.at('Gateway_AwaitEvidence')
    await submitRectifiedItems(away(), walk.enterprise, walk.caseId, { items })
    await hold(walk)
    await walk.pass('Catch_ReReviewLimit')
    await walk.at('Boundary_EvidenceSubmitted')
    await tell(walk)
    // insufficient again, and the limit is over now: the late message must not begin another turn
    await walk.complete('Task_CheckRectifiedItems', { sufficient: false, opinion: '仍缺' })
    await walk.ended('End_NotReached', 'not-reached')
    expect(await walk.path('re-review')).to.include('End_FullApplicationRequired')
    expect(await walk.entered('Catch_RectifiedItemsSubmitted')).to.equal(0)
    expect(await walk.notices()).to.include({ 're-review-evidence-insufficient': 2, 're-review-expired': 1 })
  })

  it('rectification reported: it is judged, and accepted', async () => {
    const walk = await region.apply('3')
    await walk.review({ problems: problemsWithin(walk.now, 30) })
    await walk.publish()
    await walk.pass('Catch_NoticeEnded')
    await walk.complete('Task_ConfirmGrade', { confirmed: true })
    const [task] = await walk.tasks('Task_ReportRectification')
    await completeTask(away(), walk.enterprise, task!._id, { measures: '已补装', completedOn: shanghaiDate(walk.now), uploadIds: [] })
    await hold(walk)
    await walk.pass('Boundary_RectificationOverdue')
    await walk.at('Boundary_RectificationReported')
    await tell(walk)
    await walk.complete('Task_AcceptRectification', { accepted: true })
    const record = await walk.ended('End_Announced', 'announced')
    expect(record.problems.map(({ state }) => state)).to.deep.equal(['accepted'])
    expect(await walk.path('rectification')).to.include('End_Rectified')
    expect(await walk.notices()).to.not.have.property('rectification-overdue')
  })
})
