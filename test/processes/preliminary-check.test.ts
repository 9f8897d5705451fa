import { expect } from 'chai'
import { refusalOf } from './refusal-of.js'
import { passedInOrder } from './passed-in-order.js'
import { theRegion, until, type Region } from './region.js'

const request = (subject: string) => ({ outcome: 'corrections', corrections: [{ kind: 'missing-document', subject, request: '请补充' }] })

describe('from the application to the competent authority, on the engine', function () {
  this.timeout(120_000)
  let region: Region
  before(async () => {
    region = await theRegion()
  })

  it('refused in writing', async () => {
    const walk = await region.apply('2', { accidents: [{ occurredOn: region.platform.clock.now().toISOString().slice(0, 10), deaths: 1, description: '（示例）事故' }] })
    await walk.complete('Task_PreliminaryCheck', { outcome: 'refused', reasons: '一年内发生生产安全死亡事故' })
    const record = await walk.ended('End_Refused', 'refused')

    expect(record.authorityRegion, 'grade 2 is the region’s').to.equal('640000')
    const verdicts = Object.fromEntries(record.conditionCheck!.verdicts.map(({ conditionId, verdict }) => [conditionId, verdict]))
    expect(verdicts).to.include({ 'no-fatal-accident': 'not-met', licence: 'not-applicable', 'post-compliance': 'met' })
    expect(record.conditionCheck!.allMet).to.equal(false)
    expect(await walk.documents()).to.include('refusal')
    expect(await walk.notices()).to.deep.equal({ 'application-received': 2, 'application-refused': 1 })
    expect(await walk.path()).to.not.include('Task_AcceptApplication')
  })

  it('corrected within the deadline, which was moved, then accepted and withdrawn', async () => {
    const walk = await region.apply('small-micro')
    await walk.complete('Task_PreliminaryCheck', request('许可证'))
    await walk.at('Gateway_AwaitCorrections')
    const before = (await walk.stored()).correctionBatches[0]!
    const moved = new Date(before.dueAt!.getTime() + 20 * 86_400_000)
    await region.engine.publishMessage({
      name: 'corrections-deadline-changed', correlationKey: before.batchId, messageId: `moved:${walk.caseId}`, variables: { correctionsDueAt: moved.toISOString() },
    })
    await walk.at('Gateway_AwaitCorrections', 2)
    await until('the new deadline', async () => (await walk.progress())[0]!.timers.some(({ state, dueAt }) => state === 'pending' && dueAt.getTime() === moved.getTime()))
    const answers = before.items.map(({ itemId }) => ({ itemId, answer: '已补充', uploadIds: [] }))
    await region.services.api.commands.answerCorrections(walk.enterprise, walk.caseId, { batchId: before.batchId, answers })
    await walk.accept()
    await walk.tasks('Task_FormExpertGroup')
    await region.services.api.commands.withdraw(walk.enterprise, walk.caseId, { reason: '另行安排' })
    const record = await walk.ended('End_Withdrawn', 'withdrawn')

    expect(record.authorityRegion, 'small-micro is the county’s').to.equal('640122')
    expect(record.committeeRegion, 'reviewed by the city’s committee').to.equal('640100')
    expect(record.correctionBatches[0]!.items.every(({ state }) => state === 'resolved')).to.equal(true)
    expect(record.withdrawal?.reason).to.equal('另行安排')
    passedInOrder(await walk.path(), ['Task_RequestCorrections', 'Catch_CorrectionsDeadlineChanged', 'Catch_CorrectionsSubmitted', 'Task_AcceptApplication', 'SubProcess_Withdrawal', 'Task_RecordWithdrawal'])
    expect(await walk.notices()).to.deep.equal({ 'application-received': 2, 'corrections-requested': 1, 'application-accepted': 2, 'application-withdrawn': 2 })
    expect(await walk.documents()).to.include('correction-request')
  })

  it('closed by silence', async () => {
    const walk = await region.apply('3')
    await walk.complete('Task_PreliminaryCheck', request('自评扣分项目汇总表'))
    await walk.pass('Catch_CorrectionsOverdue')
    const record = await walk.ended('End_ClosedForSilence', 'closed-by-silence')

    passedInOrder(await walk.path(), ['Task_RequestCorrections', 'Catch_CorrectionsOverdue', 'Task_CloseForSilence'])
    expect(await walk.notices()).to.deep.equal({ 'application-received': 2, 'corrections-requested': 1, 'corrections-overdue': 2 })
    const [batch] = record.correctionBatches
    const late = region.services.api.commands.answerCorrections(walk.enterprise, walk.caseId, {
      batchId: batch!.batchId, answers: batch!.items.map(({ itemId }) => ({ itemId, answer: '迟到的答复', uploadIds: [] })),
    })
    expect((await refusalOf(late)).code).to.match(/^(corrections\.overdue|case\.)/)
  })

  it('grade 1: prepared, forwarded, the national result recorded', async () => {
    const walk = await region.apply('1')
    await walk.accept()
    await walk.complete('Task_PrepareForwarding', { opinion: '同意转报' })
    await walk.complete('Task_RecordNationalResult', { announced: true, announcedOn: walk.now.toISOString().slice(0, 10), certificateNumber: 'AQBJXⅠ202600001' })
    const record = await walk.ended('End_NationalResultRecorded', 'national-result-recorded')

    expect(record.nationalForwarding).to.include({ announced: true, certificateNumber: 'AQBJXⅠ202600001', opinion: '同意转报' })
    expect(record.certificateNumber, 'the region gives no number to grade 1').to.equal(undefined)
    expect(await walk.notices()).to.deep.equal({ 'application-received': 2, 'application-accepted': 1, 'forwarded-nationally': 1, 'national-result': 1 })
    expect(await walk.path()).to.not.include('Task_FormExpertGroup')
  })

  it('withdrawn while the officer checks', async () => {
    const walk = await region.apply('3')
    const [task] = await walk.tasks('Task_PreliminaryCheck')
    await region.services.api.commands.withdraw(walk.enterprise, walk.caseId, { reason: '材料有误' })
    await walk.ended('End_Withdrawn', 'withdrawn')
    expect((await refusalOf(walk.completeTask(task!, { outcome: 'accepted' }))).status).to.equal(409)
    expect(await walk.notices()).to.deep.equal({ 'application-received': 2, 'application-withdrawn': 2 })
  })
})
