import { expect } from 'chai'
import { checkInput, inputLimits } from '../../../src/api/input-limits.js'
import { enterprisesOf } from '../../../src/store/models/enterprises.js'
import { draftsOf } from '../../../src/store/models/drafts.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Answer, Browser } from './browser.js'
import { storeCase, storeTask } from './stored-case.js'

const nested = (depth: number, list = false): string => (list ? '['.repeat(depth) + ']'.repeat(depth) : '{"a":'.repeat(depth) + '1' + '}'.repeat(depth))

describe('what a request may hold', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let enterprise: Browser
  before(async () => {
    api = await startApi()
    const ledger = (await enterprisesOf(api.store).findById('E0003').lean())!
    await api.account('e0003', 'enterprise', { enterpriseId: 'E0003', regionCode: ledger.regionCode })
    enterprise = await api.browser('e0003')
  })
  after(async () => api?.stop())

  const draft = (content: string, who = enterprise, path = '/api/enterprise/drafts/application'): Promise<Answer> =>
    who.send('PUT', path, undefined, { type: 'application/json', data: `{"version":0,"content":${content}}` })

  async function refused(content: string, code: string): Promise<Answer> {
    const answer = await draft(content)
    expect(answer.body, content.slice(0, 60)).to.have.property('code', code)
    expect(answer.status).to.equal(422)
    expect(answer.body.message).to.match(/[\u4e00-\u9fff]/)
    expect(await draftsOf(api.store).countDocuments()).to.equal(0)
    return answer
  }

  it('a draft nested 1,500 or 10,000 deep is refused, and the store goes on (Z1)', async () => {
    for (const depth of [inputLimits.depth + 1, 100, 1_500, 10_000, 200_000]) for (const list of [false, true]) await refused(nested(depth, list), 'request.too-deep')
    expect((await enterprise.get('/api/session')).status).to.equal(200)
    expect(await api.store.db!.command({ ping: 1 })).to.have.property('ok', 1)
  })

  it('names that the store, the driver or the language take for their own are refused (Z1)', async () => {
    const keys = ['$where', '$__', '$set', '__proto__', 'constructor', 'prototype', '_bsontype', 'toBSON', 'hasOwnProperty', 'a.b', '', 'a\\u0000b', '\\ud800', 'k'.repeat(101)]
    for (const key of keys) {
      await refused(`{"${key}":1}`, 'request.key-not-allowed')
      await refused(`[{"deep":{"${key}":{"a":[]}}}]`, 'request.key-not-allowed')
    }
  })

  it('NUL, half characters, endless texts and infinite numbers are refused with their field (Z1)', async () => {
    for (const [value, code] of [['"a\\u0000"', 'text.control-character'], ['"\\ud83d"', 'text.broken-character'], [`"${'x'.repeat(100_001)}"`, 'text.too-long'], ['1e999', 'field.invalid-value']]) {
      const answer = await refused(`{"products":[{"name":${value}}]}`, 'request.invalid')
      expect(answer.body.details.fields).to.have.nested.property('content\\.products\\.0\\.name.code', code)
    }
  })

  it('50,001 values are refused, the largest lawful bodies are not (Z1)', async () => {
    await refused(`[${'1,'.repeat(50_000)}1]`, 'request.too-many-values')
    const large = { items: Array.from({ length: 1000 }, (_, i) => ({ itemId: `I${i}`, version: 1, missing: false, deduction: 1, deductionNote: '𠮷', vetoed: false, done: true })) }
    expect((await draft(JSON.stringify(large))).status).to.equal(200)
    expect((await enterprise.get('/api/enterprise/drafts/application')).body.content).to.deep.equal(large)
    await draftsOf(api.store).deleteMany({})
  })

  it('a task’s draft and completion, queries, paths and parts of an upload are held to the same (Z1)', async () => {
    await api.account('officer', 'officer')
    const officer = await api.browser('officer')
    const caseId = await storeCase(api.store)
    const key = await storeTask(api.store, caseId, 'preliminary-check', 'officer-640100')
    expect((await draft(nested(1_500), officer, `/api/tasks/${key}/draft`)).body.code).to.equal('request.too-deep')
    const completion = await officer.send('POST', `/api/tasks/${key}/completion`, undefined, { type: 'application/json', data: `{"payload":${nested(5_000)}}` })
    expect(completion.body.code).to.equal('request.too-deep')
    for (const path of ['/api/cases?q=%00', '/api/cases/a%00b', '/api/tasks?q=a%00&q=b']) expect((await officer.get(path)).status, path).to.equal(422)
    for (const name of ['__proto__', '$where', 'constructor']) {
      const upload = await enterprise.upload('/api/uploads', { [name]: 'x', purpose: 'other' }, 'a.png', 'x')
      expect(upload.body, name).to.have.property('code', 'request.key-not-allowed')
    }
  })

  it('goes through without recursion and stops at the limit (Z1)', () => {
    const began = performance.now()
    expect(() => checkInput(JSON.parse(nested(300_000, true)))).to.throw()
    expect(performance.now() - began).to.be.below(1_000)
  })
})
