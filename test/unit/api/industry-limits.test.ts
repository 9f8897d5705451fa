import { expect } from 'chai'
import { casesOf } from '../../../src/store/models/cases.js'
import { documentsOf } from '../../../src/store/models/documents.js'
import { scoringItemsOf } from '../../../src/store/models/scoring-items.js'
import { uploadsOf } from '../../../src/store/models/uploads.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'
import { storeCase, storeTask } from './stored-case.js'

describe('industries named for an account', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let caseId: string
  let task: string
  const browsers: Record<string, Browser> = {}
  before(async () => {
    api = await startApi()
    caseId = await storeCase(api.store, { enterpriseId: 'E0003', regionCode: '640122', industry: 'machinery', authorityRegion: '640100', committeeRegion: '640100' })
    task = await storeTask(api.store, caseId, 'preliminary-check', 'officer:640100')
    for (const [username, role, industries] of [
      ['machinery', 'officer', ['machinery']],
      ['textile', 'officer', ['textile']],
      ['leader', 'leader', ['textile']],
      ['secretary', 'secretary', ['textile']],
      ['auditor', 'auditor', ['textile']],
    ] as const) {
      await api.account(username, role, { industries: [...industries] })
      browsers[username] = await api.browser(username)
    }
    const item = { caseId, round: 1, category: 'a', project: 'b', content: 'c', points: 10, veto: false, missing: false, deduction: 0, deductionNote: '', vetoed: false, kept: false, done: true, version: 1, lockedFor: '' }
    await scoringItemsOf(api.store).create({ ...item, _id: `${caseId}:1:1`, itemId: '1', position: 0 })
    await documentsOf(api.store).create({ _id: 'D-1', kind: 'refusal', caseId, occasion: '1', name: '文书.pdf', fileId: 'f', size: 1, pages: 1, sha256: 'x', createdAt: new Date(), missingCharacters: [], fallbackCharacters: [] })
    await uploadsOf(api.store).create({ _id: 'U-1', name: '证.pdf', fileId: '65a000000000000000000000', purpose: 'licence', size: 1, type: 'application/pdf', sha256: 'x', uploadedBy: 'A-e', enterpriseId: 'E0003', createdAt: new Date() })
    await casesOf(api.store).updateOne({ _id: caseId }, { $set: { 'application.attachments.licence': ['U-1'] } })
  })
  after(async () => api?.stop())

  it('hide a case, its tasks, papers, files and sheets of other industries by their ids too (Z10)', async () => {
    const paths = ['', '/progress', '/activity', '/events', '/scoring-sheet?round=1'].map((tail) => `/api/cases/${caseId}${tail}`)
    paths.push(`/api/tasks/${task}`, '/api/documents/D-1', '/api/uploads/U-1')
    for (const who of ['textile', 'leader', 'secretary', 'auditor'])
      for (const path of paths) expect((await browsers[who]!.get(path)).status, `${who} ${path}`).to.equal(404)
    for (const path of paths.slice(0, 3)) expect((await browsers.machinery!.get(path)).status, path).to.equal(200)
    expect((await browsers.machinery!.get(`/api/tasks/${task}`)).status).to.equal(200)
  })

  it('refuse acts on tasks of other industries, and tasks given to somebody without the industry (Z10)', async () => {
    for (const [act, body] of [['claim', {}], ['completion', { payload: {} }], ['assign', { accountId: 'A-machinery' }]] as const) {
      expect((await browsers.textile!.post(`/api/tasks/${task}/${act}`, body)).status, act).to.equal(404)
    }
    expect((await browsers.textile!.put(`/api/tasks/${task}/draft`, { version: 0, content: {} })).status).to.equal(404)
    const given = await browsers.machinery!.post(`/api/tasks/${task}/assign`, { accountId: 'A-textile' })
    expect([given.status, given.body.code]).to.deep.equal([422, 'task.assignee-not-candidate'])
  })
})
