import { expect } from 'chai'
import { auditOf } from '../../../src/store/models/audit.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { counted } from '../../support/counted.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'
import { storeCase, storeProgress, storeTask } from './stored-case.js'

const document = '国办发明电〔2027〕示例号'
const off = (date: string) => ({ date, working: false, name: '（示例）', document })

describe('the page of the working calendar (L3)', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let administrator: Browser
  let caseId: string
  before(async () => {
    api = await startApi()
    await api.account('top', 'process-administrator', { regionCode: '640000' })
    await api.account('elsewhere', 'process-administrator', { regionCode: '640200' })
    await api.account('city', 'process-administrator', { regionCode: '640100' })
    await api.account('auditor', 'auditor', { regionCode: '640000' })
    await api.account('officer', 'officer', { regionCode: '640100' })
    await api.account('e1', 'enterprise', { enterpriseId: 'E0001' })
    administrator = await api.browser('top')
    // ten working days after Wednesday 31 May 2028
    const batch = { batchId: 'B-calendar', issuedAt: new Date('2028-05-31T02:00:00Z'), dueAt: counted('2028-06-14T15:59:59Z'), provisional: true, items: [] }
    caseId = await storeCase(api.store, { enterpriseId: 'E0001', regionCode: '640104', authorityRegion: '640100', correctionBatches: [batch] })
    await storeProgress(api.store, caseId, ['Gateway_AwaitCorrections'])
  })
  after(async () => api?.stop())

  it('shows each day with its name and who made it so; an unpublished year has its days off by statute (L3)', async () => {
    const { body } = await administrator.get('/api/admin/calendar/2028')
    expect(body).to.include({ year: 2028, version: 0, published: false, arranged: false })
    expect(body.allDays).to.have.length(366)
    expect(body.allDays.find(({ date }: { date: string }) => date === '2028-01-25')).to.include({ working: false, name: '除夕', origin: 'statute' })
    const arranged = (await administrator.get('/api/admin/calendar/2026')).body
    expect(arranged).to.include({ arranged: true })
    expect(arranged.allDays.find(({ date }: { date: string }) => date === '2026-10-10')).to.include({ working: true, name: '国庆节', origin: 'arrangement' })
  })

  it('says which limits wait for a calendar, and shows dates that may move as such everywhere (L3)', async () => {
    const { body } = await administrator.get('/api/admin/calendar')
    expect(body.waiting).to.deep.equal([{ caseId, enterpriseName: '示例水泥有限公司', kind: 'corrections', dueAt: '2028-06-14T15:59:59.000Z', year: 2028 }].map((one) => ({ ...one, enterpriseName: body.waiting[0].enterpriseName })))
    const taskKey = await storeTask(api.store, caseId, 'confirm-grade', 'officer:640100', { createdAt: new Date('2028-03-06T02:00:00Z') })
    const officer = await api.browser('officer')
    const [row] = (await officer.get('/api/tasks')).body.items.filter((one: { taskKey: string }) => one.taskKey === taskKey)
    expect(row).to.include({ provisional: true })
    const progress = (await officer.get(`/api/cases/${caseId}/progress`)).body
    expect(progress.tasks[0]).to.include({ provisional: true })
    const awaited = (await (await api.browser('e1')).get('/api/tasks')).body.awaited
    expect(awaited[0]).to.include({ action: 'answer-corrections', provisional: true })
  })

  it('names to readers of another region none of its cases (L3)', async () => {
    expect((await (await api.browser('city')).get('/api/admin/calendar')).body.waitingTotal).to.equal(1)
    expect((await (await api.browser('city')).get('/api/admin/waiting')).body).to.include({ calendar: 1 })
    expect((await (await api.browser('elsewhere')).get('/api/admin/waiting')).body).to.include({ calendar: 0 })
    expect((await (await api.browser('elsewhere')).get('/api/admin/calendar')).body).to.deep.include({ waiting: [], waitingTotal: 0 })
  })

  it('is changed by administrators of the regulation\'s own region only; auditors read (L3)', async () => {
    const change = { published: true, document, days: [], version: 0 }
    for (const name of ['city', 'auditor', 'officer']) {
      const browser = await api.browser(name)
      expect((await browser.put('/api/admin/calendar/2028', change)).status, name).to.equal(403)
      expect((await browser.get('/api/admin/calendar/2028')).status, name).to.equal(name === 'officer' ? 403 : 200)
    }
    expect((await (await api.browser('auditor')).get('/api/admin/calendar')).body.mayEdit).to.equal(false)
    expect((await administrator.get('/api/admin/calendar')).body.mayEdit).to.equal(true)
  })

  it('refuses what no calendar can say, field by field (L3)', async () => {
    const refused = async (change: object, year = 2028) => (await administrator.post(`/api/admin/calendar/${year}/preview`, { published: false, document: '', days: [], ...change })).body
    expect((await refused({ published: true })).details.fields.document.code).to.equal('calendar.document-required')
    expect((await refused({ days: [{ ...off('2028-01-25'), working: true }] })).details.fields['days.0.date'].code).to.equal('calendar.statutory-day')
    expect((await refused({ days: [off('2029-06-01')] })).details.fields['days.0.date'].code).to.equal('calendar.other-year')
    expect((await refused({ days: [off('2028-06-01'), off('2028-06-01')] })).details.fields['days.1.date'].code).to.equal('calendar.day-twice')
    expect((await refused({ days: [off('2028-02-31')] })).code).to.match(/invalid/)
    expect((await administrator.get('/api/admin/calendar/2150')).status).to.equal(422)
  })

  it('shows what a change moves before it is saved, then saves, moves and keeps it in the trail; a second window is refused (L3)', async () => {
    const change = { published: true, document, days: [off('2028-06-02'), off('2028-06-01')] }
    const preview = (await administrator.post('/api/admin/calendar/2028/preview', change)).body
    expect(preview.total).to.equal(1)
    expect(preview.moves[0]).to.include({ caseId, kind: 'corrections', from: '2028-06-14T15:59:59.000Z', fromProvisional: true, to: '2028-06-16T15:59:59.000Z', toProvisional: false })
    expect((await casesOf(api.store).findById(caseId).lean())!.correctionBatches[0]!.provisional, 'not saved yet').to.equal(true)

    const saved = await administrator.put('/api/admin/calendar/2028', { ...change, version: 0 })
    expect(saved.status).to.equal(200)
    expect(saved.body).to.include({ version: 1, published: true, moved: 1 })
    const [batch] = (await casesOf(api.store).findById(caseId).lean())!.correctionBatches
    expect(batch).to.deep.include({ dueAt: new Date('2028-06-16T15:59:59Z'), provisional: false })
    const told = api.sent.filter(({ name }) => name === 'publishMessage').map(({ input }) => (input as [{ name: string; correlationKey: string }])[0])
    expect(told).to.have.length(1)
    expect(told[0]).to.include({ name: 'corrections-deadline-changed', correlationKey: 'B-calendar' })
    expect(await auditOf(api.store).countDocuments({ act: 'change-calendar', subject: '2028' })).to.equal(1)
    expect((await administrator.get('/api/admin/calendar')).body.waitingTotal).to.equal(0)

    const late = await administrator.put('/api/admin/calendar/2028', { ...change, version: 0 })
    expect(late.status).to.equal(409)
    expect(late.body.code).to.equal('calendar.changed-elsewhere')
  })
})
