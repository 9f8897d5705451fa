import { randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { expect } from 'chai'
import { createWorkerDeps } from '../../../src/worker-deps.js'
import type { WorkerDeps } from '../../../workers/contract.js'
import { announcementsOf } from '../../../src/store/models/announcements.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { certificateNumbersOf } from '../../../src/store/models/certificate-numbers.js'
import { certificatesOf } from '../../../src/store/models/certificates.js'
import { startFixture, type Fixture } from '../casework/casework-fixture.js'
import { setYear } from '../../support/calendar-year.js'

describe('what workers use of the store', function () {
  this.timeout(120_000)
  let f: Fixture
  let deps: WorkerDeps
  before(async () => {
    f = await startFixture()
    const notUsed = { send: async () => undefined, make: async () => 'D' }
    const { store, clock } = f
    deps = createWorkerDeps({ store, clock, pack: f.casework.pack, publicUrl: 'https://example.org', notices: notUsed, documents: notUsed })
  })
  after(() => f?.stop())

  it('updates a case in one write, only under its condition, also within lists', async () => {
    const { caseId } = await f.newCase({ correctionBatches: [{ batchId: 'B1', items: [] }], scores: [{ round: 1, score: 50 }] })
    const set = { $set: { 'correctionBatches.0.issuedAt': new Date(1) } }
    const onlyIf = { 'correctionBatches.0.batchId': 'B1', 'correctionBatches.0.issuedAt': { $exists: false } }
    expect((await deps.cases.update(caseId, set, onlyIf))!.correctionBatches[0]!.issuedAt).to.deep.equal(new Date(1))
    expect(await deps.cases.update(caseId, { $set: { 'correctionBatches.0.issuedAt': new Date(2) } }, onlyIf)).to.equal(undefined)
    const scored = await deps.cases.update(caseId, { $set: { 'scores.0': { round: 1, score: 80 } } }, { 'scores.0.round': 1 })
    expect(scored!.scores).to.deep.equal([{ round: 1, score: 80 }])
    const misspelt = await deps.cases.update(caseId, { $set: { misspelt: 1 } }).catch((error: Error) => error)
    expect(misspelt).to.be.instanceOf(Error)
    const unknown = await deps.cases.get('none').catch((error: Error) => error)
    expect(unknown).to.include({ name: 'CaseUnknown' })
  })

  it('records one outcome, and the end when the remaining work is done', async () => {
    const { caseId } = await f.newCase()
    await deps.cases.conclude(caseId, 'announced', new Date(1), { workRemains: true })
    expect(await f.stored(caseId)).to.include({ outcome: 'announced' }).and.not.have.property('endedAt')
    expect((await deps.cases.conclude(caseId, 'refused', new Date(2))).outcome).to.equal('announced')
    expect((await deps.cases.conclude(caseId, 'announced', new Date(3))).endedAt).to.deep.equal(new Date(3))
    expect((await deps.cases.conclude(caseId, 'announced', new Date(4))).endedAt).to.deep.equal(new Date(3))
    const answered = await f.newCase({ correctionBatches: [{ batchId: 'B1', items: [], answeredAt: new Date() }] })
    const unanswered = { onlyIf: { 'correctionBatches.0.answeredAt': { $exists: false } } }
    expect((await deps.cases.conclude(answered.caseId, 'closed-by-silence', new Date(), unanswered)).outcome).to.equal(undefined)
    const withdrawn = await f.newCase({ withdrawal: { reason: '暂缓', by: 'x', at: new Date() } })
    expect((await deps.cases.conclude(withdrawn.caseId, 'refused', new Date())).outcome).to.equal(undefined)
    expect((await deps.cases.conclude(withdrawn.caseId, 'withdrawn', new Date())).outcome).to.equal('withdrawn')
  })

  it('numbers certificates without gaps or duplicates when many ask at once and again', async () => {
    const cases = await Promise.all(Array.from({ length: 25 }, () => f.newCase({ certificateIssuedOn: '2027-03-01' })))
    const asked = cases.flatMap(({ caseId }) => [caseId, caseId, caseId])
    const numbers = await Promise.all(asked.map((caseId) => deps.numbers.certificateNumber(caseId)))
    const ofCase = new Map<string, Set<string>>()
    asked.forEach((caseId, index) => ofCase.set(caseId, (ofCase.get(caseId) ?? new Set()).add(numbers[index]!)))
    expect([...ofCase.values()].every((given) => given.size === 1)).to.equal(true)
    expect([...new Set(numbers)].sort()).to.deep.equal(Array.from({ length: 25 }, (_, n) => `宁AQBJCⅢ2027${String(n + 1).padStart(5, '0')}`))
  })

  it('numbers on after the process that asked was killed at any moment', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, () => f.newCase({ certificateIssuedOn: '2028-03-01' })))
    const ids = cases.map(({ caseId }) => caseId)
    const uri = f.store.getClient().options.hosts[0]!.toString()
    for (const life of [60, 120, 200, 300]) await askAndKill(`mongodb://${uri}/${f.store.name}`, ids, life)
    const numbers = await Promise.all(ids.map((caseId) => deps.numbers.certificateNumber(caseId)))
    expect([...numbers].sort()).to.deep.equal(Array.from({ length: 12 }, (_, n) => `宁AQBJCⅢ2028${String(n + 1).padStart(5, '0')}`))
    expect(await certificateNumbersOf(f.store).countDocuments({ series: '640000:graded:2028' })).to.equal(12)
  })

  it('issues one certificate and one announcement a case, with name and credit code (L17)', async () => {
    const { caseId } = await f.newCase()
    const number = `宁AQBJCⅢ2029${randomUUID().slice(0, 5)}`
    const facts = { number, caseId, enterpriseId: 'E', enterpriseName: '示例·𠮷〇', creditCode: '91110000802100433B', regionCode: '640104', industry: 'building-materials', specialty: 'cement' }
    const certificate = { ...facts, grade: '3' as const, issuedOn: '2029-01-01', validUntil: '2031-12-31', issuer: '示例局', status: 'in-force' as const }
    await Promise.all([deps.certificates.issue(certificate), deps.certificates.issue(certificate)])
    await Promise.all([deps.announcements.publish(caseId, number), deps.announcements.publish(caseId, number)])
    expect(await certificatesOf(f.store).countDocuments({ caseId })).to.equal(1)
    expect(await announcementsOf(f.store).findById(caseId).lean()).to.include({ certificateNumber: number, enterpriseName: '示例·𠮷〇', creditCode: '91110000802100433B', validUntil: '2031-12-31' })
  })

  it('counts working days with what administrators set, and says when a year is not published', async () => {
    const monday = new Date('2026-03-02T02:00:00Z')
    const plain = await deps.calendar.addWorkingDays(monday, 2)
    await setYear(f.store, 2026, { off: ['2026-03-03'] })
    const moved = await deps.calendar.addWorkingDays(monday, 2)
    expect(moved.date.getTime() - plain.date.getTime()).to.equal(86_400_000)
    expect((await deps.calendar.addWorkingDays(new Date('2090-03-01T00:00:00Z'), 1)).provisional).to.equal(true)
  })

  it('knows names, links and experts', async () => {
    expect(deps.links.verification('宁AQBJCⅢ202600001')).to.equal(`https://example.org/verify/${encodeURIComponent('宁AQBJCⅢ202600001')}`)
    expect(await deps.regions.authorityName('640100')).to.be.a('string').and.not.equal('')
    expect((await deps.experts.byIds(['X0001', 'none'])).map(({ expertId }) => expertId)).to.deep.equal(['X0001'])
    expect(await casesOf(f.store).countDocuments({ procedure: 'application-to-announcement' })).to.be.greaterThan(0)
  })
})

/** Another process asks for all numbers and is killed after so many milliseconds of asking. */
async function askAndKill(uri: string, ids: string[], life: number): Promise<void> {
  const program = `
    const { connectStore } = await import('./src/store/connection.ts')
    const { certificateNumberOf } = await import('./src/casework/certificate-numbers.ts')
    const { regulationPack } = await import('./src/domain/regulation-pack.ts')
    const store = await connectStore(process.env.STORE_URI)
    console.log('asking')
    for (const id of process.env.CASES.split(',')) await certificateNumberOf({ store, clock: { now: () => new Date() }, pack: regulationPack }, id)
    setInterval(() => {}, 1000)
  `
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    env: { ...process.env, STORE_URI: uri, CASES: ids.join(',') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await new Promise((resolve) => setTimeout(resolve, life / 10))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}
