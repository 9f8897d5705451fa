import { expect } from 'chai'
import { BpmnError } from '../../../workers/contract.js'
import { FinalFailure } from '../../../workers/contract.js'
import { appointedGroup, caseRecord, expertProfile, groupMember, reviewProblem, scoredItem } from './case-fixture.js'
import { inMemoryWorld } from './in-memory-deps.js'
import { dataOf, kindsOf, noticesOf, runOnce, runTwice } from './run-worker.js'

const experts = ['X1', 'X2', 'X3', 'X4'].map((id) => expertProfile(id))
const proposed = (...ids: string[]) => ({ members: ids.map((id, i) => groupMember(id, i === 0)), violations: [], proposedBy: 's' })
const visit = { startsOn: '2026-12-10', endsOn: '2026-12-11', place: '厂区', note: '' }
const fullElement = { elementId: 'Task_ComputeScore' }
const reReviewElement = { elementId: 'Task_ComputeReReviewScore', elementInstanceKey: '300' }

describe('workers of the review', () => {
  it('[NX-12] [NX-19] [NX-20] check-expert-group leaves the violations for the secretary', async () => {
    const conflicted = [...experts.slice(0, 2), expertProfile('X3', { consultedEnterpriseIds: ['E1'], experienceYears: 2 })]
    const world = inMemoryWorld(caseRecord({ expertGroup: proposed('X1', 'X2', 'X3') }), { experts: conflicted })
    expect(await runTwice(world, 'check-expert-group')).to.deep.equal({ groupLawful: false, groupViolations: ['not-qualified', 'conflict-of-interest'] })
    expect(world.state.record.expertGroup?.violations.map(({ rule }) => rule)).to.deep.equal(['NX-19', 'NX-20'])
  })

  it('[NX-12] check-expert-group wants the systems of the ledger covered', async () => {
    const record = caseRecord({ expertGroup: proposed('X1', 'X2', 'X3') })
    expect(await runOnce(inMemoryWorld(record, { experts }), 'check-expert-group')).to.include({ groupLawful: true })
    expect(await runOnce(inMemoryWorld(record, { experts, systems: ['液氨制冷'] }), 'check-expert-group')).to.deep.equal({ groupLawful: false, groupViolations: ['specialty-not-covered'] })
  })

  it('[NX-12] appoint-experts keeps the members as they are, and tells each', async () => {
    const world = inMemoryWorld(caseRecord({ expertGroup: proposed('X1', 'X2', 'X3') }), { experts })
    experts[1]!.title = '正高级工程师'
    const output = await runTwice(world, 'appoint-experts')
    expect(output).to.deep.equal({
      experts: ['X1', 'X2', 'X3'].map((expertId) => ({ expertId, group: `expert:${expertId}` })),
      leaderGroup: 'expert:X1',
      documentReviewDueAt: '2026-12-08T23:59:59+08:00',
    })
    expect(world.state.record.expertGroup?.appointedAt).to.deep.equal(new Date('2026-11-24T02:00:00Z'))
    expect(noticesOf(world).map(({ to }) => to)).to.deep.equal([{ expertId: 'X1' }, { expertId: 'X2' }, { expertId: 'X3' }])
  })

  it('[NX-12] appoint-experts stops for an expert who left the register', async () => {
    const world = inMemoryWorld(caseRecord({ expertGroup: proposed('X1', 'X9') }), { experts })
    expect(await runOnce(world, 'appoint-experts').catch((error: unknown) => error)).to.be.instanceOf(FinalFailure)
  })

  it('[NX-6] [NX-13] announce-on-site-visit opens the sheet and tells enterprise and experts', async () => {
    const world = inMemoryWorld(caseRecord({ expertGroup: appointedGroup, visit }), { standard: [scoredItem('i1')] })
    expect(await runTwice(world, 'announce-on-site-visit')).to.deep.equal({ scoringDueAt: '2026-12-18T23:59:59+08:00' })
    expect(world.state.sheets.get(1)).to.have.length(1)
    expect(noticesOf(world)).to.have.length(4)
    expect(dataOf(world, 'visit-announced')).to.include({ startsOn: '2026年12月10日', place: '厂区', members: '专家X1、专家X2、专家X3' })
  })

  it('[NX-13] [NX-14] compute-score keeps one result a round, and a new one when scored anew', async () => {
    const world = inMemoryWorld(caseRecord({ problems: [reviewProblem('P1')] }))
    world.state.sheets.set(1, [scoredItem('i1', { deduction: 20 }), scoredItem('i2', { missing: true })])
    expect(await runTwice(world, 'compute-score', {}, fullElement)).to.deep.equal({ score: 80, reached: true, round: 1 })
    const first = world.state.record.scores[0]!
    world.state.sheets.get(1)![0]!.deduction = 50
    await runOnce(world, 'compute-score', {}, fullElement)
    expect(world.state.record.scores[0]).to.deep.equal(first)
    await runTwice(world, 'compute-score', {}, { ...fullElement, elementInstanceKey: '200' })
    expect(world.state.record.scores).to.have.length(1)
    expect(world.state.record.scores[0]).to.include({ score: 50, reached: false })
    expect(await runOnce(world, 'compute-score', {}, fullElement)).to.include({ score: 50 })
  })

  it('[NX-14] compute-score fails for good on a sheet of missing items only', async () => {
    const world = inMemoryWorld(caseRecord())
    world.state.sheets.set(1, [scoredItem('i1', { missing: true })])
    const error = (await runOnce(world, 'compute-score', {}, fullElement).catch((reason: unknown) => reason)) as Error
    expect(error).to.be.instanceOf(FinalFailure)
    expect(error.message).to.include('score.all-missing')
  })

  it('[NX-13] issue-on-site-conclusion makes the paper of its round', async () => {
    const world = inMemoryWorld(caseRecord())
    world.state.sheets.set(1, [scoredItem('i1')])
    await runOnce(world, 'compute-score', {}, fullElement)
    expect(await runTwice(world, 'issue-on-site-conclusion', {}, { elementId: 'Task_IssueOnSiteConclusion' })).to.deep.equal({ reached: true })
    expect([...world.state.documents.keys()]).to.deep.equal(['C1 on-site-conclusion round-1'])
  })

  it('[NX-15c] tell-not-reached sets the limit of three months once', async () => {
    const world = inMemoryWorld(caseRecord({ problems: [reviewProblem('P1', { problemClass: 'major-hazard' })] }))
    world.state.sheets.set(1, [scoredItem('i1', { deduction: 50 })])
    await runOnce(world, 'compute-score', {}, fullElement)
    expect(await runTwice(world, 'tell-not-reached')).to.deep.equal({ reReviewUntil: '2027-02-24T23:59:59+08:00' })
    expect(dataOf(world, 'grade-not-reached')).to.deep.equal({ score: '50', threshold: '60', reasons: '重大事故隐患：1 项', reReviewUntil: '2027年2月24日' })
  })

  it('[NX-15c] the re-review scores rectified items only and keeps the others', async () => {
    const reReview = { requestedAt: new Date(), items: [{ itemId: 'i1', statement: '已改', uploadIds: [] }], checks: [] }
    const world = inMemoryWorld(caseRecord({ expertGroup: appointedGroup, reReview }))
    world.state.sheets.set(1, [scoredItem('i1', { deduction: 90 }), scoredItem('i2', { deduction: 10 })])
    await runTwice(world, 'select-rectified-items')
    expect(world.state.sheets.get(2)!.map(({ itemId, kept }) => [itemId, kept])).to.deep.equal([['i1', false], ['i2', true]])
    await runTwice(world, 'announce-re-review')
    expect(dataOf(world, 're-review-announced').itemCount).to.equal('1')
    world.state.sheets.get(2)![0]!.deduction = 0
    expect(await runTwice(world, 'compute-score', {}, reReviewElement)).to.deep.equal({ score: 95, reached: true, round: 2 })
    expect(await runTwice(world, 'issue-on-site-conclusion', {}, { elementId: 'Task_IssueReReviewConclusion' })).to.deep.equal({ reached: true, reReviewReached: true })
    expect(world.state.record.scores[0]).to.include({ round: 2, kind: 're-review', obtained: 190 })
  })

  it('[NX-15c] tell-evidence-insufficient tells each time what is missing', async () => {
    const checks = [{ sufficient: false, opinion: '缺照片', at: new Date() }]
    const world = inMemoryWorld(caseRecord({ reReview: { requestedAt: new Date(), items: [], checks } }))
    expect(await runTwice(world, 'tell-evidence-insufficient')).to.deep.equal({ evidenceKey: 'C1:1' })
    await runTwice(world, 'tell-evidence-insufficient', {}, { elementInstanceKey: '200' })
    expect(world.state.notices).to.have.property('size', 2)
    expect(dataOf(world, 're-review-evidence-insufficient').opinion).to.equal('缺照片')
  })

  it('[NX-15c] an expired limit is told once, whichever procedure notices it', async () => {
    const world = inMemoryWorld(caseRecord({ notReached: { at: new Date(), reReviewUntil: new Date('2027-02-24T15:59:59Z') } }))
    expect(await runTwice(world, 'tell-re-review-expired')).to.deep.equal({ reReviewReached: false })
    await runTwice(world, 'close-not-reached')
    expect(kindsOf(world)).to.deep.equal(['re-review-expired'])
    expect(world.state.notices).to.have.property('size', 1)
    expect(world.state.record.outcome).to.equal('not-reached')
    expect(world.state.freed).to.equal(true)
  })

  it('[NX-15c] a re-review asked for in time is not closed by a limit the engine noticed first', async () => {
    const reReview = { requestedAt: new Date(), items: [], checks: [], uncheckedSince: new Date() }
    const world = inMemoryWorld(caseRecord({ reReview }))
    const closed = await runOnce(world, 'close-not-reached').catch((reason: unknown) => reason)
    expect(closed).to.be.instanceOf(BpmnError).with.property('code', 're-review-requested-in-time')
    const expired = await runOnce(world, 'tell-re-review-expired').catch((reason: unknown) => reason)
    expect(expired).to.be.instanceOf(BpmnError).with.property('code', 'evidence-submitted-in-time')
    expect(world.state.record).to.not.have.any.keys('outcome')
    expect(world.state.notices).to.have.property('size', 0)
  })

  it('[NX-15c] close-not-reached tells the score of a failed re-review', async () => {
    const world = inMemoryWorld(caseRecord())
    world.state.sheets.set(2, [scoredItem('i1', { deduction: 60 })])
    await runOnce(world, 'compute-score', {}, reReviewElement)
    await runTwice(world, 'close-not-reached')
    expect(dataOf(world, 'grade-not-reached')).to.include({ score: '40', threshold: '60' })
  })
})
