import { expect } from 'chai'
import { mostRefusals } from '../../../src/casework/postpone.js'
import { retryAct } from '../../../src/casework/retry-act.js'
import { startSweeper } from '../../../src/casework/sweeper.js'
import type { Actor } from '../../../src/domain/role.js'
import { UserTaskCommandFailed } from '../../../src/engine/user-task-commands.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { intentsOf, type Intent } from '../../../src/store/models/intents.js'
import { officer, refusalOf, startFixture, type Fixture } from './casework-fixture.js'

const accepted = { outcome: 'accepted', opinion: '材料齐全' }
const administrator = (regionCode: string, role: Actor['role'] = 'process-administrator'): Actor => ({ accountId: 'A-admin', displayName: '管理员', role, regionCode, industries: [] })

describe('acts the engine does not take', function () {
  this.timeout(60_000)
  let f: Fixture
  before(async () => void (f = await startFixture()))
  after(() => f?.stop())
  afterEach(() => {
    f.engine.away = false
    delete f.engine.refuses
  })

  const handedIn = async () => {
    const { caseId } = await f.newCase()
    const taskKey = f.openTask(caseId, 'preliminary-check', 'officer:640100')
    return { caseId, taskKey, actId: `complete:test:${taskKey}` }
  }
  const intent = async (id: string) => (await intentsOf(f.store).findById(id).lean<Intent>())!
  const sweep = async (id: string, times: number) => {
    const sweeper = startSweeper(f.casework, 3_600_000)
    for (let time = 0; time < times; time++) {
      await intentsOf(f.store).updateOne({ _id: id }, { $set: { nextAttemptAt: new Date(0) } })
      await sweeper.sweep()
    }
    await sweeper.stop()
  }

  it('are kept, never told as done, and stop after a limit of refusals with a list for the administrator (S5)', async () => {
    const { caseId, taskKey, actId } = await handedIn()
    f.engine.refuses = new UserTaskCommandFailed(409, 'INVALID_STATE')
    expect(await f.commands.completeTask(officer, taskKey, accepted)).to.deep.equal({ waiting: true })
    expect((await f.stored(caseId)).preliminaryChecks, 'the store has decided').to.have.length(1)
    expect(await intent(actId)).to.include({ state: 'applied', open: true, reason: 'task-state', refusals: 1 })
    await sweep(actId, mostRefusals + 3)
    const stopped = await intent(actId)
    expect(stopped).to.include({ state: 'applied', open: false, refusals: mostRefusals, attempts: mostRefusals })
    expect(stopped.waitingIn).to.include.members(['640100', '640000', ''])
  })

  it('are tried again by an administrator of the region, stay who did them, and are done once (S5)', async () => {
    const { caseId, taskKey, actId } = await handedIn()
    f.engine.refuses = new UserTaskCommandFailed(400, 'INVALID_ARGUMENT')
    await f.commands.completeTask(officer, taskKey, accepted)
    await sweep(actId, mostRefusals)
    const { at } = await intent(actId)
    expect(await refusalOf(retryAct(f.casework, administrator('640300'), actId))).to.include({ code: 'act.unknown', status: 404 })
    expect(await refusalOf(retryAct(f.casework, administrator('640100', 'auditor'), actId))).to.include({ status: 403 })
    expect(await retryAct(f.casework, administrator('640100'), actId)).to.deep.equal({ waiting: true })
    expect(await intent(actId)).to.include({ open: true, refusals: 1, reason: 'content' })
    delete f.engine.refuses
    expect(await retryAct(f.casework, administrator('640100'), actId)).to.deep.equal({ waiting: false })
    const done = await intent(actId)
    expect(done).to.include({ state: 'done', open: false }).and.to.not.have.any.keys('waitingIn', 'reason', 'refusals')
    expect([done.actor.accountId, done.at]).to.deep.equal([officer.accountId, at])
    expect((await f.stored(caseId)).preliminaryChecks).to.have.length(1)
    expect(f.engine.sent.filter(({ key }) => key === taskKey)).to.have.length(1)
    expect(await refusalOf(retryAct(f.casework, administrator('640100'), actId))).to.include({ code: 'act.unknown' })
    expect(await auditOf(f.store).countDocuments({ act: 'retry-act', caseId })).to.equal(2)
  })

  it('an engine that is away is waited for as long as it takes, and shown when it takes long (S5)', async () => {
    const { taskKey, actId } = await handedIn()
    f.engine.away = true
    await f.commands.completeTask(officer, taskKey, accepted)
    await sweep(actId, mostRefusals * 2)
    expect(await intent(actId)).to.include({ open: true, refusals: 0, reason: 'engine-away' }).and.to.not.have.property('waitingIn')
    await intentsOf(f.store).updateOne({ _id: actId }, { $set: { failingSince: new Date(Date.now() - 3_600_000) } })
    await sweep(actId, 1)
    expect(await intent(actId)).to.include({ open: true }).and.to.have.property('waitingIn').that.includes('640100')
    f.engine.away = false
    await sweep(actId, 1)
    expect(await intent(actId)).to.include({ state: 'done' }).and.to.not.have.property('waitingIn')
  })

  it('the person may hand in the same again, which is another try and no second act (S5)', async () => {
    const { caseId, taskKey, actId } = await handedIn()
    f.engine.refuses = new UserTaskCommandFailed(409, 'INVALID_STATE')
    await f.commands.completeTask(officer, taskKey, accepted)
    delete f.engine.refuses
    expect(await f.commands.completeTask(officer, taskKey, accepted)).to.deep.equal({ waiting: false })
    expect((await f.stored(caseId)).preliminaryChecks).to.have.length(1)
    expect(await intent(actId)).to.include({ state: 'done' })
  })
})
