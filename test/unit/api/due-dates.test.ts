import { expect } from 'chai'
import { setYear } from '../../support/calendar-year.js'
import { startApi, type ApiInstance } from './api-instance.js'
import { storeCase, storeTask } from './stored-case.js'

interface Row {
  taskKey: string
  dueAt?: string
  overdue: boolean
}

describe('due dates of tasks', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let caseId: string
  const desk = async () => (await (await api.browser('leader')).get('/api/tasks')).body.items as Row[]

  before(async () => {
    api = await startApi()
    caseId = await storeCase(api.store, { enterpriseId: 'E0001', regionCode: '640104' })
    await api.account('leader', 'leader', { regionCode: '640100' })
  })
  after(async () => api?.stop())

  it('follow the pack where the model sets none, in working days, and order the desk', async () => {
    // Thursday; five working days later is the next Thursday, and Monday the 9th is made a day off.
    const began = new Date('2026-03-05T02:00:00Z')
    const bare = await storeTask(api.store, caseId, 'confirm-grade', 'leader:640100', { createdAt: began })
    const set = await storeTask(api.store, caseId, 'confirm-grade', 'leader:640100', { createdAt: began, dueAt: new Date('2026-03-06T15:59:59Z') })
    const rows = await desk()
    expect(rows.map((row) => row.taskKey)).to.deep.equal([set, bare])
    expect(rows[0]!.dueAt).to.equal('2026-03-06T15:59:59.000Z')
    expect(rows[1]!.dueAt).to.match(/^2026-03-12T15:59:59/)
    await setYear(api.store, 2026, { off: ['2026-03-09'] })
    expect((await desk())[1]!.dueAt).to.match(/^2026-03-13T15:59:59/)
    const detail = (await (await api.browser('leader')).get(`/api/tasks/${bare}`)).body
    expect(detail.task.dueAt).to.match(/^2026-03-13T15:59:59/)
    expect(detail.task.overdue).to.equal(new Date(detail.task.dueAt) < new Date())
  })

  it('that the procedure gave a task follow the calendar, never back, and a date that is no such count stays (L3)', async () => {
    await api.account('x9', 'expert', { regionCode: '640000', expertId: 'X0009' })
    const appointedAt = new Date('2026-07-06T02:00:00Z')
    const reviewed = await storeCase(api.store, { regionCode: '640104', expertGroup: { members: [], violations: [], proposedBy: 'A-s', appointedAt } })
    const counted = await storeTask(api.store, reviewed, 'document-review', 'expert:X0009', { createdAt: appointedAt, dueAt: new Date('2026-07-20T15:59:59Z') })
    const other = await storeTask(api.store, reviewed, 'document-review', 'expert:X0009', { createdAt: appointedAt, dueAt: new Date('2026-07-21T15:59:59Z') })
    const expert = await api.browser('x9')
    const dueOf = async (key: string) => ((await expert.get('/api/tasks')).body.items as Row[]).find(({ taskKey }) => taskKey === key)!.dueAt
    await setYear(api.store, 2026, { off: ['2026-07-07', '2026-07-08'] })
    expect(await dueOf(counted)).to.equal('2026-07-22T15:59:59.000Z')
    expect(await dueOf(other)).to.equal('2026-07-21T15:59:59.000Z')
    await setYear(api.store, 2026, { off: [] })
    expect(await dueOf(counted)).to.equal('2026-07-20T15:59:59.000Z')
  })
})
