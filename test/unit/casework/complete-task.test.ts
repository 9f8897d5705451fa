import { expect } from 'chai'
import { ZodError } from 'zod'
import { startSweeper } from '../../../src/casework/sweeper.js'
import { accountsOf } from '../../../src/store/models/accounts.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { intentsOf } from '../../../src/store/models/intents.js'
import { taskClaimsOf } from '../../../src/store/models/task-claims.js'
import { leader, officer, otherCityOfficer, refusalOf, secondOfficer, startFixture, type Fixture } from './casework-fixture.js'

const accepted = { outcome: 'accepted', opinion: '材料齐全' }

describe('completing a task', function () {
  this.timeout(60_000)
  let f: Fixture
  before(async () => void (f = await startFixture()))
  after(() => f?.stop())

  const preliminary = async (change?: Record<string, unknown>) => {
    const { caseId, actor } = await f.newCase(change)
    return { caseId, actor, taskKey: f.openTask(caseId, 'preliminary-check', 'officer:640100') }
  }

  it('records the form, tells the engine what decides the way on, and is audited with before and after', async () => {
    const { caseId, taskKey } = await preliminary()
    await f.commands.completeTask(officer, taskKey, accepted)
    expect((await f.stored(caseId)).preliminaryChecks).to.have.length(1)
    expect(f.engine.sent.filter(({ key }) => key === taskKey)).to.deep.equal([
      { command: 'complete', key: taskKey, variables: { preliminaryOutcome: 'accepted' } },
    ])
    const audit = await auditOf(f.store).findOne({ caseId, act: 'complete-task' }).lean()
    expect(audit?.before).to.deep.include({ preliminaryChecks: [] })
    expect((audit?.after as { preliminaryChecks: unknown[] }).preliminaryChecks).to.have.length(1)
  })

  it('is one act when the same person repeats it, a refusal for anybody else or anything else', async () => {
    const { caseId, taskKey } = await preliminary()
    await Promise.all([1, 2, 3].map(() => f.commands.completeTask(officer, taskKey, accepted)))
    f.endTask(taskKey, 'completed')
    await f.commands.completeTask(officer, taskKey, { opinion: '材料齐全', outcome: 'accepted' })
    expect((await f.stored(caseId)).preliminaryChecks).to.have.length(1)
    const taken = { code: 'task.already-completed', status: 409 }
    expect(await refusalOf(f.commands.completeTask(officer, taskKey, { outcome: 'refused', reasons: '不符合' }))).to.include(taken)
    expect(await refusalOf(f.commands.completeTask(secondOfficer, taskKey, accepted))).to.include(taken)
  })

  it('lets one of two officers at once through', async () => {
    const { caseId, taskKey } = await preliminary()
    const both = await Promise.allSettled([f.commands.completeTask(officer, taskKey, accepted), f.commands.completeTask(secondOfficer, taskKey, accepted)])
    expect(both.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected'])
    expect((await f.stored(caseId)).preliminaryChecks).to.have.length(1)
  })

  it('hides tasks of other regions, refuses those of other groups, held by others, cancelled or unknown', async () => {
    const { taskKey } = await preliminary()
    expect(await refusalOf(f.commands.completeTask(otherCityOfficer, taskKey, accepted))).to.include({ code: 'task.unknown', status: 404 })
    expect(await refusalOf(f.commands.completeTask(leader, taskKey, accepted))).to.include({ code: 'task.not-yours', status: 403 })
    const machinery = { ...officer, industries: ['machinery'] }
    expect(await refusalOf(f.commands.completeTask(machinery, taskKey, accepted))).to.include({ code: 'task.unknown', status: 404 })
    await f.commands.claimTask(secondOfficer, taskKey)
    const held = await refusalOf(f.commands.completeTask(officer, taskKey, accepted))
    expect(held).to.include({ code: 'task.claimed-by-another', status: 409 })
    expect(held.details).to.deep.equal({ holder: 'officer-2' })
    f.endTask(taskKey, 'cancelled')
    expect(await refusalOf(f.commands.completeTask(secondOfficer, taskKey, accepted))).to.include({ code: 'task.cancelled' })
    expect(await refusalOf(f.commands.completeTask(officer, '1', accepted))).to.include({ code: 'task.unknown', status: 404 })
  })

  it('changes nothing when the form is wrong', async () => {
    const { caseId, taskKey } = await preliminary()
    const wrong = await f.commands.completeTask(officer, taskKey, { outcome: 'refused' }).catch((error: unknown) => error)
    expect(wrong).to.be.instanceOf(ZodError)
    expect(await intentsOf(f.store).countDocuments({ caseId, kind: 'complete-task' })).to.equal(0)
  })

  it('lets exactly one of several people claim a task, and the holder give it back', async () => {
    const { taskKey } = await preliminary()
    const claims = await Promise.allSettled([officer, secondOfficer].map((actor) => f.commands.claimTask(actor, taskKey)))
    expect(claims.filter(({ status }) => status === 'fulfilled')).to.have.length(1)
    const holder = claims[0]!.status === 'fulfilled' ? officer : secondOfficer
    const other = holder === officer ? secondOfficer : officer
    expect(await refusalOf(f.commands.unclaimTask(other, taskKey))).to.include({ code: 'task.claimed-by-another' })
    await f.commands.unclaimTask(holder, taskKey)
    await f.commands.claimTask(other, taskKey)
    expect((await taskClaimsOf(f.store).findById(`test:${taskKey}`).lean())?.accountId).to.equal(other.accountId)
    expect(f.engine.sent.filter(({ key }) => key === taskKey).map(({ command }) => command)).to.deep.equal(['assign', 'unassign', 'assign'])
  })

  it('is assigned to a colleague of its group only, by the group, or by the region\'s leader over a holder', async () => {
    const { taskKey } = await preliminary()
    const account = { passwordHash: '', email: '', active: true, sample: true, sessionsValidFrom: new Date(), createdAt: new Date() }
    for (const { accountId, displayName, role, regionCode, industries } of [officer, secondOfficer, leader]) {
      await accountsOf(f.store).create({ _id: accountId, username: displayName, displayName, role, regionCode, industries, ...account })
    }
    expect(await refusalOf(f.commands.assignTask(officer, taskKey, leader.accountId))).to.include({ code: 'task.assignee-not-candidate', status: 422 })
    await f.commands.assignTask(officer, taskKey, secondOfficer.accountId)
    expect(await refusalOf(f.commands.assignTask(officer, taskKey, officer.accountId))).to.include({ code: 'task.claimed-by-another', status: 409 })
    await f.commands.assignTask(leader, taskKey, officer.accountId)
    expect((await taskClaimsOf(f.store).findById(`test:${taskKey}`).lean())?.accountId).to.equal(officer.accountId)
  })

  it('keeps an act while the engine is away, and the sweeper tells it later', async () => {
    const { caseId, taskKey } = await preliminary()
    f.engine.away = true
    await f.commands.completeTask(officer, taskKey, accepted)
    f.engine.away = false
    expect((await f.stored(caseId)).preliminaryChecks).to.have.length(1)
    expect(f.engine.sent.some(({ key }) => key === taskKey)).to.equal(false)
    await intentsOf(f.store).updateOne({ _id: `complete:test:${taskKey}` }, { $set: { nextAttemptAt: new Date(0) } })
    const sweeper = startSweeper(f.casework, 3_600_000)
    await sweeper.sweep()
    await sweeper.stop()
    expect(f.engine.sent.filter(({ key }) => key === taskKey)).to.have.length(1)
    expect(await intentsOf(f.store).findById(`complete:test:${taskKey}`).lean()).to.include({ state: 'done', open: false })
  })

  it('is not done while the engine knows nothing of a task that its records show open (K4)', async () => {
    const { taskKey } = await preliminary()
    const told = f.engine.completeTask
    f.engine.completeTask = async () => 'not-found'
    try {
      await f.commands.completeTask(officer, taskKey, accepted)
      const id = `complete:test:${taskKey}`
      expect(await intentsOf(f.store).findById(id).lean()).to.include({ state: 'applied', open: true })
      f.endTask(taskKey, 'completed')
      await intentsOf(f.store).updateOne({ _id: id }, { $set: { nextAttemptAt: new Date(0) } })
      const sweeper = startSweeper(f.casework, 60_000)
      await sweeper.sweep()
      await sweeper.stop()
      expect(await intentsOf(f.store).findById(id).lean()).to.include({ state: 'done', open: false })
    } finally {
      f.engine.completeTask = told
    }
  })

  it('finishes an act that died right after it was recorded, once', async () => {
    const { caseId, taskKey } = await preliminary()
    await f.commands.completeTask(officer, taskKey, accepted)
    const id = `complete:test:${taskKey}`
    // as a crash would have left it: in the store before, and again after, its effect
    for (const undo of [true, false]) {
      if (undo) await casesOf(f.store).updateOne({ _id: caseId }, { $set: { preliminaryChecks: [] }, $pull: { appliedIntents: id } })
      await intentsOf(f.store).updateOne({ _id: id }, { $set: { state: 'recorded', open: true, nextAttemptAt: new Date(0) } })
      const sweeper = startSweeper(f.casework, 3_600_000)
      expect(await sweeper.sweep()).to.equal(1)
      await sweeper.stop()
      expect((await f.stored(caseId)).preliminaryChecks).to.have.length(1)
      expect(await auditOf(f.store).countDocuments({ _id: id })).to.equal(1)
    }
  })

  it('refuses accepting while conditions are not met, unless answered corrections and an opinion mend it (NX-11)', async () => {
    const conditionCheck = { checkedAt: new Date(), allMet: false, verdicts: [{ conditionId: 'risk-grading', rule: 'NX-10', verdict: 'not-met', evidence: '未开展' }] }
    const { caseId, taskKey } = await preliminary({ conditionCheck })
    const refused = await refusalOf(f.commands.completeTask(officer, taskKey, accepted))
    expect(refused).to.include({ code: 'preliminary-check.conditions-not-met', status: 409 })
    expect(refused.details.conditions).to.deep.equal(['risk-grading'])
    const batch = { batchId: 'B1', items: [], issuedAt: new Date(), dueAt: new Date(), answeredAt: new Date() }
    await casesOf(f.store).updateOne({ _id: caseId }, { $set: { correctionBatches: [batch] } })
    expect(await refusalOf(f.commands.completeTask(officer, taskKey, { outcome: 'accepted' }))).to.include({ code: 'preliminary-check.opinion-required' })
    await f.commands.completeTask(officer, taskKey, { outcome: 'accepted', opinion: '已补充风险分级管控材料，符合条件' })
    expect((await f.stored(caseId)).preliminaryChecks).to.have.length(1)
  })
})
