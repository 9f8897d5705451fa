import { expect } from 'chai'
import { startApi, type ApiInstance } from './api-instance.js'
import { storeCase, storeTask } from './stored-case.js'

describe('desk', function () {
  this.timeout(60_000)
  let api: ApiInstance

  before(async () => {
    api = await startApi()
    await api.account('officer', 'officer', { regionCode: '640100' })
  })
  after(async () => api?.stop())

  it('keeps no draft of a task that is over, and says why (F5)', async () => {
    const caseId = await storeCase(api.store, { regionCode: '640104' })
    const officer = await api.browser('officer')
    for (const [state, code] of [['completed', 'task.already-completed'], ['cancelled', 'task.cancelled']] as const) {
      const key = await storeTask(api.store, caseId, 'preliminary-check', 'officer:640100', { state, endedAt: new Date() })
      const saved = await officer.put(`/api/tasks/${key}/draft`, { version: 0, content: { opinion: '写到一半' } })
      expect(saved).to.deep.include({ status: 409 })
      expect(saved.body.code).to.equal(code)
      expect((await officer.get(`/api/tasks/${key}`)).body.draft).to.equal(null)
    }
  })
})
