import { expect } from 'chai'
import type { Actor } from '../../../src/domain/role.js'
import { createCaseView } from '../../../src/queries/case-view.js'
import { createReference } from '../../../src/queries/reference.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { documentsOf } from '../../../src/store/models/documents.js'
import { objectionsOf } from '../../../src/store/models/objections.js'
import { scoringItemsOf } from '../../../src/store/models/scoring-items.js'
import { uploadsOf } from '../../../src/store/models/uploads.js'
import { appointedGroup } from '../workers/case-fixture.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'
import { storeCase, storeProgress, storeTask } from './stored-case.js'

describe('who sees what', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let here: string
  let elsewhere: string
  const browsers: Record<string, Browser> = {}

  before(async () => {
    api = await startApi()
    here = await storeCase(api.store, {
      enterpriseId: 'E0001',
      regionCode: '640104',
      expertGroup: { ...appointedGroup, appointedAt: new Date() } as never,
      recommendation: { opinion: '内部意见', workingDays: 5, by: 'A-x', byName: '张经办', at: new Date() },
      documentOpinions: [{ expertId: 'X1', name: '专家X1', conclusion: 'sufficient', opinion: '内部评价', at: new Date() }],
    })
    elsewhere = await storeCase(api.store, { enterpriseId: 'E0009', regionCode: '640202', authorityRegion: '640200', committeeRegion: '640200' })
    await storeProgress(api.store, here, ['Task_PreliminaryCheck'], {
      incidents: [{ key: '77', elementId: 'Task_PreliminaryCheck', type: 'JOB_NO_RETRIES', message: 'connect ECONNREFUSED inner host', at: new Date() }],
    })
    for (const [username, role, more] of [
      ['province', 'officer', { regionCode: '640000' }],
      ['city', 'officer', {}],
      ['county', 'officer', { regionCode: '640104' }],
      ['other-city', 'officer', { regionCode: '640200' }],
      ['enterprise', 'enterprise', { regionCode: '640104', enterpriseId: 'E0001' }],
      ['rival', 'enterprise', { regionCode: '640104', enterpriseId: 'E0003' }],
      ['expert', 'expert', { regionCode: '640000', expertId: 'X1' }],
      ['stranger', 'expert', { regionCode: '640000', expertId: 'X9' }],
      ['auditor', 'auditor', { regionCode: '640000' }],
    ] as const) {
      await api.account(username, role, more)
      browsers[username] = await api.browser(username)
    }
  })
  after(async () => api?.stop())

  const listed = async (who: string) => ((await browsers[who]!.get('/api/cases')).body.items as { caseId: string }[]).map((one) => one.caseId).sort()

  it('lists: a region and what is below it, the own cases, the cases of an appointment', async () => {
    const both = [here, elsewhere].sort()
    expect(await listed('province')).to.deep.equal(both)
    expect(await listed('auditor')).to.deep.equal(both)
    for (const who of ['city', 'county', 'enterprise', 'expert']) expect(await listed(who), who).to.deep.equal([here])
    expect(await listed('other-city')).to.deep.equal([elsewhere])
    for (const who of ['rival', 'stranger']) expect(await listed(who), who).to.deep.equal([])
  })

  it('files: whoever may see a case they were handed in with, and no other file of that enterprise', async () => {
    const upload = { fileId: '65a000000000000000000000', purpose: 'licence', size: 1, type: 'application/pdf', sha256: 'x', uploadedBy: 'A-e', enterpriseId: 'E0001', createdAt: new Date() }
    await uploadsOf(api.store).create([{ ...upload, _id: 'U-in-case', name: '证.pdf' }, { ...upload, _id: 'U-elsewhere', name: '他.pdf' }])
    await casesOf(api.store).updateOne({ _id: here }, { $set: { 'application.attachments.licence': ['U-in-case'] } })
    const may = (actor: Partial<Actor>, uploadId: string) =>
      createCaseView(api.store, createReference(api.store), 'test').mayReadUpload({ accountId: 'A', displayName: '', role: 'officer', regionCode: '640100', industries: [], ...actor }, uploadId, upload)
    expect(await may({}, 'U-in-case')).to.equal(true)
    expect(await may({ role: 'expert', expertId: 'X1' }, 'U-in-case')).to.equal(true)
    expect(await may({ role: 'enterprise', enterpriseId: 'E0001' }, 'U-elsewhere')).to.equal(true)
    for (const [actor, uploadId] of [
      [{}, 'U-elsewhere'],
      [{ role: 'expert', expertId: 'X1' }, 'U-elsewhere'],
      [{ role: 'expert', expertId: 'X9' }, 'U-in-case'],
      [{ regionCode: '640200' }, 'U-in-case'],
      [{ role: 'enterprise', enterpriseId: 'E0003' }, 'U-in-case'],
    ] as const) expect(await may(actor, uploadId), JSON.stringify(actor)).to.equal(false)
  })

  it("another's case by its id is as none at all, at every address", async () => {
    for (const who of ['other-city', 'rival', 'stranger']) {
      for (const tail of ['', '/progress', '/activity', '/events']) {
        const answer = await browsers[who]!.get(`/api/cases/${here}${tail}`)
        const none = await browsers[who]!.get(`/api/cases/20261122-NOTTHERE${tail}`)
        expect(answer.status, `${who} ${tail}`).to.equal(404)
        expect(answer.body).to.deep.equal(none.body)
        expect(answer.body.message).to.match(/没有这个案件/)
      }
    }
    const task = await storeTask(api.store, here, 'preliminary-check', 'officer:640100')
    for (const who of ['other-city', 'rival', 'stranger', 'enterprise', 'expert']) {
      const answer = await browsers[who]!.get(`/api/tasks/${task}`)
      expect(answer.status, who).to.equal(404)
    }
    for (const act of ['claim', 'completion']) expect((await browsers['other-city']!.post(`/api/tasks/${task}/${act}`, { payload: {} })).status).to.equal(404)
    expect((await browsers.rival!.post(`/api/cases/${here}/withdrawal`, { reason: '撤回' })).status).to.equal(404)
  })

  it('an enterprise sees offices, not persons, and nothing of the inside', async () => {
    const { body } = await browsers.enterprise!.get(`/api/cases/${here}`)
    expect(body.holder).to.deep.include({ office: 'officer', regionName: '银川市' })
    expect(body.actions).to.deep.equal(['withdraw'])
    expect(body.case.expertGroup.size).to.equal(3)
    const text = JSON.stringify([body, (await browsers.enterprise!.get(`/api/cases/${here}/progress`)).body])
    for (const inside of ['专家X1', '张经办', '内部意见', '内部评价', 'ECONNREFUSED', 'appliedIntents']) expect(text, inside).to.not.include(inside)
    const officer = await browsers.city!.get(`/api/cases/${here}`)
    expect(JSON.stringify(officer.body)).to.include('张经办')
    expect(officer.body.actions).to.deep.equal([])
  })

  it('an enterprise reads its scoring sheet once every member has signed, without who scored what (NX-15c)', async () => {
    const item = { caseId: here, round: 1, category: '目标职责', project: '目标', content: '制定目标', points: 10, veto: false, missing: false, deduction: 2, deductionNote: '未分解', vetoed: false, scoredBy: 'A-secret-scorer', kept: false, done: true, version: 2, lockedFor: '' }
    await scoringItemsOf(api.store).create({ ...item, _id: `${here}:1:1.0`, itemId: '1.0', position: 0 })
    const sheet = () => browsers.enterprise!.get(`/api/cases/${here}/scoring-sheet?round=1`)
    expect((await sheet()).status).to.equal(404)
    const signatures = appointedGroup.members.map(({ expertId, name }) => ({ round: 1, attempt: 'a', expertId, name, signs: true, opinion: '', at: new Date() }))
    await casesOf(api.store).updateOne({ _id: here }, { $set: { signatures: signatures.slice(1) } })
    expect((await sheet()).status).to.equal(404)
    await casesOf(api.store).updateOne({ _id: here }, { $set: { signatures } })
    const answer = await sheet()
    expect(answer.status).to.equal(200)
    expect(answer.body.items[0]).to.include({ itemId: '1.0', deduction: 2, deductionNote: '未分解' })
    expect(JSON.stringify(answer.body)).to.not.include('A-secret-scorer')
    expect((await browsers.rival!.get(`/api/cases/${here}/scoring-sheet?round=1`)).status).to.equal(404)
    expect((await browsers.city!.get(`/api/cases/${here}/scoring-sheet?round=1`)).body.items[0].scoredBy).to.equal('A-secret-scorer')
  })

  it('documents go with the case, and inner papers stay inside', async () => {
    const paper = { caseId: here, occasion: '1', name: '文书.pdf', fileId: 'f', size: 1, pages: 1, sha256: 'x', createdAt: new Date(), missingCharacters: [], fallbackCharacters: [] }
    await documentsOf(api.store).insertMany([
      { ...paper, _id: 'D-report', kind: 'review-report' },
      { ...paper, _id: 'D-refusal', kind: 'refusal' },
    ])
    const own = (await browsers.enterprise!.get(`/api/cases/${here}`)).body.documents as { documentId: string }[]
    expect(own.map((one) => one.documentId)).to.deep.equal(['D-refusal'])
    expect((await browsers.enterprise!.get('/api/documents/D-report')).status).to.equal(404)
    for (const who of ['other-city', 'rival', 'stranger']) expect((await browsers[who]!.get('/api/documents/D-refusal')).status, who).to.equal(404)
  })

  it('who objected is told to the office that investigates only', async () => {
    const objection = { _id: 'OB-1', objectionId: 'OB-1', noticeId: 'N', caseId: here, receipt: 'YY-1', name: '赵实名', contact: '13900001111', content: '情况不符', receivedAt: new Date(), state: 'open' as const }
    await objectionsOf(api.store).create(objection)
    const investigate = await storeTask(api.store, here, 'investigate-objection', 'officer:640100', { variables: { objectionId: 'OB-1' } })
    const confirm = await storeTask(api.store, here, 'confirm-grade', 'leader:640100')
    const read = async (who: string, key: string) => JSON.stringify((await browsers[who]!.get(`/api/tasks/${key}`)).body)
    expect(await read('city', investigate)).to.include('赵实名').and.include('13900001111').and.include('YY-1')
    for (const [who, key] of [['county', investigate], ['auditor', investigate], ['city', confirm]] as const) {
      expect(await read(who, key), who).to.include('情况不符').and.not.include('赵实名').and.not.include('13900001111').and.not.include('YY-1')
    }
  })

  it('filters by stage, status and text, and reads nothing typed as a pattern', async () => {
    const city = browsers.city!
    const found = async (query: string) => ((await city.get(`/api/cases?${query}`)).body as { total: number }).total
    expect(await found('stage=preliminary-check')).to.equal(1)
    expect(await found('stage=public-notice')).to.equal(0)
    expect(await found('status=running')).to.equal(1)
    expect(await found('status=ended')).to.equal(0)
    expect(await found(`q=${here}`)).to.equal(1)
    expect(await found(`q=${encodeURIComponent('示例机械')}`)).to.equal(1)
    for (const pattern of ['.*', '^', '(a+)+$', '[', '\\']) expect(await found(`q=${encodeURIComponent(pattern)}`), pattern).to.equal(0)
    expect((await city.get('/api/cases?stage=anything')).status).to.equal(422)
    expect((await city.get('/api/cases?q[$ne]=1&page=1')).status).to.equal(200)
    expect((await city.get('/api/cases?q=a&q=b')).status).to.equal(422)
  })

  it('the desk counts what is open, overdue and mine, by due date, within the industries of the officer', async () => {
    await api.account('cement', 'officer', { industries: ['building-materials'] })
    const later = await storeTask(api.store, here, 'preliminary-check', 'officer:640104', { dueAt: new Date(Date.now() + 86_400_000) })
    const late = await storeTask(api.store, here, 'preliminary-check', 'officer:640104', { dueAt: new Date(Date.now() - 86_400_000) })
    const county = browsers.county!
    const desk = (await county.get('/api/tasks')).body
    expect(desk.items.map((one: { taskKey: string }) => one.taskKey)).to.deep.equal([late, later])
    expect(desk.counts).to.deep.equal({ open: 2, overdue: 1, mine: 0 })
    expect((await county.post(`/api/tasks/${late}/claim`)).status).to.equal(204)
    const mine = (await county.get('/api/tasks?mine=true')).body
    expect(mine.items.map((one: { taskKey: string }) => one.taskKey)).to.deep.equal([late])
    expect(mine.items[0]).to.include({ assigneeName: 'county的真名', overdue: true, office: 'officer' })
    expect((await (await api.browser('cement')).get('/api/tasks')).body.counts.open).to.equal(0)
  })
})
