import { expect } from 'chai'
import { leader, officer, refusalOf, startFixture, type Fixture } from './casework-fixture.js'

const recommendation = { opinion: '建议公示', workingDays: 5, by: officer.accountId, byName: officer.displayName, at: new Date() }

describe('withdrawal and confirmation', function () {
  this.timeout(60_000)
  let f: Fixture
  before(async () => void (f = await startFixture()))
  after(() => f?.stop())

  const atConfirmation = async () => {
    const { caseId, actor } = await f.newCase({ recommendation })
    return { caseId, actor, taskKey: f.openTask(caseId, 'confirm-grade', ['leader:640100', 'officer:640100']) }
  }

  it('exclude each other, whoever is first', async () => {
    const outcomes = { withdrawn: 0, confirmed: 0 }
    for (let round = 0; round < 12; round += 1) {
      const { caseId, actor, taskKey } = await atConfirmation()
      const confirm = () => f.commands.completeTask(leader, taskKey, { confirmed: true })
      const withdraw = () => f.commands.withdraw(actor, caseId, { reason: '暂缓' })
      const acts = round % 2 === 0 ? [confirm(), withdraw()] : [withdraw(), confirm()]
      const ended = await Promise.allSettled(acts)
      const { withdrawal, confirmation } = await f.stored(caseId)
      expect([withdrawal, confirmation].filter(Boolean), 'one of both').to.have.length(1)
      expect(ended.filter(({ status }) => status === 'fulfilled')).to.have.length(1)
      // the loser never reached the engine
      const told = f.engine.sent.filter(({ key }) => key === taskKey || key === `withdraw:${caseId}`).map(({ command }) => command)
      expect(told).to.deep.equal([withdrawal ? 'application-withdrawn' : 'complete'])
      outcomes[withdrawal ? 'withdrawn' : 'confirmed'] += 1
    }
    expect(outcomes.withdrawn + outcomes.confirmed).to.equal(12)
  })

  it('refuses a withdrawal after confirmation, a second one, and acts on a withdrawn case', async () => {
    const confirmed = await atConfirmation()
    await f.commands.completeTask(leader, confirmed.taskKey, { confirmed: true })
    expect(await refusalOf(f.commands.withdraw(confirmed.actor, confirmed.caseId, { reason: '迟' }))).to.include({ code: 'withdrawal.after-confirmation', status: 409 })
    const withdrawn = await atConfirmation()
    await f.commands.withdraw(withdrawn.actor, withdrawn.caseId, { reason: '暂缓' })
    await f.commands.withdraw(withdrawn.actor, withdrawn.caseId, { reason: '暂缓' })
    expect(await refusalOf(f.commands.withdraw(withdrawn.actor, withdrawn.caseId, { reason: '别的' }))).to.include({ code: 'case.withdrawn' })
    expect(await refusalOf(f.commands.completeTask(leader, withdrawn.taskKey, { confirmed: true }))).to.include({ code: 'case.withdrawn', status: 409 })
  })

  it('refuses confirmation by the person who recommended (NX-15b)', async () => {
    const { caseId, taskKey } = await atConfirmation()
    expect(await refusalOf(f.commands.completeTask(officer, taskKey, { confirmed: true }))).to.include({ code: 'confirm-grade.same-person', status: 403 })
    expect((await f.stored(caseId)).confirmation).to.equal(undefined)
  })

  it('refuses a public notice shorter than the pack\'s working days (NX-15a)', async () => {
    const { caseId } = await f.newCase()
    const taskKey = f.openTask(caseId, 'propose-public-notice', 'officer:640100')
    const short = await refusalOf(f.commands.completeTask(officer, taskKey, { opinion: '建议公示', workingDays: 4 }))
    expect(short).to.include({ code: 'public-notice.too-short', status: 422 })
    expect(short.details).to.include({ least: 5 })
    await f.commands.completeTask(officer, taskKey, { opinion: '建议公示', workingDays: 5 })
    expect((await f.stored(caseId)).recommendation).to.include({ workingDays: 5, by: officer.accountId })
  })
})
