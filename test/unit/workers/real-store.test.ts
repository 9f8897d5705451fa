import { expect } from 'chai'
import { OffsetClock } from '../../../src/domain/clock.js'
import type { NoticeRequest } from '../../../src/domain/ports.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { certificateNumbersOf } from '../../../src/store/models/certificate-numbers.js'
import { expertsOf } from '../../../src/store/models/experts.js'
import { objectionsOf } from '../../../src/store/models/objections.js'
import { regionsOf } from '../../../src/store/models/regions.js'
import { scoringItemsOf } from '../../../src/store/models/scoring-items.js'
import { createWorkerDeps } from '../../../src/worker-deps.js'
import type { WorkerDeps } from '../../../workers/contract.js'
import { publishYears } from '../../support/calendar-year.js'
import { startPlatform, type Platform } from '../../support/platform.js'
import { caseRecord, expertProfile, groupMember, reviewProblem, scoredItem } from './case-fixture.js'
import { runOnce, type Passage } from './run-worker.js'

/** Workers on the store as it really is: every update path they write, each job twice at once and once more after. */
describe('workers on the real store', function () {
  this.timeout(120_000)
  let platform: Platform
  let store: Store
  let deps: WorkerDeps
  const clock = new OffsetClock()
  const notices = new Map<string, NoticeRequest>()

  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
    await regionsOf(store).create({ _id: '640100', name: '银川市', parent: '640000', authorityName: '银川市应急管理局' })
    for (const id of ['X1', 'X2', 'X3']) await expertsOf(store).create({ ...expertProfile(id), _id: id, sample: true })
    await publishYears(store, clock.now())
    deps = createWorkerDeps({
      store,
      clock,
      pack: regulationPack,
      publicUrl: 'http://localhost:3000',
      documents: { make: async (caseId, kind, occasion) => `${caseId} ${kind} ${occasion}` },
      notices: {
        async send(request) {
          for (const recipient of request.recipients) notices.set([request.caseId, request.kind, request.occasion, JSON.stringify(recipient)].join(' '), request)
        },
      },
    })
  })
  after(async () => {
    await store?.close()
    await platform?.stop()
  })

  const read = async (caseId: string) => (await casesOf(store).findById(caseId).lean())!
  const insert = async (caseId: string, more: Parameters<typeof caseRecord>[0] = {}) => {
    await casesOf(store).create({ ...caseRecord(more), caseId, _id: caseId, appliedIntents: [] })
  }
  /** Twice at once, then again: one state. */
  const run = async (caseId: string, type: string, variables: Record<string, unknown> = {}, passage: Passage = {}) => {
    const job = () => runOnce({ deps } as never, type, { caseId, ...variables }, passage)
    const [output] = await Promise.all([job(), job()])
    const after = await read(caseId)
    const again = await job()
    expect(await read(caseId), type).to.deep.equal(after)
    expect(again, type).to.deep.equal(output)
    return output
  }

  it('[NX-11] up to the expert group', async () => {
    const batch = { batchId: 'B1', items: [{ itemId: 'B1-1', kind: 'other' as const, subject: '事', request: '补', state: 'open' as const }] }
    await insert('A', { correctionBatches: [batch], expertGroup: { members: [groupMember('X1', true), groupMember('X2'), groupMember('X3')], violations: [], proposedBy: 's' } })
    await run('A', 'record-condition-verdicts', { conditionVerdicts: [{ conditionId: 'licence', rule: 'NX-10', verdict: 'not-applicable' }] })
    await run('A', 'record-authority', { authority: { authorityRegion: '640100', committeeRegion: '640100', level: 'city' } })
    await run('A', 'request-corrections')
    expect(await run('A', 'check-expert-group')).to.deep.equal({ groupLawful: true, groupViolations: [] })
    await run('A', 'appoint-experts')
    const record = await read('A')
    expect(record.correctionBatches[0]?.dueAt).to.be.instanceOf(Date)
    expect(record.expertGroup?.appointedAt).to.be.instanceOf(Date)
    expect(record.conditionCheck?.allMet).to.equal(true)
  })

  it('[NX-15c] the score of both rounds, one result a round', async () => {
    await insert('B', { reReview: { requestedAt: new Date(), items: [{ itemId: 'i1', statement: '已改', uploadIds: [] }], checks: [] } })
    const items = [scoredItem('i1', { deduction: 90 }), scoredItem('i2')]
    for (const [position, item] of items.entries()) await scoringItemsOf(store).create({ ...item, _id: `B:1:${item.itemId}`, caseId: 'B', round: 1, position, lockedFor: '' })
    expect(await run('B', 'compute-score', {}, { elementId: 'Task_ComputeScore' })).to.deep.equal({ score: 55, reached: false, round: 1 })
    await run('B', 'compute-score', {}, { elementId: 'Task_ComputeScore', elementInstanceKey: '9007199254740993' })
    await run('B', 'tell-not-reached')
    await run('B', 'select-rectified-items')
    expect(await run('B', 'compute-score', {}, { elementId: 'Task_ComputeReReviewScore' })).to.deep.equal({ score: 100, reached: true, round: 2 })
    expect((await read('B')).scores.map(({ round, attempt }) => [round, attempt])).to.deep.equal([[1, '9007199254740993'], [2, '100']])
  })

  it('[NX-15b] [NUM-1] notice, objection, number, certificate, announcement and the problems left', async () => {
    await insert('C', {
      recommendation: { opinion: '同意', workingDays: 5, by: 'o', byName: '张三', at: new Date() },
      visit: { startsOn: '2026-12-01', endsOn: '2026-12-01', place: '厂区', note: '' },
      problems: [reviewProblem('P1', { rectifyBy: '2026-11-01' }), reviewProblem('P2', { rectifyBy: '2027-09-30' })],
    })
    const { noticeId } = await run('C', 'publish-public-notice')
    await objectionsOf(store).create({ _id: 'O1', noticeId: noticeId as string, caseId: 'C', receipt: 'r', name: '李', contact: 'a@example.org', content: '异议', receivedAt: new Date(), state: 'dismissed', answer: '不成立' } as never)
    await run('C', 'register-objection', { objectionId: 'O1' })
    await run('C', 'answer-objection', { objectionId: 'O1' })
    clock.add(10 * 86_400_000)
    expect(await run('C', 'close-public-notice', { noticeId })).to.deep.equal({ noticeClosed: true })
    const { certificateNumber } = await run('C', 'assign-certificate-number')
    for (const type of ['issue-certificate', 'publish-announcement', 'send-department-copies']) await run('C', type)
    const { problems } = (await run('C', 'tell-enterprise')) as { problems: { problemId: string; dueAt: string }[] }
    expect(problems.map(({ problemId }) => problemId)).to.deep.equal(['P1', 'P2'])
    expect(await certificateNumbersOf(store).countDocuments({ caseId: 'C' })).to.equal(1)
    expect(await read('C')).to.include({ certificateNumber, outcome: 'announced' })

    const [first, second] = problems
    await run('C', 'start-rectification')
    await run('C', 'remind-rectification', { problem: first })
    await run('C', 'record-rectification', { problem: first })
    await run('C', 'record-overdue', { problem: second })
    await run('C', 'close-rectification')
    const record = await read('C')
    expect(record.problems.map(({ state }) => state)).to.deep.equal(['accepted', 'overdue'])
    expect(record.endedAt).to.be.instanceOf(Date)
    expect([...notices.values()].filter(({ caseId, kind }) => caseId === 'C' && kind === 'department-copy')).to.have.length(6)
  })

  it('[NUM-1] numbers of cases that come at once have neither gap nor duplicate', async () => {
    const ids = Array.from({ length: 12 }, (_, i) => `N${i}`)
    for (const id of ids) await insert(id, { grade: 'small-micro' })
    const outputs = await Promise.all(ids.flatMap((caseId) => [1, 2].map(() => runOnce({ deps } as never, 'assign-certificate-number', { caseId }))))
    const numbers = [...new Set(outputs.map(({ certificateNumber }) => certificateNumber as string))].sort()
    expect(numbers).to.have.length(12)
    expect(numbers.map((number) => Number(number.slice(-6)))).to.deep.equal(ids.map((_, i) => i + 1))
  })

  it('a number that another series gave is a clear failure, with no gap after it (S11)', async () => {
    for (const id of ['P1', 'P2']) await insert(id, { grade: 'small-micro' })
    const numbers = certificateNumbersOf(store)
    const { certificateNumber } = (await runOnce({ deps } as never, 'assign-certificate-number', { caseId: 'P1' })) as { certificateNumber: string }
    const next = certificateNumber.replace(/\d{6}$/, (digits) => String(Number(digits) + 1).padStart(6, '0'))
    await numbers.create({ _id: 'paper:1', series: 'paper', sequence: 1, caseId: 'on-paper', number: next, at: new Date() })
    const failure = await runOnce({ deps } as never, 'assign-certificate-number', { caseId: 'P2' }).then(() => undefined, (error: Error) => error)
    expect(failure?.message).to.contain(next).and.to.contain('on-paper')
    await numbers.deleteOne({ _id: 'paper:1' })
    expect(await runOnce({ deps } as never, 'assign-certificate-number', { caseId: 'P2' })).to.deep.equal({ certificateNumber: next })
  })

  it('[NX-5] [NX-3] the national result and a withdrawal', async () => {
    await insert('D', { grade: '1', nationalForwarding: { opinion: '同意', preparedBy: 'o' } })
    await run('D', 'forward-nationally')
    await run('D', 'conclude-national-result')
    expect(await read('D')).to.include({ outcome: 'national-result-recorded' })
    await insert('E', { withdrawal: { reason: '转产', by: 'a', at: new Date() } })
    await run('E', 'record-withdrawal')
    expect(await read('E')).to.include({ outcome: 'withdrawn' })
  })
})
