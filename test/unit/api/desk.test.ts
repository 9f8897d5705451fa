import { expect } from 'chai'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CorrectionItem } from '../../../src/domain/case.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { scoringItemsOf } from '../../../src/store/models/scoring-items.js'
import { uploadsOf } from '../../../src/store/models/uploads.js'
import { appointedGroup } from '../workers/case-fixture.js'
import { startApi, type ApiInstance } from './api-instance.js'
import { storeCase, storeProgress, storeTask } from './stored-case.js'
import { counted } from '../../support/counted.js'

const correction: CorrectionItem = { itemId: 'B-1', kind: 'missing-document', subject: '许可证', request: '补交许可证', state: 'resolved', answer: '已补交', uploadIds: ['U-corr'] }

describe('desk', function () {
  this.timeout(60_000)
  let api: ApiInstance

  before(async () => {
    api = await startApi()
    await api.account('officer', 'officer', { regionCode: '640100' })
  })
  after(async () => api?.stop())

  it('tells the members of a group at once what another judged, by whom, and who is at the sheet (U5)', async () => {
    await api.account('x1', 'expert', { expertId: 'X1' })
    await api.account('x2', 'expert', { expertId: 'X2' })
    const caseId = await storeCase(api.store, { expertGroup: { ...appointedGroup, appointedAt: new Date() } as never })
    const item = { caseId, round: 1, category: '目标职责', project: '目标', content: '制定目标', points: 10, veto: false, missing: false, deduction: 0, deductionNote: '', vetoed: false, kept: false, done: false, version: 1, lockedFor: '' }
    await scoringItemsOf(api.store).insertMany([{ ...item, _id: `${caseId}:1:1.0`, itemId: '1.0', position: 0 }])
    const key = await storeTask(api.store, caseId, 'score-on-site', 'expert:X1', { elementId: 'Task_ScoreOnSite', candidateGroups: ['expert:X1', 'expert:X2'] })
    const [one, two] = [await api.browser('x1'), await api.browser('x2')]
    expect((await one.get('/api/tasks')).body.items.find((row: { taskKey: string }) => row.taskKey === key)).to.deep.include({ joint: true })
    const address = `/api/cases/${caseId}/scoring-sheet`
    await one.get(address)
    const stream = await one.listen(`/api/cases/${caseId}/events`)
    await two.patch(`${address}/items`, { round: 1, changes: [{ itemId: '1.0', version: 1, done: true }] })
    for (let tries = 0; tries < 100 && !stream.events.includes('sheet-changed'); tries++) await sleep(20)
    expect(stream.events).to.include('sheet-changed')
    stream.close()
    const sheet = (await two.get(address)).body
    expect(sheet.scorers).to.deep.equal({ 'A-x2': 'x2的真名' })
    expect(sheet.alsoHere).to.deep.equal(['x1的真名'])
  })

  it('says why a task is back: an unlawful group with its members, a report sent back, corrections answered (U3, U9)', async () => {
    await api.account('secretary', 'secretary', { regionCode: '640100' })
    const violations = [{ code: 'too-small', rule: 'NX-12', detail: '' }]
    const caseId = await storeCase(api.store, {
      regionCode: '640104',
      committeeRegion: '640100',
      authorityRegion: '640100',
      expertGroup: { ...appointedGroup, appointedAt: undefined, violations } as never,
      reviewReportChecks: [{ approved: false, opinion: '补充评审过程', by: 'A-s', at: new Date() }],
      correctionBatches: [{ batchId: 'B1', issuedAt: new Date(), dueAt: counted(new Date()), answeredAt: new Date(), items: [correction] }],
    })
    const group = await storeTask(api.store, caseId, 'form-expert-group', 'secretary:640100', { elementId: 'Task_FormExpertGroup' })
    const check = await storeTask(api.store, caseId, 'preliminary-check', 'officer:640100')
    const secretary = await api.browser('secretary')
    const rows = (await secretary.get('/api/tasks')).body.items as { taskKey: string; returned?: unknown }[]
    expect(rows.find(({ taskKey }) => taskKey === group)!.returned).to.deep.equal({ how: 'returned', reason: '', violations: ['too-small'] })
    const detail = (await secretary.get(`/api/tasks/${group}`)).body
    expect(detail.context.proposed.members.map(({ expertId }: { expertId: string }) => expertId)).to.deep.equal(appointedGroup.members.map(({ expertId }) => expertId))
    const officer = await api.browser('officer')
    const officers = (await officer.get('/api/tasks')).body.items as { taskKey: string; returned?: { how: string } }[]
    expect(officers.find(({ taskKey }) => taskKey === check)!.returned?.how).to.equal('resubmitted')
  })

  it('shows the files handed in with a correction, by their names, to who decides (U3)', async () => {
    await uploadsOf(api.store).create({ _id: 'U-corr', fileId: 'f1', name: '安全生产许可证（2026）.pdf', purpose: 'evidence', size: 2048, type: 'application/pdf', sha256: '0'.repeat(64), uploadedBy: 'A-e', enterpriseId: 'E0001', createdAt: new Date() })
    const caseId = await storeCase(api.store, {
      regionCode: '640104',
      authorityRegion: '640100',
      correctionBatches: [{ batchId: 'B2', issuedAt: new Date(), dueAt: counted(new Date()), answeredAt: new Date(), items: [correction] }],
    })
    const key = await storeTask(api.store, caseId, 'preliminary-check', 'officer:640100')
    const { context, case: view } = (await (await api.browser('officer')).get(`/api/tasks/${key}`)).body
    expect(context.correctionBatches[0].items[0]).to.include({ request: '补交许可证', answer: '已补交' }).and.to.deep.include({ uploadIds: ['U-corr'] })
    expect(view.files).to.deep.include({ uploadId: 'U-corr', name: '安全生产许可证（2026）.pdf', size: 2048 })
  })

  it('lists for an enterprise every act its cases wait for, with its date (U4)', async () => {
    await api.account('e9', 'enterprise', { enterpriseId: 'E0009' })
    const dueAt = counted('2026-12-01T15:59:59Z')
    const waiting = await storeCase(api.store, { enterpriseId: 'E0009', correctionBatches: [{ batchId: 'B3', issuedAt: new Date(), dueAt, items: [{ ...correction, state: 'open' }] }] })
    await storeProgress(api.store, waiting, ['Gateway_AwaitCorrections'])
    const failed = await storeCase(api.store, { enterpriseId: 'E0009', notReached: { at: new Date(), reReviewUntil: dueAt } })
    await storeProgress(api.store, failed, ['Gateway_AwaitReReview'])
    const ended = await storeCase(api.store, { enterpriseId: 'E0009', outcome: 'withdrawn', endedAt: new Date() })
    await storeProgress(api.store, ended, ['Gateway_AwaitCorrections'])
    await casesOf(api.store).updateOne({ _id: ended }, { $set: { endedAt: new Date() } })
    const { awaited } = (await (await api.browser('e9')).get('/api/tasks')).body
    expect(awaited.map((act: { caseId: string; action: string; dueAt: string }) => [act.caseId, act.action, act.dueAt])).to.have.deep.members([
      [waiting, 'answer-corrections', dueAt.toISOString()],
      [failed, 'request-re-review', dueAt.toISOString()],
    ])
    expect((await (await api.browser('officer')).get('/api/tasks')).body.awaited).to.deep.equal([])
  })

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
