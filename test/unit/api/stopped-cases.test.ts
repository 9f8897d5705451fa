import { expect } from 'chai'
import { createHumanTaskViews } from '../../../src/casework/human-task-views.js'
import { openInstance } from '../../../src/instance.js'
import type { Config } from '../../../src/config.js'
import { activeCasesOf } from '../../../src/store/models/active-cases.js'
import { casesOf, type CaseDocument } from '../../../src/store/models/cases.js'
import { deployedFormsOf, deployedModelsOf } from '../../../src/store/models/deployed-models.js'
import { taskClaimsOf } from '../../../src/store/models/task-claims.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'
import { storeCase, storeProgress, storeTask } from './stored-case.js'

/** The engine's folder was wiped: it runs in the life `test` now, the cases here began in the life before. */
describe('cases of a former life of the engine', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let officer: Browser
  let enterprise: Browser
  let administrator: Browser
  let caseId: string
  let task: string
  const accepted = { payload: { outcome: 'accepted', opinion: '材料齐全' } }

  before(async () => {
    api = await startApi()
    await api.account('o', 'officer')
    await api.account('e', 'enterprise', { enterpriseId: 'E0001' })
    await api.account('a', 'process-administrator')
    await api.account('other', 'process-administrator', { regionCode: '640200' })
    ;[officer, enterprise, administrator] = await Promise.all([api.browser('o'), api.browser('e'), api.browser('a')])
  })
  after(() => api?.stop())
  beforeEach(async () => {
    caseId = await storeCase(api.store, { enterpriseId: 'E0001', authorityRegion: '640100', engineEpoch: 'before' })
    await activeCasesOf(api.store).deleteMany({})
    await activeCasesOf(api.store).create({ _id: `E0001:${(await stored(caseId)).industry}`, caseId, since: new Date(), claimedAt: new Date() })
    await storeProgress(api.store, caseId, ['Task_PreliminaryCheck'], { epoch: 'before' })
    task = await storeTask(api.store, caseId, 'preliminary-check', 'officer:640100', { epoch: 'before' })
  })
  afterEach(() => casesOf(api.store).deleteMany({}))
  const stored = async (id: string) => (await casesOf(api.store).findById(id).lean<CaseDocument>())!

  it('are said to stand still, hold nobody up and offer nothing (K4)', async () => {
    const [row] = (await officer.get('/api/cases')).body.items
    expect(row).to.include({ caseId, stopped: true, stage: 'preliminary-check' })
    expect(row.holder).to.equal(undefined)
    const { body } = await enterprise.get(`/api/cases/${caseId}`)
    expect(body).to.deep.include({ stopped: true, holder: null, actions: [] })
    expect((await officer.get(`/api/cases/${caseId}/progress`)).body.tasks).to.deep.equal([])
    expect((await officer.get('/api/tasks')).body).to.deep.include({ items: [], counts: { open: 0, overdue: 0, mine: 0 } })
  })

  it('refuse every act in Chinese instead of taking it and doing nothing (K4)', async () => {
    const acts = [
      officer.post(`/api/tasks/${task}/completion`, accepted),
      officer.post(`/api/tasks/${task}/claim`),
      officer.put(`/api/tasks/${task}/draft`, { version: 0, content: {} }),
      officer.get(`/api/tasks/${task}`),
      enterprise.post(`/api/cases/${caseId}/withdrawal`, { reason: '转产' }),
    ]
    for (const { status, body } of await Promise.all(acts)) {
      expect(status).to.equal(409)
      expect(body).to.include({ code: 'case.stopped' })
      expect(body.message).to.match(/系统故障.*中断/)
    }
    expect((await stored(caseId)).withdrawal).to.equal(undefined)
  })

  it('an old act never reaches a new task of the same key, nor does what was claimed or drawn before (K4, S15)', async () => {
    const key = task.split(':')[1]!
    const form = { epoch: 'before', formKey: '1', formId: 'preliminary-check', deployedAt: new Date() }
    await deployedFormsOf(api.store).create([
      { ...form, _id: 'before:1', version: 7, schema: '{"life":"before"}' },
      { ...form, _id: 'test:1', epoch: 'test', version: 1, schema: '{"life":"now"}' },
    ])
    const model = { epoch: 'before', processDefinitionKey: '1', processId: 'application-to-announcement', version: 1, name: '', deployedAt: new Date() }
    await deployedModelsOf(api.store).create([
      { ...model, _id: 'before:1', xml: '<before/>' },
      { ...model, _id: 'test:1', epoch: 'test', xml: '<now/>' },
    ])
    const other = await storeCase(api.store, { enterpriseId: 'E0002', authorityRegion: '640100', engineEpoch: 'test' })
    await storeTask(api.store, other, 'preliminary-check', 'officer:640100', { userTaskKey: key, _id: `test:${key}` })
    await taskClaimsOf(api.store).create({ _id: task, caseId, accountId: 'A-somebody', displayName: '别人', at: new Date(), version: 3 })
    expect((await officer.post(`/api/tasks/${task}/completion`, accepted)).body.code).to.equal('case.stopped')
    const shown = (await officer.get(`/api/tasks/test:${key}`)).body
    expect(shown.task).to.include({ caseId: other, taskKey: `test:${key}` })
    expect(shown.task.assignee).to.equal(undefined)
    expect(shown.form).to.deep.equal({ life: 'now' })
    const { instances } = (await officer.get(`/api/cases/${caseId}/progress`)).body
    expect((await officer.get(`/api/models/${instances[0].processDefinitionKey}`)).body).to.contain('<before/>')
    expect((await officer.post(`/api/tasks/test:${key}/claim`)).status).to.equal(204)
    expect((await createHumanTaskViews(api.store, 'test').find(`before:${key}`))).to.equal(undefined)
  })

  it('begin anew with what was handed in, or end with a reason, by an administrator of the region (K4)', async () => {
    expect((await administrator.get('/api/admin/stopped-cases')).body).to.deep.include({ total: 1 })
    const other = await api.browser('other')
    expect((await other.get('/api/admin/stopped-cases')).body.total).to.equal(0)
    expect((await other.post(`/api/admin/stopped-cases/${caseId}/end`, { reason: '故障' })).status).to.equal(404)
    expect((await officer.post(`/api/admin/stopped-cases/${caseId}/end`, { reason: '故障' })).status).to.equal(403)

    const answers = await Promise.all([1, 2].map(() => administrator.post(`/api/admin/stopped-cases/${caseId}/begin-anew`, { reason: '服务器磁盘损坏' })))
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200])
    const next = answers[0]!.body.caseId as string
    expect(answers[1]!.body.caseId).to.equal(next)
    const [former, begun] = [await stored(caseId), await stored(next)]
    expect(former).to.deep.include({ outcome: 'interrupted' })
    expect(former.interruption).to.include({ reason: '服务器磁盘损坏', continuedBy: next })
    expect(begun).to.deep.include({ continues: caseId, application: former.application, submittedAt: former.submittedAt, engineEpoch: 'test' })
    expect(api.sent.filter(({ name, input }) => name === 'publishMessage' && ((input as { messageId: string }[])[0]!).messageId === next)).to.have.length.at.least(1)
    expect((await activeCasesOf(api.store).findOne({}).lean())!.caseId).to.equal(next)
    expect((await enterprise.get(`/api/cases/${caseId}`)).body.case.interruption).to.include({ reason: '服务器磁盘损坏', continuedBy: next })
    expect((await administrator.get('/api/admin/stopped-cases')).body.total).to.equal(0)
    expect((await administrator.post(`/api/admin/stopped-cases/${next}/end`, { reason: '故障' })).body.code).to.equal('case.not-stopped')
  })

  it('once decided can only end; what was decided stays (K4)', async () => {
    await casesOf(api.store).updateOne({ _id: caseId }, { $set: { outcome: 'announced', certificateNumber: '宁AQB64BJ202600001' } })
    expect((await administrator.post(`/api/admin/stopped-cases/${caseId}/begin-anew`, { reason: '故障' })).body.code).to.equal('case.decided-already')
    expect((await administrator.post(`/api/admin/stopped-cases/${caseId}/end`, { reason: '故障' })).status).to.equal(204)
    const record = await stored(caseId)
    expect(record).to.include({ outcome: 'announced' })
    expect(record.endedAt).to.be.instanceOf(Date)
    expect(await activeCasesOf(api.store).countDocuments({ caseId })).to.equal(0)
  })

  it('keep the life they began in when the engine gets another (K4)', async () => {
    const old = await storeCase(api.store, { enterpriseId: 'E0003' })
    await openInstance(api.store, { production: false } as Config, 'later', new Date())
    expect((await stored(old)).engineEpoch).to.equal('test')
    expect((await stored(caseId)).engineEpoch).to.equal('before')
  })
})
