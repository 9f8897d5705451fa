import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { OffsetClock } from '../../../src/domain/clock.js'
import { creditCodeSchema } from '../../../src/domain/credit-code.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { sampleSignIns } from '../../../src/sample/sample-accounts.js'
import { seedSample } from '../../../src/sample/seed-sample.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { accountsOf } from '../../../src/store/models/accounts.js'
import { enterprisesOf } from '../../../src/store/models/enterprises.js'
import { expertsOf } from '../../../src/store/models/experts.js'
import { mailAddressesOf } from '../../../src/store/models/mail-addresses.js'
import { regionsOf } from '../../../src/store/models/regions.js'
import { selfEvaluationsOf } from '../../../src/store/models/self-evaluations.js'
import { standardsOf } from '../../../src/store/models/standards.js'
import { startPlatform, type Platform } from '../../support/platform.js'

describe('sample region', function () {
  this.timeout(60_000)
  const pack = regulationPack('ningxia-2017')
  let platform: Platform
  let store: Store
  let dataDir: string
  const seed = (hashPassword: (password: string) => Promise<string>) =>
    seedSample({ store, dataDir, clock: new OffsetClock(), pack, hashPassword, log: { info: () => undefined } })

  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
    dataDir = await mkdtemp(join(tmpdir(), 'dabiao-sample-'))
  })
  after(async () => {
    await store?.close()
    await platform?.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('goes on after a crash with the same passwords and doubles nothing', async () => {
    let hashed = 0
    const crashing = async (password: string) => {
      if (++hashed > 10) throw new Error('killed')
      return `hash of ${password}`
    }
    const crash = await seed(crashing).then(
      () => undefined,
      (error: Error) => error.message,
    )
    expect(crash).to.equal('killed')
    const before = await sampleSignIns(dataDir)
    await Promise.all([seed(async (p) => `hash of ${p}`), seed(async (p) => `hash of ${p}`)])
    await seed(async (p) => `hash of ${p}`)
    const signIns = await sampleSignIns(dataDir)
    expect(signIns).to.deep.equal(before)
    const accounts = await accountsOf(store).find({}).lean()
    expect(accounts).to.have.length(signIns.length)
    for (const account of accounts) expect(account.passwordHash).to.equal(`hash of ${signIns.find((s) => s.username === account.username)!.password}`)
    expect(new Set(signIns.map((s) => s.password)).size).to.equal(signIns.length)
    expect((await stat(join(dataDir, 'sample-accounts.json'))).mode & 0o777).to.equal(0o600)
    expect(await standardsOf(store).countDocuments()).to.equal(1)
  })

  it('has the region, its five cities and their twenty-two counties, each with its office', async () => {
    const regions = await regionsOf(store).find({}).lean()
    expect(regions.filter((r) => r.parent === '640000')).to.have.length(5)
    expect(regions).to.have.length(28)
    const accounts = await accountsOf(store).find({}).lean()
    for (const region of regions) {
      const roles = accounts.filter((a) => a.regionCode === region._id).map((a) => a.role)
      expect(roles).to.include.members(['officer', 'leader'])
      if (region._id.endsWith('00')) expect(roles).to.include('secretary')
      expect(region.authorityName).to.contain('示例')
    }
  })

  it('has experts for every system of every enterprise, some who may not review', async () => {
    const experts = await expertsOf(store).find({ active: true }).lean()
    expect(await expertsOf(store).countDocuments()).to.be.at.least(24)
    const able = experts.filter((x) => x.experienceYears >= 5 && x.qualifications.length && x.recommendedByUnit && x.trainedOn && x.titleLevel !== 'junior')
    const covered = new Set(able.filter((x) => x.consultedEnterpriseIds.length === 0).flatMap((x) => x.specialties))
    for (const industry of pack.industries) for (const s of industry.specialties) for (const system of s.systems) expect(covered.has(system), system).to.equal(true)
    expect(experts.some((x) => x.consultedEnterpriseIds.includes('E0001'))).to.equal(true)
    expect(able.length).to.be.below(experts.length)
  })

  it('has enterprises under names nobody bears, one of them hard to write, and departments with addresses', async () => {
    const enterprises = await enterprisesOf(store).find({}).lean()
    expect(enterprises.length).to.be.at.least(12)
    for (const e of enterprises) expect(e.sample && e.name.startsWith('示例'), e.name).to.equal(true)
    expect(enterprises.some((e) => e.name.includes('𠮷') && e.name.includes('·'))).to.equal(true)
    expect(await mailAddressesOf(store).countDocuments()).to.equal(6 * pack.departments.value.length)
    expect(await selfEvaluationsOf(store).countDocuments({ enterpriseId: 'E0001' })).to.equal(1)
  })

  it('has a standard of 1,000 points in eight elements, marked as sample', async () => {
    const [standard] = await standardsOf(store).find({}).lean()
    expect(standard).to.include({ totalPoints: 1000, sample: true, version: 1 })
    expect(new Set(standard!.items.map((i) => i.category)).size).to.equal(8)
    expect(standard!.items.length).to.be.at.least(100)
    expect(standard!.title).to.contain('示例')
    expect(await readFile(new URL('../../../processes/standards/gbt33000-2016-sample.xlsx', import.meta.url))).to.have.property('length').above(1000)
  })

  it('credit codes of the sample are right ones, those of earlier versions too (L18)', async () => {
    await seed(async (p) => `hash of ${p}`)
    await enterprisesOf(store).updateOne({ _id: 'E0003' }, { $set: { creditCode: '9164SAMPLEZZZZ0003' } })
    await seed(async (p) => `hash of ${p}`)
    for (const { creditCode } of await enterprisesOf(store).find().lean()) expect(creditCodeSchema.safeParse(creditCode).success, creditCode).to.equal(true)
  })
})
