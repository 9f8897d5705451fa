import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { Cast, type Player } from '../../src/demo/cast.js'
import { HttpRefusal } from '../../src/demo/http-client.js'
import { Story } from '../../src/demo/story.js'
import { ApplicationProcess } from '../support/application-process.js'

interface TaskRow {
  taskKey: string
  caseId: string
}

describe('an engine folder that was wiped', function () {
  this.timeout(5 * 60_000)
  let folder: string
  let application: ApplicationProcess

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-wiped-'))
    application = await ApplicationProcess.in(path.join(folder, 'data'))
    await application.start()
  })
  after(async () => {
    await application?.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  })

  const taskOf = async ({ client }: Player, caseId: string): Promise<TaskRow> => {
    for (let tried = 0; tried < 200; tried++) {
      const { items } = (await client.get('/api/tasks')) as { items: TaskRow[] }
      const found = items.find((row) => row.caseId === caseId)
      if (found) return found
      await sleep(200)
    }
    throw new Error(`no task of case ${caseId}`)
  }
  const refused = (act: Promise<unknown>): Promise<string> => act.then(() => 'it was taken', (error: HttpRefusal) => error.code)

  it('leaves cases that are said to stand still, take no act, and go on once begun anew (K4)', async () => {
    const cast = await Cast.of(application.url, 60_000)
    const caseId = await new Story({ cast, enterprise: 'e0001', grade: '3', withCorrection: false, moveClock: null }).apply()
    const officer = await cast.office('officer', '640100')
    const { taskKey } = await taskOf(officer, caseId)

    await application.stop()
    await rm(path.join(folder, 'data', 'engine'), { recursive: true })
    await application.start()

    expect(((await officer.client.get('/api/tasks')) as { items: unknown[] }).items).to.deep.equal([])
    expect(((await officer.client.get(`/api/cases/${caseId}`)) as { stopped: boolean }).stopped).to.equal(true)
    expect(await refused(officer.client.post(`/api/tasks/${taskKey}/completion`, { payload: { outcome: 'accepted' } }))).to.equal('case.stopped')
    const enterprise = await cast.player('e0001')
    expect(await refused(enterprise.client.post(`/api/cases/${caseId}/withdrawal`, { reason: '转产' }))).to.equal('case.stopped')

    const administrator = await cast.player(cast.accounts.find(({ role, regionCode }) => role === 'process-administrator' && regionCode === '640000')!.username)
    const { items } = (await administrator.client.get('/api/admin/stopped-cases')) as { items: { caseId: string; stage: string; mayBeginAnew: boolean }[] }
    expect(items).to.have.length(1)
    expect(items[0]).to.include({ caseId, stage: 'preliminary-check', mayBeginAnew: true })
    const next = (await administrator.client.post(`/api/admin/stopped-cases/${caseId}/begin-anew`, { reason: '引擎数据丢失' })) as { caseId: string }
    const task = await taskOf(officer, next.caseId)
    expect(task.taskKey).not.to.equal(taskKey)
    expect(task.taskKey.split(':')[0]).not.to.equal(taskKey.split(':')[0])
    expect(((await officer.client.get(`/api/cases/${caseId}`)) as { case: { outcome: string } }).case.outcome).to.equal('interrupted')
  })
})
