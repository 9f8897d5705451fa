import { EventEmitter } from 'node:events'
import { expect } from 'chai'
import { createAccounts, type Accounts } from '../../../src/accounts/create-accounts.js'
import { issueFirstAdministratorToken } from '../../../src/accounts/first-administrator.js'
import type { ChangeEventMap } from '../../../src/domain/change-events.js'
import { OffsetClock } from '../../../src/domain/clock.js'
import type { Actor } from '../../../src/domain/role.js'
import { sampleRegions } from '../../../src/sample/sample-regions.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { accountsOf } from '../../../src/store/models/accounts.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { regionsOf } from '../../../src/store/models/regions.js'
import { signInAttemptsOf } from '../../../src/store/models/sign-in-attempts.js'
import { startPlatform, type Platform } from '../../support/platform.js'
import { refusalOf } from '../casework/casework-fixture.js'

const administrator: Actor = { accountId: 'A-test', displayName: '管理员', role: 'process-administrator', regionCode: '', industries: [] }
const here = '10.0.0.1'
const newOfficer = (username: string) => ({ username, displayName: '王〇', role: 'officer' as const, regionCode: '640100', industries: [], password: 'a long password' })

describe('accounts', function () {
  this.timeout(60_000)
  let platform: Platform
  let store: Store
  let accounts: Accounts
  const ended: string[] = []
  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
    await regionsOf(store).insertMany(sampleRegions)
    const events = new EventEmitter<ChangeEventMap>()
    events.on('access-ended', ({ accountId }) => ended.push(accountId))
    accounts = createAccounts(store, new OffsetClock(), events, 30)
  })
  after(async () => {
    await store?.close()
    await platform?.stop()
  })

  it('let the first administrator in by the one-time token, once', async () => {
    expect(await accounts.needsFirstAdministrator()).to.equal(true)
    const outdated = (await issueFirstAdministratorToken(store))!
    const token = (await issueFirstAdministratorToken(store))!
    const input = { token, username: 'Chief', password: 'a long password', displayName: '首位管理员' }
    expect(await refusalOf(accounts.createFirstAdministrator({ ...input, token: outdated }))).to.include({ code: 'first-administrator.token-invalid', status: 403 })
    const two = await Promise.allSettled([accounts.createFirstAdministrator(input), accounts.createFirstAdministrator({ ...input, username: 'other' })])
    expect(two.filter(({ status }) => status === 'fulfilled')).to.have.length(1)
    expect(await accounts.needsFirstAdministrator()).to.equal(false)
    expect(await refusalOf(accounts.createFirstAdministrator(input))).to.include({ code: 'first-administrator.token-invalid' })
    expect(await issueFirstAdministratorToken(store)).to.equal(undefined)
    expect(await accountsOf(store).countDocuments({ role: 'process-administrator' })).to.equal(1)
  })

  it('sign in whatever the spelling of the name, and never store the password', async () => {
    const made = await accounts.create(administrator, newOfficer('Wang.Officer'))
    expect(made).to.not.have.property('passwordHash')
    expect((await accounts.signIn(' wang.OFFICER ', 'a long password', here)).accountId).to.equal(made.accountId)
    const stored = await accountsOf(store).findById(made.accountId).lean()
    expect(stored!.passwordHash).to.match(/^\$argon2id\$/)
    const audit = JSON.stringify(await auditOf(store).find({ subject: made.accountId }).lean())
    expect(audit).to.not.include('a long password').and.not.include('argon2')
  })

  it('refuse a taken name, a short password, an unknown region, and everybody but administrators', async () => {
    await accounts.create(administrator, newOfficer('li'))
    expect(await refusalOf(accounts.create(administrator, newOfficer('LI')))).to.include({ code: 'account.username-taken', status: 409 })
    expect(await refusalOf(accounts.create(administrator, { ...newOfficer('zhao'), password: '短密码' }))).to.include({ code: 'password.too-short', status: 422 })
    const nowhere = await refusalOf(accounts.create(administrator, { ...newOfficer('zhao'), regionCode: '999999' }))
    expect(nowhere.details.fields).to.deep.equal({ regionCode: 'region.unknown' })
    expect(await refusalOf(accounts.create({ ...administrator, role: 'officer' }, newOfficer('zhao')))).to.include({ status: 403 })
  })

  it('are administered within the own region and below', async () => {
    const ofCity: Actor = { ...administrator, accountId: 'A-city', regionCode: '640200' }
    expect(await refusalOf(accounts.create(ofCity, { ...newOfficer('region-sun'), role: 'process-administrator', regionCode: '640000' }))).to.include({ code: 'account.region-outside', status: 403 })
    const other = await accounts.create(administrator, newOfficer('region-sun'))
    expect(await refusalOf(accounts.change(ofCity, other.accountId, { password: 'another password' }))).to.include({ code: 'account.unknown', status: 404 })
    const own = await accounts.create(ofCity, { ...newOfficer('region-qian'), regionCode: '640202' })
    expect(await refusalOf(accounts.change(ofCity, own.accountId, { regionCode: '640100' }))).to.include({ code: 'account.region-outside' })
    expect(await accounts.change(ofCity, own.accountId, { regionCode: '640205' })).to.include({ regionCode: '640205' })
  })

  it('answer wrong names like wrong passwords, in like time, and make both wait after five', async () => {
    await accounts.create(administrator, newOfficer('sun'))
    const timed = async (name: string) => {
      const began = performance.now()
      const refusal = await refusalOf(accounts.signIn(name, 'wrong password', here))
      return { refusal, took: performance.now() - began }
    }
    const times: Record<string, number> = { sun: Infinity, nobody: Infinity }
    for (let n = 0; n < 5; n += 1) {
      for (const name of ['sun', 'nobody']) {
        const { refusal, took } = await timed(name)
        expect(refusal).to.include({ code: 'session.wrong-credentials', status: 401 })
        times[name] = Math.min(times[name]!, took)
      }
    }
    expect(times.nobody! / times.sun!).to.be.within(0.4, 2.5)
    for (const name of ['sun', 'nobody']) {
      const { refusal } = await timed(name)
      expect(refusal).to.include({ code: 'session.wait', status: 429 })
      expect(refusal.details.seconds).to.be.within(1, 15)
    }
    expect(await refusalOf(accounts.signIn('sun', 'a long password', here))).to.include({ code: 'session.wait' })
    await signInAttemptsOf(store).updateMany({}, { $set: { lastAt: new Date(Date.now() - 20_000) } })
    expect((await accounts.signIn('sun', 'a long password', here)).username).to.equal('sun')
  })

  it('end their sessions with a new password or a lock', async () => {
    const made = await accounts.create(administrator, newOfficer('qian'))
    const actor: Actor = { ...administrator, accountId: made.accountId, role: 'officer' }
    expect(await refusalOf(accounts.changePassword(actor, 'not it', 'another password'))).to.include({ code: 'password.current-wrong' })
    await accounts.changePassword(actor, 'a long password', 'another password')
    expect((await accounts.byId(made.accountId))!.sessionsValidFrom.getTime()).to.be.greaterThan(made.sessionsValidFrom.getTime())
    await accounts.change(administrator, made.accountId, { active: false })
    expect(ended.filter((id) => id === made.accountId)).to.have.length(2)
    expect(await refusalOf(accounts.signIn('qian', 'another password', here))).to.include({ code: 'session.wrong-credentials' })
    await accounts.change(administrator, made.accountId, { active: true, displayName: '钱〇·𠮷' })
    expect((await accounts.signIn('qian', 'another password', here)).displayName).to.equal('钱〇·𠮷')
  })

  it('changed by two administrators at once are changed by one; the other learns what is stored (S10)', async () => {
    const { accountId, version } = await accounts.create(administrator, newOfficer('seen-by-two'))
    const both = await Promise.allSettled(['甲〇', '乙〇'].map((displayName) => accounts.change(administrator, accountId, { version, displayName })))
    expect(both.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected'])
    const refused = await refusalOf(accounts.change(administrator, accountId, { version, active: false }))
    expect(refused).to.include({ code: 'account.changed-elsewhere', status: 409 })
    expect(refused.details.stored).to.include({ version: version + 1, active: true }).and.not.have.property('passwordHash')
  })

  it('leave somebody who can administer', async () => {
    const only = await accountsOf(store).findOne({ role: 'process-administrator' }).lean()
    expect(await refusalOf(accounts.change(administrator, only!._id, { active: false }))).to.include({ code: 'account.last-administrator', status: 409 })
  })

  it('leave somebody active with power over the same region: neither a locked one nor a smaller region’s counts (S13)', async () => {
    const made = async (regionCode: string) => accounts.create(administrator, { ...newOfficer(`admin-${regionCode}-${Math.random()}`), role: 'process-administrator', regionCode })
    const refused = (accountId: string, change: object) => refusalOf(accounts.change(administrator, accountId, change))
    const first = (await accountsOf(store).findOne({ role: 'process-administrator', regionCode: '' }).lean())!
    const [province, city] = [await made('640000'), await made('640100')]
    await accounts.change(administrator, first._id, { active: false })
    expect(await refused(province.accountId, { active: false })).to.include({ code: 'account.last-administrator', status: 409 })
    expect(await refused(province.accountId, { regionCode: '640100' })).to.include({ code: 'account.last-administrator', status: 409 })
    await accounts.change(administrator, city.accountId, { active: false })
    await accounts.change(administrator, first._id, { active: true })
    await accounts.change(administrator, province.accountId, { active: false })
    expect(await refused(first._id, { active: false })).to.include({ code: 'account.last-administrator' })
    // where all are locked, whoever runs the instance can make one anew
    await accountsOf(store).updateOne({ _id: first._id }, { $set: { active: false } })
    const token = (await issueFirstAdministratorToken(store))!
    await accounts.createFirstAdministrator({ token, username: 'second-chief', password: 'a long password', displayName: '另一位' })
    expect(await accounts.needsFirstAdministrator()).to.equal(false)
  })

  it('never lock each other out, when two administrators lock each other at once (S13)', async () => {
    await accountsOf(store).updateMany({ role: 'process-administrator' }, { $set: { active: false } })
    const pair = await Promise.all(['one', 'two'].map((name) => accounts.create(administrator, { ...newOfficer(`pair-${name}`), role: 'process-administrator', regionCode: '640000' })))
    for (let round = 0; round < 30; round += 1) {
      await Promise.allSettled(pair.map(({ accountId }) => accounts.change(administrator, accountId, { active: false })))
      const left = await accountsOf(store).find({ role: 'process-administrator', active: true }).lean()
      expect(left, `round ${round}`).to.have.length.above(0)
      for (const { accountId } of pair) await accounts.change(administrator, accountId, { active: true })
    }
  })
})
