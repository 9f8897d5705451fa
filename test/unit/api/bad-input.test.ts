import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import type { Application } from '../../../src/domain/application.js'
import { sampleSelfEvaluation } from '../../../src/sample/sample-self-evaluation.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { certificatesOf } from '../../../src/store/models/certificates.js'
import { enterprisesOf, type Enterprise } from '../../../src/store/models/enterprises.js'
import { expertsOf } from '../../../src/store/models/experts.js'
import { humanTasksOf } from '../../../src/store/models/human-tasks.js'
import { intentsOf } from '../../../src/store/models/intents.js'
import { objectionsOf } from '../../../src/store/models/objections.js'
import { publicNoticesOf } from '../../../src/store/models/public-notices.js'
import { scoringItemsOf } from '../../../src/store/models/scoring-items.js'
import { selfEvaluationsOf } from '../../../src/store/models/self-evaluations.js'
import { uploadsOf } from '../../../src/store/models/uploads.js'
import { applicationOf } from '../casework/casework-fixture.js'
import { appointedGroup, expertProfile } from '../workers/case-fixture.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Answer, Browser } from './browser.js'
import { storeCase, storeTask } from './stored-case.js'

/** What is written when an act is accepted. */
const recordedIn = [casesOf, intentsOf, auditOf, objectionsOf, uploadsOf, selfEvaluationsOf]

describe('bad input', function () {
  this.timeout(120_000)
  let api: ApiInstance
  let enterprise: Browser
  let ledger: Enterprise
  let application: Application

  before(async () => {
    api = await startApi()
    ledger = (await enterprisesOf(api.store).findById('E0003').lean())!
    await api.account('e0003', 'enterprise', { enterpriseId: 'E0003', regionCode: ledger.regionCode })
    enterprise = await api.browser('e0003')
    const report = sampleSelfEvaluation(ledger, new Date())
    const handedIn = await enterprise.post('/api/enterprise/self-evaluations', { report })
    expect(handedIn.status, JSON.stringify(handedIn.body)).to.equal(201)
    application = applicationOf(ledger, handedIn.body.selfEvaluationId, new Date())
  })
  after(async () => api?.stop())

  const counts = () => Promise.all(recordedIn.map((model) => model(api.store).countDocuments()))
  /** The act is refused with that status and code, in Chinese, and nothing was written. */
  async function refused(act: () => Promise<Answer>, status: number, code: string, field?: string): Promise<Answer> {
    const before = await counts()
    const answer = await act()
    expect(answer.body, JSON.stringify(answer.body)).to.have.property('code', code)
    expect(answer.status).to.equal(status)
    expect(answer.body.message).to.match(/[\u4e00-\u9fff]/).and.not.match(/\{\w+\}/)
    if (field) expect(answer.body.details.fields, JSON.stringify(answer.body)).to.have.property(field)
    expect(await counts()).to.deep.equal(before)
    return answer
  }
  const apply = (change: Partial<Application>, requestId = randomUUID()) => enterprise.post('/api/applications', { requestId, application: { ...application, ...change } })

  it('an application without report, or with another’s', async () => {
    await refused(() => apply({ selfEvaluationId: '' }), 422, 'request.invalid', 'application.selfEvaluationId')
    await refused(() => apply({ selfEvaluationId: randomUUID() }), 422, 'application.no-report')
    await selfEvaluationsOf(api.store).create({ _id: 'SE-other', enterpriseId: 'E0001', report: sampleSelfEvaluation(ledger, new Date()), submittedAt: new Date(), submittedBy: 'x' })
    await refused(() => apply({ selfEvaluationId: 'SE-other' }), 422, 'application.no-report')
  })

  it('a date that does not exist', async () => {
    const answer = await refused(() => apply({ filledOn: '2027-02-30' }), 422, 'request.invalid', 'application.filledOn')
    expect(answer.body.details.fields['application.filledOn']).to.deep.include({ code: 'date.invalid' })
    await refused(() => apply({ foundedOn: '22.11.2026' }), 422, 'request.invalid', 'application.foundedOn')
  })

  it('text that is none: control characters, too long, of another type', async () => {
    await refused(() => apply({ enterpriseName: 'a\u0000b' }), 422, 'request.invalid', 'application.enterpriseName')
    await refused(() => apply({ enterpriseName: '𠮷'.repeat(101) }), 422, 'request.invalid', 'application.enterpriseName')
    await refused(() => apply({ employees: '很多' as never }), 422, 'request.invalid', 'application.employees')
    await refused(() => apply({ employees: -1 }), 422, 'request.invalid', 'application.employees')
    await refused(() => enterprise.post('/api/applications', { requestId: 'not-a-uuid', application }), 422, 'request.invalid', 'requestId')
  })

  it('what is not JSON, too large, of another type, or nowhere', async () => {
    const raw = (type: string, data: string) => enterprise.send('POST', '/api/applications', undefined, { type, data })
    await refused(() => raw('application/json', '{"requestId":'), 400, 'request.malformed-json')
    await refused(() => raw('application/json', '"text"'), 400, 'request.malformed-json')
    await refused(() => raw('application/json', JSON.stringify({ filler: 'x'.repeat(3_000_000) })), 413, 'request.too-large')
    await refused(() => raw('application/json; charset=koi8-r', '{}'), 415, 'request.unsupported-type')
    await refused(() => raw('text/plain', '{}'), 422, 'request.invalid', 'requestId')
    await refused(() => enterprise.get('/api/nothing-here'), 404, 'request.unknown-route')
    await refused(() => enterprise.get('/api/cases/%E0%A4%A'), 400, 'request.malformed')
  })

  it('a grade the enterprise holds already', async () => {
    const certificate = { number: '宁AQBJXⅢ202600001', caseId: 'old', enterpriseId: 'E0003', enterpriseName: ledger.name, regionCode: '640122', industry: ledger.industry, specialty: ledger.specialty }
    await certificatesOf(api.store).create({ ...certificate, _id: certificate.number, register: 'certificates', grade: '3', issuedOn: '2026-01-05', issuedAt: new Date(), validUntil: '2029-01-04', issuer: '示例', status: 'in-force' })
    const answer = await refused(() => apply({}), 409, 'application.grade-held')
    expect(answer.body.message).to.include('宁AQBJXⅢ202600001').and.include('2029-01-04')
    await certificatesOf(api.store).deleteOne({ _id: certificate.number })
  })

  it('twice at once: one case, and a second application is refused', async () => {
    const requestId = randomUUID()
    const answers = await Promise.all([1, 2, 3, 4].map(() => apply({}, requestId)))
    expect(new Set(answers.map((one) => one.body.caseId as string)).size, JSON.stringify(answers.map((one) => one.body))).to.equal(1)
    expect(answers.filter((one) => one.status === 201).length).to.be.at.least(1)
    expect(await casesOf(api.store).countDocuments({ enterpriseId: 'E0003' })).to.equal(1)
    expect((await apply({}, requestId)).status).to.equal(200)
    await refused(() => apply({}), 409, 'application.already-running')
    await refused(() => apply({ contactName: '另一人' }, requestId), 409, 'application.request-used')
  })

  it('names with 𠮷 〇 · and quotes come through as they are', async () => {
    const name = '示例“𠮷〇”·<b>O\'Neil</b> & "子" 有限公司'
    const draft = await enterprise.put('/api/enterprise/drafts/application', { version: 0, content: { enterpriseName: name } })
    expect(draft.status).to.equal(200)
    expect((await enterprise.get('/api/enterprise/drafts/application')).body.content.enterpriseName).to.equal(name)
    const conflict = await refused(() => enterprise.put('/api/enterprise/drafts/application', { version: 0, content: {} }), 409, 'draft.changed-elsewhere')
    expect(conflict.body.details.stored.content.enterpriseName).to.equal(name)
    const saved = await enterprise.put('/api/enterprise', { ...(await enterprise.get('/api/enterprise')).body, name })
    expect(saved.body.name, JSON.stringify(saved.body)).to.equal(name)
    const caseId = await storeCase(api.store, { enterpriseName: name, enterpriseId: 'E0003', regionCode: '640122' })
    await api.account('officer-names', 'officer')
    const officer = await api.browser('officer-names')
    const found = await officer.get(`/api/cases?q=${encodeURIComponent('“𠮷〇”·<b>O\'')}`)
    expect(found.body.items.map((one: { caseId: string }) => one.caseId)).to.deep.equal([caseId])
  })

  it('a file that is not what it says, none, an empty one, and one of 200 MB', async () => {
    const upload = (name: string, content: Uint8Array | string, fields: Record<string, string> = { purpose: 'licence' }) => enterprise.upload('/api/uploads', fields, name, content)
    await refused(() => upload('licence.pdf', 'MZ\u0090\u0000 this is a program'), 415, 'upload.type-not-allowed')
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    await refused(() => upload('licence.pdf', png), 415, 'upload.type-mismatch')
    await refused(() => upload('licence.png', ''), 422, 'upload.empty')
    await refused(() => upload('licence.png', png, { purpose: 'anything' }), 422, 'request.invalid', 'purpose')
    await refused(() => enterprise.send('POST', '/api/uploads', undefined, { type: '', data: new FormData() }), 422, 'upload.missing')
    await refused(() => enterprise.post('/api/uploads', {}), 415, 'request.unsupported-type')
    const huge = Buffer.alloc(200 * 1024 * 1024)
    png.copy(huge)
    await refused(() => upload('photo.png', huge), 413, 'upload.too-large')
    const stored = await upload('营业执照“𠮷”.png', png)
    expect(stored.status).to.equal(201)
    const read = await enterprise.get(`/api/uploads/${stored.body.uploadId}`)
    expect(read.headers.get('content-disposition')).to.include(encodeURIComponent('𠮷'))
    expect(read.headers.get('content-security-policy')).to.include('sandbox')
    await api.account('e0001', 'enterprise', { enterpriseId: 'E0001' })
    await refused(async () => (await api.browser('e0001')).get(`/api/uploads/${stored.body.uploadId}`), 404, 'upload.unknown')
  })

  it('a task twice, somebody else’s, or of another region', async () => {
    await api.account('first', 'officer')
    await api.account('second', 'officer')
    await api.account('elsewhere', 'officer', { regionCode: '640200' })
    const [first, second, elsewhere] = await Promise.all(['first', 'second', 'elsewhere'].map((one) => api.browser(one)))
    const caseId = await storeCase(api.store, { conditionCheck: { checkedAt: new Date(), verdicts: [], allMet: true } })
    const task = await storeTask(api.store, caseId, 'preliminary-check', 'officer:640100')
    const complete = (browser: Browser, payload: unknown) => browser.post(`/api/tasks/${task}/completion`, { payload })
    await refused(() => complete(elsewhere!, { outcome: 'accepted' }), 404, 'task.unknown')
    await refused(() => complete(first!, { outcome: 'refused' }), 422, 'request.invalid', 'reasons')
    await refused(() => complete(first!, { outcome: 'anything' }), 422, 'request.invalid', 'outcome')
    expect((await first!.post(`/api/tasks/${task}/claim`)).status).to.equal(204)
    const held = await refused(() => complete(second!, { outcome: 'accepted', opinion: '同意' }), 409, 'task.claimed-by-another')
    expect(held.body.message).to.include('first的真名')
    expect((await complete(first!, { outcome: 'accepted', opinion: '同意' })).status).to.equal(204)
    expect((await complete(first!, { outcome: 'accepted', opinion: '同意' })).status).to.equal(204)
    await humanTasksOf(api.store).updateOne({ _id: task }, { $set: { state: 'completed' } })
    await refused(() => complete(first!, { outcome: 'refused', reasons: '不符合' }), 409, 'task.already-completed')
    expect((await casesOf(api.store).findById(caseId).lean())!.preliminaryChecks).to.have.length(1)
  })

  it('a score above the item’s points, or by somebody not of the group', async () => {
    await api.account('x1', 'expert', { expertId: 'X1' })
    await api.account('x9', 'expert', { expertId: 'X9' })
    const caseId = await storeCase(api.store, { expertGroup: { ...appointedGroup, appointedAt: new Date() } as never })
    const item = { caseId, round: 1, category: '目标职责', project: '目标', content: '制定目标', points: 10, veto: false, missing: false, deduction: 0, deductionNote: '', vetoed: false, kept: false, done: false, version: 1, lockedFor: '' }
    await scoringItemsOf(api.store).insertMany([0, 1].map((position) => ({ ...item, _id: `${caseId}:1:1.${position}`, itemId: `1.${position}`, position })))
    await storeTask(api.store, caseId, 'score-on-site', 'expert:X1', { elementId: 'Task_ScoreOnSite' })
    const expert = await api.browser('x1')
    const score = (changes: unknown[], browser = expert) => browser.patch(`/api/cases/${caseId}/scoring-sheet/items`, { round: 1, changes })
    const above = await refused(() => score([{ itemId: '1.1', version: 1, deduction: 2 }, { itemId: '1.0', version: 1, deduction: 10.5 }]), 422, 'scoring.changes-invalid', 'changes.1.deduction')
    expect(above.body.details.fields['changes.1.deduction'].message).to.equal('扣分不能超过该项满分。')
    expect((await scoringItemsOf(api.store).findById(`${caseId}:1:1.1`).lean())!.version).to.equal(1)
    await refused(() => score([{ itemId: '1.0', version: 1, deduction: -1 }]), 422, 'request.invalid', 'changes.0.deduction')
    await refused(() => score([{ itemId: '1.0', version: 1, vetoed: true }]), 422, 'scoring.changes-invalid', 'changes.0.vetoed')
    await refused(async () => score([{ itemId: '1.0', version: 1, deduction: 1 }], await api.browser('x9')), 404, 'case.unknown')
    const good = await score([{ itemId: '1.0', version: 1, deduction: 2.5, deductionNote: '目标未分解', done: true }])
    expect(good.status, JSON.stringify(good.body)).to.equal(200)
    expect(good.body.totals).to.deep.include({ total: 20, obtained: 17.5, score: 87.5, done: 1 })
    const stale = await score([{ itemId: '1.0', version: 1, deduction: 5 }])
    expect(stale.body.conflicts[0].stored).to.include({ deduction: 2.5, version: 2 })
  })

  it('an objection after the notice ended, and one that says nothing', async () => {
    const visitor = await api.browser()
    const caseId = await storeCase(api.store)
    const now = Date.now()
    const notice = { caseId, register: 'public-notices' as const, enterpriseName: '示例', regionCode: '640104', authorityRegion: '640100', industry: 'machinery', grade: '3' as const, publishedAt: new Date(now - 9e8), provisional: false, openObjections: [] }
    await publicNoticesOf(api.store).insertMany([
      { ...notice, _id: 'N-over', noticeId: 'N-over', endsAt: new Date(now - 1000) },
      { ...notice, _id: 'N-open', noticeId: 'N-open', endsAt: new Date(now + 9e7) },
    ])
    const object = (noticeId: string, change: Record<string, unknown> = {}) =>
      visitor.post(`/api/public/notices/${noticeId}/objections`, { requestId: randomUUID(), name: '𠮷〇·', contact: '0951-1', content: '情况不符', ...change })
    await refused(() => object('N-over'), 410, 'objection.notice-ended')
    await refused(() => object('N-none'), 404, 'public-notice.unknown')
    await refused(() => object('N-open', { content: '   ' }), 422, 'request.invalid', 'content')
    const requestId = randomUUID()
    const twice = await Promise.all([object('N-open', { requestId }), object('N-open', { requestId })])
    expect(twice.map((one) => one.status)).to.deep.equal([201, 201])
    expect(twice[0]!.body).to.deep.equal(twice[1]!.body)
    expect(await objectionsOf(api.store).countDocuments({ noticeId: 'N-open' })).to.equal(1)
  })

  it('a group with a conflict of interest is shown as unlawful before it is handed in', async () => {
    await api.account('secretary', 'secretary')
    const caseId = await storeCase(api.store, { enterpriseId: 'E0003' })
    const experts = ['X1', 'X2', 'X3'].map((id) => expertProfile(id, id === 'X2' ? { consultedEnterpriseIds: ['E0003'] } : {}))
    await expertsOf(api.store).insertMany(experts.map((one) => ({ ...one, _id: one.expertId, sample: true })))
    const secretary = await api.browser('secretary')
    const check = (members: string[]) => secretary.post(`/api/cases/${caseId}/expert-group/check`, { members, leader: members[0] })
    const answer = await check(['X1', 'X2', 'X3', 'X4'])
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200)
    expect(answer.body.lawful).to.equal(false)
    const found = answer.body.violations as { code: string; expertId?: string; rule: string }[]
    expect(found.find((one) => one.code === 'conflict-of-interest')).to.include({ expertId: 'X2', rule: 'NX-20' })
    expect(found.find((one) => one.code === 'unknown-expert')).to.include({ expertId: 'X4' })
    const register = (await secretary.get(`/api/experts?caseId=${caseId}`)).body.items as { expertId: string; violations: { code: string }[] }[]
    expect(register.filter((one) => one.violations.length > 0).map((one) => one.expertId)).to.deep.equal(['X2'])
  })

  it('a store that is away: 503 that says so, and the same act goes through afterwards', async () => {
    const requestId = randomUUID()
    const visitor = await api.browser()
    await api.platform.killStore()
    const body = { requestId, name: '甲', contact: '1', content: '情况不符' }
    const away = await visitor.post('/api/public/notices/N-open/objections', body)
    expect(away.status).to.equal(503)
    expect(away.body).to.deep.include({ code: 'store.unavailable' })
    expect(away.headers.get('retry-after')).to.equal('10')
    await api.platform.restartStore()
    const again = await visitor.post('/api/public/notices/N-open/objections', body)
    expect(again.status, JSON.stringify(again.body)).to.equal(201)
  })
})
