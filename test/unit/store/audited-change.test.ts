import { EventEmitter } from 'node:events'
import { expect } from 'chai'
import { createAccounts } from '../../../src/accounts/create-accounts.js'
import { saveLedger } from '../../../src/casework/ledger.js'
import { openSheet } from '../../../src/casework/open-sheet.js'
import { startSweeper } from '../../../src/casework/sweeper.js'
import { enterpriseLedgerSchema } from '../../../src/domain/enterprise-ledger.js'
import type { Actor } from '../../../src/domain/role.js'
import { settleLeftBehind } from '../../../src/store/audited-change.js'
import { accountsOf } from '../../../src/store/models/accounts.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { enterprisesOf } from '../../../src/store/models/enterprises.js'
import { scoringItemsOf } from '../../../src/store/models/scoring-items.js'
import { startFixture, type Fixture } from '../casework/casework-fixture.js'

const one: Actor = { accountId: 'A-X0001', displayName: '专家', role: 'expert', regionCode: '640000', industries: [], expertId: 'X0001' }
const administrator: Actor = { accountId: 'A-admin', displayName: '管理员', role: 'process-administrator', regionCode: '640000', industries: [] }

describe('changes and their audit entries', function () {
  this.timeout(60_000)
  let f: Fixture
  before(async () => {
    f = await startFixture()
  })
  after(() => f?.stop())

  /** Dies between the change and its entry. */
  async function dying(act: () => Promise<unknown>): Promise<void> {
    const trail = auditOf(f.store)
    const insertMany = trail.insertMany
    trail.insertMany = (async () => {
      throw new Error('killed')
    }) as never
    const died = await act().catch((error: Error) => error.message)
    trail.insertMany = insertMany
    expect(died).to.equal('killed')
  }
  const entries = (subject: string) => auditOf(f.store).find({ subject }).lean()

  async function scoring(): Promise<string> {
    const expertGroup = { members: [{ expertId: 'X0001' }], violations: [], proposedBy: 'x', appointedAt: new Date() }
    const { caseId } = await f.newCase({ expertGroup })
    await openSheet(f.store, caseId, 1)
    f.openTask(caseId, 'score-on-site', 'expert:X0001')
    return caseId
  }

  it('an item scored: the entry comes later, once, with what was before and after', async () => {
    const caseId = await scoring()
    await dying(() => f.commands.scoreItems(one, caseId, 1, [{ itemId: '1.1', version: 1, deduction: 2, deductionNote: '缺记录', done: true }]))
    expect(await auditOf(f.store).countDocuments({ caseId, act: 'score-item' })).to.equal(0)
    expect((await scoringItemsOf(f.store).findById(`${caseId}:1:1.1`).lean())!).to.include({ deduction: 2, version: 2 })
    const sweeper = startSweeper(f.casework, 3_600_000)
    await sweeper.sweep()
    await sweeper.stop()
    const [entry, ...more] = await auditOf(f.store).find({ caseId, act: 'score-item' }).lean()
    expect(more).to.deep.equal([])
    expect(entry).to.deep.include({ subject: '1.1', accountId: one.accountId })
    expect(entry!.before).to.include({ deduction: 0, version: 1 })
    expect(entry!.after).to.include({ deduction: 2, version: 2 })
    expect(await settleLeftBehind(f.store)).to.equal(0)
  })

  it('an item tells nobody of the entry it carries', async () => {
    const caseId = await scoring()
    const { items } = await f.commands.scoreItems(one, caseId, 1, [{ itemId: '1.1', version: 1, deduction: 1 }])
    expect(items[0]).to.not.have.property('unaudited')
    expect((await scoringItemsOf(f.store).findById(`${caseId}:1:1.1`).lean())!.unaudited).to.deep.equal([])
  })

  it('a ledger saved, and one saved by two at once: one of them (S10)', async () => {
    const { actor, enterprise } = await f.newEnterprise()
    const ledger = enterpriseLedgerSchema.parse(enterprise)
    await dying(() => saveLedger(f.casework, actor, enterprise.version, { ...ledger, employees: 321 }))
    expect((await enterprisesOf(f.store).findById(enterprise._id).lean())!.employees).to.equal(321)
    expect(await entries(enterprise._id)).to.deep.equal([])
    await settleLeftBehind(f.store)
    expect((await entries(enterprise._id))[0]!.before).to.include({ employees: enterprise.employees }).and.not.have.property('unaudited')
    const both = await Promise.allSettled([322, 323].map((employees) => saveLedger(f.casework, actor, enterprise.version + 1, { ...ledger, employees })))
    expect(both.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected'])
    const all = await entries(enterprise._id)
    const versions = all.map(({ before }) => (before as { version: number }).version).sort()
    expect(new Set(versions).size, 'each follows another one').to.equal(2)
  })

  it('an account made and changed', async () => {
    const accounts = createAccounts(f.store, f.clock, new EventEmitter() as never, 30)
    const wanted = { username: 'officer-li', displayName: '李', role: 'officer' as const, regionCode: '640100', industries: [], password: 'a long password' }
    await dying(() => accounts.create(administrator, wanted))
    const { _id } = (await accountsOf(f.store).findOne({ username: 'officer-li' }).lean())!
    await dying(() => accounts.change(administrator, _id, { active: false }))
    await settleLeftBehind(f.store)
    const acts = await entries(_id)
    expect(acts.map(({ act }) => act).sort()).to.deep.equal(['change-account', 'create-account'])
    expect(JSON.stringify(acts)).to.not.include('argon2')
  })
})
