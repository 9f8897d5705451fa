import { expect } from 'chai'
import type { ObjectionRecord } from '../../../src/domain/case.js'
import { FinalFailure } from '../../../workers/contract.js'
import { appointedGroup, caseRecord, reviewProblem } from './case-fixture.js'
import { inMemoryWorld } from './in-memory-deps.js'
import { dataOf, kindsOf, noticesOf, runOnce, runTwice } from './run-worker.js'

const recommendation = { opinion: '同意公示', workingDays: 5, by: 'o', byName: '张三', at: new Date() }
const objection = (more: Partial<ObjectionRecord> = {}): ObjectionRecord => ({
  objectionId: 'O1',
  receipt: 'YY-7K3M-9QX2-H4TB',
  noticeId: 'notice-C1',
  caseId: 'C1',
  name: '李四',
  contact: 'li@example.org',
  content: '材料不实',
  receivedAt: new Date(),
  state: 'open',
  ...more,
})
const decided = { findings: '查实', answer: '答复内容', decidedBy: 'o', decidedAt: new Date() }
const visit = { startsOn: '2026-12-01', endsOn: '2026-12-01', place: '厂区', note: '' }
const confirmed = () => caseRecord({ visit, confirmation: { confirmed: true, opinion: '', by: 'l', byName: '王五', at: new Date() } })

describe('workers from the report to the announcement', () => {
  it('[NX-15a] issue-review-report makes annex 4, and none without a report', async () => {
    expect(await runOnce(inMemoryWorld(caseRecord()), 'issue-review-report').catch((error: unknown) => error)).to.be.instanceOf(FinalFailure)
    const world = inMemoryWorld(caseRecord({ reviewReport: { conclusion: '达到', submittedBy: 'X1' } }))
    await runTwice(world, 'issue-review-report')
    expect([...world.state.documents.keys()]).to.deep.equal(['C1 review-report approved'])
  })

  it('[NX-15a] publish-public-notice runs for no fewer than five working days', async () => {
    for (const [workingDays, end] of [[5, '2026-12-01T23:59:59+08:00'], [1, '2026-12-01T23:59:59+08:00'], [7, '2026-12-03T23:59:59+08:00']] as const) {
      const world = inMemoryWorld(caseRecord({ recommendation: { ...recommendation, workingDays } }))
      expect(await runTwice(world, 'publish-public-notice')).to.deep.equal({ noticeId: 'notice-C1', noticeEndsAt: end })
      expect(world.state.publicNotices.get('notice-C1')).to.deep.include({ provisional: false, authorityRegion: '640100' })
      expect(kindsOf(world)).to.deep.equal(['public-notice-published'])
    }
  })

  it('public notice and certificate name the enterprise with its credit code (L17)', async () => {
    const creditCode = '91110000802100433B'
    const world = inMemoryWorld(caseRecord({ recommendation, creditCode, certificateNumber: '宁AQBJXⅢ202600001', certificateIssuedOn: '2026-12-01' }))
    await runTwice(world, 'publish-public-notice')
    expect(world.state.publicNotices.get('notice-C1')).to.include({ creditCode })
    await runTwice(world, 'issue-certificate')
    expect([...world.state.certificates.values()][0]).to.include({ creditCode })
  })

  it('a renewed certificate begins when the former one ends (L2)', async () => {
    const renewalOf = { number: '宁AQBJXⅢ202600001', validUntil: '2029-12-29' }
    const world = inMemoryWorld(caseRecord({ renewalOf, certificateNumber: '宁AQBJXⅢ202900001', certificateIssuedOn: '2029-11-02' }))
    await runTwice(world, 'issue-certificate')
    expect([...world.state.certificates.values()][0]).to.include({ issuedOn: '2029-11-02', validFrom: '2029-12-30', validUntil: '2032-12-29' })
  })

  it('[NX-15b] register-objection tells the authority, and waits for one that is not stored', async () => {
    const world = inMemoryWorld(caseRecord())
    const error = await runOnce(world, 'register-objection', { objectionId: 'O1' }).catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(Error).and.not.instanceOf(FinalFailure)
    world.state.objections.set('O1', objection())
    await runTwice(world, 'register-objection', { objectionId: 'O1' })
    expect(noticesOf(world)).to.deep.equal([{ kind: 'objection-received', to: { office: 'officer', regionCode: '640100' } }])
  })

  it('[NX-15b] answer-objection answers by mail where an address was left, never to the authority, and says when it was upheld (U6)', async () => {
    const world = inMemoryWorld(caseRecord())
    world.state.objections.set('O1', objection({ state: 'upheld', ...decided }))
    world.state.objections.set('O2', objection({ objectionId: 'O2', contact: '13900000000', state: 'dismissed', ...decided }))
    expect(await runTwice(world, 'answer-objection', { objectionId: 'O1' })).to.deep.equal({ objectionUpheld: true })
    expect(await runTwice(world, 'answer-objection', { objectionId: 'O2' })).to.deep.equal({})
    expect(noticesOf(world).map(({ to }) => to)).to.deep.equal([{ email: 'li@example.org', name: '李四' }])
    expect(dataOf(world, 'objection-answered')).to.deep.equal({ receipt: 'YY-7K3M-9QX2-H4TB', receiptLink: 'http://localhost/o/YY-7K3M-9QX2-H4TB', decision: '异议成立', answer: '答复内容' })
    expect(world.state.objections.get('O2')?.answeredAt).to.be.instanceOf(Date)
  })

  it('[NX-15b] close-public-notice does not close over an open objection', async () => {
    const world = inMemoryWorld(caseRecord({ recommendation }))
    await runOnce(world, 'publish-public-notice')
    world.setNow(new Date('2026-12-01T16:00:00Z'))
    world.state.objections.set('O1', objection())
    expect(await runTwice(world, 'close-public-notice', { noticeId: 'notice-C1' })).to.deep.equal({ noticeClosed: false })
    expect(world.state.record.publicNotice?.closedAt).to.equal(undefined)
    world.state.objections.get('O1')!.state = 'dismissed'
    expect(await runTwice(world, 'close-public-notice', { noticeId: 'notice-C1' })).to.deep.equal({ noticeClosed: true })
    expect(world.state.record.publicNotice?.closedAt).to.be.instanceOf(Date)
  })

  it('close-public-notice does not close before the end by the calendar as it is now, nor on a provisional end; administrators are told (L3)', async () => {
    const world = inMemoryWorld(caseRecord({ recommendation }), { now: new Date('2026-12-28T02:00:00Z') })
    await runOnce(world, 'publish-public-notice')
    expect(world.state.record.publicNotice).to.include({ provisional: true })
    expect(dataOf(world, 'public-notice-published')).to.include({ endsOn: '2027年1月5日（暂定）' })
    expect(await runTwice(world, 'close-public-notice', { noticeId: 'notice-C1' })).to.deep.equal({ noticeClosed: false, noticeEndsAt: '2027-01-05T23:59:59+08:00' })

    world.setNow(new Date('2027-01-05T16:00:00Z'))
    expect(await runTwice(world, 'close-public-notice', { noticeId: 'notice-C1' })).to.deep.equal({ noticeClosed: false, noticeEndsAt: '2027-01-06T23:59:59+08:00' })
    expect(world.state.publicNotices.get('notice-C1')).to.include({ provisional: true }).and.not.have.property('endedAt')
    expect(noticesOf(world).at(-1)).to.deep.equal({ kind: 'calendar-missing', to: { office: 'process-administrator', regionCode: '640000' } })

    world.state.publishedYears.push(2027)
    expect(await runTwice(world, 'close-public-notice', { noticeId: 'notice-C1' })).to.deep.equal({ noticeClosed: false, noticeEndsAt: '2027-01-06T23:59:59+08:00' })
    expect(world.state.record.publicNotice).to.include({ provisional: false })
    world.setNow(new Date('2027-01-06T16:00:00Z'))
    expect(await runTwice(world, 'close-public-notice', { noticeId: 'notice-C1' })).to.deep.equal({ noticeClosed: true })
  })

  it('[NX-15b] close-for-objection and close-not-confirmed end the case with their reason', async () => {
    const objected = inMemoryWorld(caseRecord())
    objected.state.objections.set('O1', objection({ state: 'upheld', ...decided }))
    await runTwice(objected, 'close-for-objection')
    expect(objected.state.record.outcome).to.equal('objection-upheld')
    expect(dataOf(objected, 'objection-upheld')).to.deep.equal({ answer: '答复内容' })
    const refused = inMemoryWorld(caseRecord({ confirmation: { confirmed: false, opinion: '材料存疑', by: 'l', byName: '王五', at: new Date() } }))
    await runTwice(refused, 'close-not-confirmed')
    expect(refused.state.record.outcome).to.equal('not-confirmed')
    expect(dataOf(refused, 'grade-not-confirmed')).to.deep.equal({ opinion: '材料存疑' })
  })

  it('[NUM-1] [NX-A6] [NX-16] number, certificate and plaque bear one date, also across New Year', async () => {
    const world = inMemoryWorld(confirmed(), { now: new Date('2026-12-31T15:59:00Z') })
    expect(await runTwice(world, 'assign-certificate-number')).to.deep.equal({ certificateNumber: '宁AQBJXⅢ202600001' })
    await runTwice(world, 'issue-certificate')
    const certificate = world.state.certificates.get('C1')
    expect(certificate).to.include({ number: '宁AQBJXⅢ202600001', issuedOn: '2026-12-31', validUntil: '2029-12-30', issuer: '640100应急管理局', status: 'in-force' })
    expect([...world.state.documents.keys()]).to.deep.equal(['C1 certificate 宁AQBJXⅢ202600001', 'C1 plaque 宁AQBJXⅢ202600001'])
  })

  it('[NX-A5] a small-micro enterprise gets a number of six digits', async () => {
    const world = inMemoryWorld({ ...confirmed(), grade: 'small-micro' })
    expect(await runTwice(world, 'assign-certificate-number')).to.deep.equal({ certificateNumber: '宁AQBXW2026000001' })
  })

  it('[NX-15b] announces once, copies to six departments, tells the enterprise and ends', async () => {
    const world = inMemoryWorld(confirmed())
    for (const type of ['assign-certificate-number', 'issue-certificate', 'publish-announcement']) await runTwice(world, type)
    expect(world.state.record).to.include({ outcome: 'announced' })
    expect(world.state.record.endedAt).to.equal(undefined)
    expect(world.state.freed).to.equal(true)
    await runTwice(world, 'send-department-copies')
    expect(noticesOf(world).map(({ to }) => (to as { department: string }).department)).to.deep.equal(['economic', 'human-resources', 'state-assets', 'market-regulation', 'quality', 'banking'])
    expect(await runTwice(world, 'tell-enterprise')).to.deep.equal({ problems: [], hasProblems: false })
    expect(world.state.record.endedAt).to.be.instanceOf(Date)
    expect(dataOf(world, 'grade-announced')).to.include({ certificateNumber: '宁AQBJXⅢ202600001', validUntil: '2029年11月23日' })
  })

  it('[NX-14] tell-enterprise gives each problem its limit, reminders and group, and leaves blocking ones out', async () => {
    const problems = [reviewProblem('P1'), reviewProblem('P2', { rectifyBy: '2026-11-25' }), reviewProblem('P3', { problemClass: 'blocking' }), reviewProblem('P4', { state: 'accepted' })]
    const world = inMemoryWorld({ ...confirmed(), problems })
    for (const type of ['assign-certificate-number', 'publish-announcement']) await runOnce(world, type)
    const output = await runTwice(world, 'tell-enterprise')
    expect(output.hasProblems).to.equal(true)
    expect(output.problems).to.deep.equal([
      { problemId: 'P1', dueAt: '2027-03-31T23:59:59+08:00', reminders: ['2027-03-01T09:00:00+08:00', '2027-03-24T09:00:00+08:00', '2027-03-30T09:00:00+08:00'], group: 'enterprise:E1' },
      // its limit was over before the enterprise could report: it gets the least time
      { problemId: 'P2', dueAt: '2026-12-08T23:59:59+08:00', reminders: ['2026-12-01T09:00:00+08:00', '2026-12-07T09:00:00+08:00'], group: 'enterprise:E1' },
    ])
    expect(world.state.record.problems[1]?.rectifyBy).to.equal('2026-12-08')
    expect(world.state.record.endedAt).to.equal(undefined)
  })

  it('[NX-3] record-withdrawal ends the case and its running notice, and tells who was at work', async () => {
    const withdrawal = { reason: '转产', by: 'a', at: new Date('2026-11-24T01:00:00Z') }
    const world = inMemoryWorld(caseRecord({ recommendation, expertGroup: appointedGroup }))
    await runOnce(world, 'publish-public-notice')
    world.state.record.withdrawal = withdrawal
    await runTwice(world, 'record-withdrawal')
    expect(world.state.record.outcome).to.equal('withdrawn')
    expect(world.state.publicNotices.get('notice-C1')?.endedAt).to.be.instanceOf(Date)
    expect(noticesOf(world).filter(({ kind }) => kind === 'application-withdrawn')).to.have.length(5)
    expect(dataOf(world, 'application-withdrawn')).to.deep.equal({ reason: '转产', withdrawnOn: '2026年11月24日' })
  })
})
