import { expect } from 'chai'
import { BpmnError } from '../../../workers/contract.js'
import { counted } from '../../support/counted.js'
import { caseRecord } from './case-fixture.js'
import { inMemoryWorld } from './in-memory-deps.js'
import { dataOf, kindsOf, noticesOf, runOnce, runTwice } from './run-worker.js'

const check = (outcome: string, reasons = '') => ({ taskKey: 't', outcome, opinion: '', reasons, by: 'o', at: new Date('2026-11-24T02:00:00Z') })
const batch = (batchId: string) => ({
  batchId,
  items: [{ itemId: `${batchId}-1`, kind: 'missing-document' as const, subject: '许可证', request: '补交复印件', state: 'open' as const }],
})

describe('workers up to the preliminary check', () => {
  it('[NX-8] [NX-9] [NX-7] register-application makes both annexes and the due date of the check', async () => {
    const world = inMemoryWorld(caseRecord())
    expect(await runTwice(world, 'register-application')).to.deep.equal({ objectionUpheld: false, preliminaryCheckDueAt: '2026-12-07T23:59:59+08:00' })
    expect([...world.state.documents.keys()]).to.deep.equal(['C1 self-evaluation-report submitted', 'C1 application-form submitted'])
  })

  it('[NX-10] gather-condition-evidence gives the facts and writes nothing', async () => {
    const world = inMemoryWorld(caseRecord())
    const { conditionFacts } = (await runTwice(world, 'gather-condition-evidence')) as { conditionFacts: Record<string, boolean> }
    expect(conditionFacts).to.include({ licensed: false, riskGrading: true, fatalAccidentWithinYears: false })
  })

  it('[NX-10] record-condition-verdicts keeps each verdict with its evidence', async () => {
    const world = inMemoryWorld(caseRecord())
    const conditionVerdicts = [
      { conditionId: 'licence', rule: 'NX-10', verdict: 'not-applicable' },
      { conditionId: 'risk-grading', rule: 'NX-10', verdict: 'met' },
      { conditionId: 'no-fatal-accident', rule: 'NX-10', verdict: 'not-met' },
    ]
    expect(await runTwice(world, 'record-condition-verdicts', { conditionVerdicts })).to.deep.equal({ conditionsMet: false })
    expect(world.state.record.conditionCheck?.verdicts).to.have.length(3)
    for (const { evidence } of world.state.record.conditionCheck!.verdicts) expect(evidence).not.to.equal('')
    expect(await runOnce(inMemoryWorld(caseRecord()), 'record-condition-verdicts', { conditionVerdicts: conditionVerdicts.slice(0, 2) })).to.deep.equal({ conditionsMet: true })
  })

  it('[NX-10] record-condition-verdicts refuses a table that judged nothing', async () => {
    const error = await runOnce(inMemoryWorld(caseRecord()), 'record-condition-verdicts', { conditionVerdicts: [] }).catch((reason: Error) => reason)
    expect(error).to.be.instanceOf(Error)
  })

  it('[NX-5] record-authority keeps authority and committee and tells both sides', async () => {
    const { authorityRegion: _a, committeeRegion: _c, ...undecided } = caseRecord()
    const world = inMemoryWorld(undecided)
    const authority = { authorityRegion: '640100', committeeRegion: '640100', level: 'city' }
    expect(await runTwice(world, 'record-authority', { authority })).to.deep.equal({ authorityRegion: '640100', committeeRegion: '640100', localRegion: '640105' })
    expect(noticesOf(world)).to.deep.equal([
      { kind: 'application-received', to: { enterpriseId: 'E1' } },
      { kind: 'application-received', to: { office: 'officer', regionCode: '640100' } },
    ])
  })

  it('[NX-11] request-corrections issues the last batch once, and a second batch anew', async () => {
    const world = inMemoryWorld(caseRecord({ correctionBatches: [batch('B1')] }))
    expect(await runTwice(world, 'request-corrections')).to.deep.equal({
      correctionsDueAt: '2026-12-08T23:59:59+08:00',
      correctionBatchId: 'B1',
    })
    expect(world.state.record.correctionBatches[0]).to.deep.include({ issuedAt: new Date('2026-11-24T02:00:00Z') })
    expect(dataOf(world, 'corrections-requested')).to.deep.equal({ items: '1. 许可证：补交复印件', dueOn: '2026年12月8日' })
    world.state.record.correctionBatches[0]!.answeredAt = new Date('2026-11-26T02:00:00Z')
    world.state.record.correctionBatches.push(batch('B2'))
    await runTwice(world, 'request-corrections', {}, { elementInstanceKey: '200' })
    expect(world.state.notices).to.have.property('size', 2)
    expect([...world.state.documents.keys()]).to.deep.equal(['C1 correction-request B1', 'C1 correction-request B2'])
  })

  it('[NX-11] close-for-silence ends the case and frees the enterprise', async () => {
    const world = inMemoryWorld(caseRecord({ correctionBatches: [{ ...batch('B1'), issuedAt: new Date('2026-11-01T00:00:00Z'), dueAt: counted('2026-11-14T15:59:59Z') }] }))
    await runTwice(world, 'close-for-silence')
    expect(world.state.record.outcome).to.equal('closed-by-silence')
    expect(world.state.freed).to.equal(true)
    expect(kindsOf(world)).to.deep.equal(['corrections-overdue'])
  })

  it('[NX-11] close-for-silence does not close what was answered in time while the engine was away', async () => {
    const world = inMemoryWorld(caseRecord({ correctionBatches: [{ ...batch('B1'), issuedAt: new Date(), dueAt: counted('2026-11-24T02:00:00Z'), answeredAt: new Date() }] }))
    const error = await runOnce(world, 'close-for-silence').catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(BpmnError).with.property('code', 'corrections-answered')
    expect(world.state.record.outcome).to.equal(undefined)
    expect(world.state.notices).to.have.property('size', 0)
  })

  it('close-for-silence does not close on a provisional limit, and closes once its year is published and the limit over (L3)', async () => {
    const issuedAt = new Date('2026-12-25T02:00:00Z')
    const world = inMemoryWorld(caseRecord({ correctionBatches: [batch('B1')] }), { now: issuedAt })
    expect(await runTwice(world, 'request-corrections')).to.include({ correctionsDueAt: '2027-01-11T23:59:59+08:00' })
    expect(dataOf(world, 'corrections-requested')).to.include({ dueOn: '2027年1月11日（暂定）' })
    const moved = async () => ((await runOnce(world, 'close-for-silence').catch((reason: unknown) => reason)) as BpmnError)

    world.setNow(new Date('2027-01-11T16:00:00Z'))
    expect(await moved()).to.deep.include({ code: 'corrections-limit-moved', variables: { correctionsDueAt: '2027-01-12T23:59:59+08:00' } })
    expect(world.state.record).to.not.have.property('outcome')
    expect(kindsOf(world)).to.deep.equal(['corrections-requested', 'calendar-missing'])

    world.state.publishedYears.push(2027)
    expect(await moved(), 'not shortened').to.deep.include({ code: 'corrections-limit-moved', variables: { correctionsDueAt: '2027-01-12T23:59:59+08:00' } })
    expect(world.state.record.correctionBatches[0]).to.include({ provisional: false })
    world.setNow(new Date('2027-01-12T16:00:00Z'))
    await runTwice(world, 'close-for-silence')
    expect(world.state.record.outcome).to.equal('closed-by-silence')
  })

  it('close-for-silence counts the second check from the answer that it finds (U10)', async () => {
    const world = inMemoryWorld(caseRecord({ correctionBatches: [{ ...batch('B1'), issuedAt: new Date('2026-11-20T02:00:00Z'), dueAt: counted('2026-12-04T15:59:59Z'), answeredAt: new Date('2026-11-24T02:00:00Z') }] }))
    const error = await runOnce(world, 'close-for-silence').catch((reason: unknown) => reason)
    expect(error).to.deep.include({ code: 'corrections-answered', variables: { preliminaryCheckDueAt: '2026-12-08T23:59:59+08:00' } })
  })

  it('[NX-11] refuse-application tells the reasons in writing', async () => {
    const world = inMemoryWorld(caseRecord({ preliminaryChecks: [check('corrections'), check('refused', '近一年发生死亡事故')] }))
    await runTwice(world, 'refuse-application')
    expect(world.state.record).to.include({ outcome: 'refused' })
    expect(dataOf(world, 'application-refused')).to.deep.equal({ reasons: '近一年发生死亡事故' })
    expect([...world.state.documents.keys()]).to.deep.equal(['C1 refusal refused'])
  })

  it('[NX-3] a case that reaches another end after the enterprise withdrew ends as withdrawn', async () => {
    const world = inMemoryWorld(caseRecord({ preliminaryChecks: [check('refused', '理由')], withdrawal: { reason: '不再申请', by: 'a', at: new Date() } }))
    await runTwice(world, 'refuse-application')
    expect(world.state.record.outcome).to.equal('withdrawn')
    expect(world.state.freed).to.equal(true)
    expect(kindsOf(world)).to.deep.equal(['application-withdrawn'])
    await runTwice(world, 'record-withdrawal')
    expect(world.state.notices).to.have.property('size', 2)
  })

  it('[NX-11] accept-application hands over to the secretariat of the same level', async () => {
    const world = inMemoryWorld(caseRecord())
    expect(await runTwice(world, 'accept-application')).to.deep.equal({ committeeDueAt: '2026-12-01T23:59:59+08:00' })
    expect(noticesOf(world).map(({ to }) => to)).to.deep.equal([{ enterpriseId: 'E1' }, { office: 'secretary', regionCode: '640100' }])
  })

  it('[NX-5] forward-nationally and conclude-national-result record what happens to grade 1', async () => {
    const world = inMemoryWorld(caseRecord({ grade: '1', nationalForwarding: { opinion: '同意转报', preparedBy: 'o' } }))
    await runTwice(world, 'accept-application')
    await runTwice(world, 'forward-nationally')
    expect(world.state.record.nationalForwarding?.forwardedAt).to.be.instanceOf(Date)
    Object.assign(world.state.record.nationalForwarding!, { announced: true, announcedOn: '2027-03-01', certificateNumber: 'AQBJXⅠ202700001' })
    await runTwice(world, 'conclude-national-result')
    expect(world.state.record.outcome).to.equal('national-result-recorded')
    expect(dataOf(world, 'national-result')).to.include({ certificateNumber: 'AQBJXⅠ202700001', announcedOn: '2027年3月1日' })
    expect(noticesOf(world).every(({ to }) => JSON.stringify(to) === '{"enterpriseId":"E1"}')).to.equal(true)
  })
})
