import { expect } from 'chai'
import { BpmnError } from '../../../workers/contract.js'
import { caseRecord, reviewProblem } from './case-fixture.js'
import { inMemoryWorld } from './in-memory-deps.js'
import { dataOf, kindsOf, noticesOf, runOnce, runTwice } from './run-worker.js'

const problem = { problemId: 'P2', dueAt: '2027-03-31T23:59:59+08:00' }
const report = (more: Record<string, unknown> = {}) => ({ measures: '已改', completedOn: '2027-02-01', uploadIds: [], reportedAt: new Date('2027-02-01T00:00:00Z'), ...more })
const world = (more: Parameters<typeof reviewProblem>[1] = {}) =>
  inMemoryWorld(caseRecord({ outcome: 'announced', problems: [reviewProblem('P1'), reviewProblem('P2', more)] }), { now: new Date('2027-03-01T01:00:00Z') })

describe('workers of the rectification', () => {
  it('[NX-14] start-rectification lists what is to be done until when, for enterprise and local authority', async () => {
    const here = world({ rectifyBy: '2027-05-31' })
    await runTwice(here, 'start-rectification')
    expect(noticesOf(here).map(({ to }) => to)).to.deep.equal([{ enterpriseId: 'E1' }, { office: 'officer', regionCode: '640105' }])
    expect(dataOf(here, 'rectification-started')).to.deep.equal({ items: '1. 问题P1（2027年3月31日前）\n2. 问题P2（2027年5月31日前）', dueOn: '2027年5月31日' })
  })

  it('[NX-14] remind-rectification reminds once a firing, and not of what was reported', async () => {
    const here = world()
    await runTwice(here, 'remind-rectification', { problem }, { elementInstanceKey: '11' })
    await runTwice(here, 'remind-rectification', { problem }, { elementInstanceKey: '12' })
    expect(here.state.notices).to.have.property('size', 2)
    expect(dataOf(here, 'rectification-reminder')).to.deep.equal({ description: '问题P2', dueOn: '2027年3月31日', daysLeft: '30' })
    const reported = world({ state: 'reported', reports: [report()] })
    await runTwice(reported, 'remind-rectification', { problem })
    expect(reported.state.notices).to.have.property('size', 0)
  })

  it('[NX-14] return-rectification opens the problem again and leaves a newer report alone', async () => {
    const here = world({ state: 'reported', reports: [report({ accepted: false, opinion: '照片不清' })] })
    await runTwice(here, 'return-rectification', { problem })
    expect(here.state.record.problems.map(({ state }) => state)).to.deep.equal(['open', 'open'])
    expect(dataOf(here, 'rectification-returned')).to.include({ opinion: '照片不清' })
    here.state.record.problems[1]!.state = 'reported'
    here.state.record.problems[1]!.reports.push(report())
    await runOnce(here, 'return-rectification', { problem })
    expect(here.state.record.problems[1]!.state).to.equal('reported')
    expect(here.state.notices).to.have.property('size', 1)
    here.state.record.problems[1]!.reports[1]!.accepted = false
    await runTwice(here, 'return-rectification', { problem })
    expect(here.state.notices).to.have.property('size', 2)
  })

  it('[NX-14] record-rectification marks the one problem', async () => {
    const here = world({ state: 'reported', reports: [report({ accepted: true })] })
    expect(await runTwice(here, 'record-rectification', { problem })).to.deep.equal({ problemOutcome: 'accepted' })
    expect(here.state.record.problems.map(({ state }) => state)).to.deep.equal(['open', 'accepted'])
  })

  it('[NX-14] record-overdue tells all three sides, unless the report was accepted at the last moment', async () => {
    const here = world()
    expect(await runTwice(here, 'record-overdue', { problem })).to.deep.equal({ problemOutcome: 'overdue' })
    expect(here.state.record.problems[1]!.state).to.equal('overdue')
    expect(noticesOf(here)).to.have.length(3)
    const accepted = world({ state: 'reported', reports: [report({ accepted: true })] })
    expect(await runTwice(accepted, 'record-overdue', { problem })).to.deep.equal({ problemOutcome: 'accepted' })
    expect(kindsOf(accepted)).to.deep.equal([])
    const reported = world({ state: 'reported', reports: [report()] })
    const error = await runOnce(reported, 'record-overdue', { problem }).catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(BpmnError).with.property('code', 'rectification-reported-in-time')
    expect(reported.state.record.problems[1]!.state).to.equal('reported')
    expect(kindsOf(reported)).to.deep.equal([])
  })

  it('[NX-14] close-rectification and record-cancellation-proposal end the case and keep its outcome', async () => {
    const done = world()
    await runTwice(done, 'close-rectification')
    expect(done.state.record).to.deep.include({ outcome: 'announced', endedAt: new Date('2027-03-01T01:00:00Z') })
    const overdue = world()
    expect(await runOnce(overdue, 'record-cancellation-proposal').catch((error: Error) => error.message)).to.include('proposal')
    overdue.state.record.cancellationProposed = { opinion: '建议取消', by: 'o', at: new Date() }
    await runTwice(overdue, 'record-cancellation-proposal')
    expect(overdue.state.record.endedAt).to.be.instanceOf(Date)
  })
})
