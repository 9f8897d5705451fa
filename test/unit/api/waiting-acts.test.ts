import { expect } from 'chai'
import { regionAndAbove } from '../../../src/domain/role.js'
import { intentsOf, type Intent } from '../../../src/store/models/intents.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'
import { storeCase, storeTask } from './stored-case.js'

const accepted = { outcome: 'accepted', opinion: '材料齐全' }

describe('acts that wait for the engine', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let caseId: string
  let taskKey: string
  const browsers: Record<string, Browser> = {}
  before(async () => {
    api = await startApi()
    caseId = await storeCase(api.store, { enterpriseId: 'E0001', regionCode: '640104', authorityRegion: '640100', committeeRegion: '640100' })
    taskKey = await storeTask(api.store, caseId, 'preliminary-check', 'officer:640100')
    for (const [username, role, more] of [
      ['officer', 'officer', { regionCode: '640100' }],
      ['works', 'enterprise', { regionCode: '640104', enterpriseId: 'E0001' }],
      ['city', 'process-administrator', { regionCode: '640100' }],
      ['other-city', 'process-administrator', { regionCode: '640300' }],
      ['auditor', 'auditor', { regionCode: '640000' }],
    ] as const) {
      await api.account(username, role, more)
      browsers[username] = await api.browser(username)
    }
  })
  after(async () => api?.stop())
  afterEach(() => void delete api.refuses)

  it('the person is told that it is kept and waits, on the task, the desk and the case, and never that it is done (S5)', async () => {
    api.refuses = Object.assign(new Error('14 UNAVAILABLE'), { name: 'EngineUnavailable' })
    const answer = await browsers.officer!.post(`/api/tasks/${taskKey}/completion`, { payload: accepted })
    expect([answer.status, answer.body]).to.deep.equal([202, { waiting: true }])
    expect((await browsers.officer!.get(`/api/tasks/${taskKey}`)).body.task).to.include({ state: 'open', waiting: true })
    expect((await browsers.officer!.get('/api/tasks')).body.items[0]).to.include({ taskKey, waiting: true })
    for (const who of ['officer', 'works']) {
      const [waiting] = (await browsers[who]!.get(`/api/cases/${caseId}`)).body.waitingActs
      expect(waiting, who).to.include({ act: 'complete-task', stopped: false })
      expect(JSON.stringify(waiting)).to.not.include('真名')
    }
  })

  it('an act that was refused for good is listed with person, case and reason for the region, and tried again from there (S5)', async () => {
    const id = (await intentsOf(api.store).findOne({ caseId }).lean<Intent>())!._id
    await intentsOf(api.store).updateOne({ _id: id }, { $set: { open: false, reason: 'task-state', refusals: 8, waitingIn: regionAndAbove('640104') } })
    const list = async (who: string) => (await browsers[who]!.get('/api/admin/acts')).body.items as Record<string, unknown>[]
    expect(await list('other-city')).to.deep.equal([])
    expect((await browsers.officer!.get('/api/admin/acts')).status).to.equal(403)
    const [row] = await list('auditor')
    expect(row).to.include({ actId: id, act: 'complete-task', displayName: 'officer的真名', role: 'officer', caseId, reason: 'task-state' }).and.to.not.have.property('nextAt')
    expect((await browsers.city!.get('/api/admin/waiting')).body).to.include({ acts: 1 })
    expect((await browsers.works!.get(`/api/cases/${caseId}`)).body.waitingActs[0]).to.include({ stopped: true })
    const retry = (who: string) => browsers[who]!.post(`/api/admin/acts/${encodeURIComponent(id)}/retry`)
    expect((await retry('other-city')).body.code).to.equal('act.unknown')
    expect((await retry('auditor')).status).to.equal(403)
    expect((await retry('city')).status).to.equal(204)
    expect(await list('city')).to.deep.equal([])
    expect((await browsers.works!.get(`/api/cases/${caseId}`)).body.waitingActs).to.deep.equal([])
  })
})
