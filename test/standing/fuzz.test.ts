import { expect } from 'chai'
import { roleSchema, type Role } from '../../src/domain/role.js'
import { enterprisesOf } from '../../src/store/models/enterprises.js'
import { expertsOf } from '../../src/store/models/experts.js'
import { publicNoticesOf } from '../../src/store/models/public-notices.js'
import { password, startApi, type ApiInstance } from '../unit/api/api-instance.js'
import type { Answer, Browser } from '../unit/api/browser.js'
import { storeCase, storeTask } from '../unit/api/stored-case.js'
import { expertProfile } from '../unit/workers/case-fixture.js'
import { multipartOf, mutated, rawBodies, textOf, valueOf, type Schema } from './bodies.js'
import { operationsOf, type ApiDocument, type Operation } from './operations.js'
import { Random } from './random.js'

/** `FUZZ_SEED` repeats a run, `FUZZ_BODIES` is how many bodies each role sends to each route. */
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
const bodies = Number(process.env.FUZZ_BODIES ?? 16)
const atOnce = 6

interface Call {
  operation: Operation
  path: string
  body?: { type: string; data: string | Uint8Array }
}

describe('every route, with whatever anybody sends', function () {
  this.timeout(180_000)
  let api: ApiInstance
  let document: ApiDocument
  const browsers = new Map<Role | 'nobody', Browser>()
  const ids: string[] = ['application', 'self-evaluation', 'application-received', 'A-victim', 'E0003', '1', '640100']
  const tasks = new Map<string, string[]>()
  const statuses: Record<string, number> = {}
  const faults: string[] = []
  let sent = 0

  before(async () => {
    api = await startApi({}, true)
    await api.account('victim', 'officer')
    const ledger = (await enterprisesOf(api.store).findById('E0003').lean())!
    await expertsOf(api.store).create({ ...expertProfile('X1'), _id: 'X1', sample: true })
    for (const role of roleSchema.options) {
      const more = { enterprise: { enterpriseId: 'E0003', regionCode: ledger.regionCode }, expert: { expertId: 'X1' }, 'process-administrator': { regionCode: '640000' } }[role as string] ?? {}
      await api.account(`fuzz-${role}`, role, more)
      browsers.set(role, await api.browser(`fuzz-${role}`))
    }
    browsers.set('nobody', await api.browser())
    document = (await browsers.get('nobody')!.get('/api/openapi.json')).body as ApiDocument
    const caseId = await storeCase(api.store, { enterpriseId: 'E0003', regionCode: '640104', authorityRegion: '640100' })
    const groups = ['officer:640100', 'secretary:640100', 'leader:640100', 'expert:X1', 'enterprise:E0003']
    for (const formId of Object.keys(document.components.schemas.TaskForms.properties)) {
      const keys = await Promise.all(groups.map((group) => storeTask(api.store, caseId, formId, group)))
      tasks.set(formId, keys)
    }
    const now = Date.now()
    const notice = { caseId, register: 'public-notices' as const, enterpriseName: '示例', regionCode: '640104', authorityRegion: '640100', industry: 'machinery', grade: '3' as const, publishedAt: new Date(now), provisional: false, openObjections: [] }
    await publicNoticesOf(api.store).create({ ...notice, _id: 'N-1', noticeId: 'N-1', endsAt: new Date(now + 9e8) })
    ids.push(caseId, 'N-1', 'X1', `A-fuzz-officer`)
  })
  after(async () => api?.stop())

  /** Ids that fit the parameter's name first, else any, sometimes odd ones. */
  function pathOf(operation: Operation, random: Random, taskKey: string): string {
    return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (random.chance(0.12)) return encodeURIComponent(random.of(['__proto__', 'a\u0000', '\u202E', '$where', '0', '-1', 'x'.repeat(500), '..', '%', '.', '9'.repeat(30)]))
      if (name === 'taskKey') return taskKey
      const likely = { caseId: ids.filter((id) => id.includes('TEST')), noticeId: ['N-1'], kind: ['application', 'application-received'], id: ['A-victim', '1'], key: ['1'] }[name]
      return encodeURIComponent(random.of(likely ?? ids))
    })
  }

  function callOf(operation: Operation, random: Random, index: number): Call {
    const formId = random.of([...tasks.keys()])
    const path = pathOf(operation, random, random.of(tasks.get(formId)!))
    if (operation.method === 'GET') {
      const odd = () => random.of(['%00', 'a&q=b', '__proto__', '(', '%F0%A0%AE%B7', '%E2%80%AE', '-1', '1e999', '%5B%24ne%5D', 'x'.repeat(300), '', '%', '2026-01-01'])
      return { operation, path: `${path}?${operation.query.map((name) => `${name}=${odd()}`).join('&')}&${random.of(['__proto__', '$where', 'constructor', 'a[b]'])}=1` }
    }
    if (operation.multipart) return { operation, path, body: multipartOf(operation.multipart, random, ids) }
    if (index % 5 === 4) return { operation, path, body: random.of(rawBodies) }
    const schema: Schema = operation.json ?? {}
    let body = valueOf(schema, random, ids)
    if (operation.path.endsWith('/completion')) body = { payload: valueOf(document.components.schemas.TaskForms.properties[formId]!, random, ids) }
    for (let times = index === 0 ? 0 : 1 + random.below(2); times > 0; times -= 1) body = mutated(body, random)
    return { operation, path, body: { type: 'application/json', data: textOf(body) } }
  }

  async function call(role: Role | 'nobody', { operation, path, body }: Call): Promise<void> {
    const what = `${role}: ${operation.method} ${path} ${typeof body?.data === 'string' ? body.data.slice(0, 300) : (body?.type ?? '')}`
    sent += 1
    let answer: Answer
    try {
      answer = await browsers.get(role)!.send(operation.method, path, undefined, body)
    } catch (error) {
      // an upload that is refused while it is still sent may find the connection closed
      if (operation.multipart) return void (statuses.closed = (statuses.closed ?? 0) + 1)
      return void faults.push(`no answer: ${what}: ${String((error as Error).cause ?? error)}`)
    }
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    if (answer.status < 400) return
    const error = answer.body as { code?: unknown; message?: unknown; details?: unknown }
    const shaped = typeof error.code === 'string' && typeof error.message === 'string' && /[\u4e00-\u9fff]/.test(error.message) && !/\{\w+\}/.test(error.message) && typeof error.details === 'object' && error.details !== null
    if (!shaped) faults.push(`${answer.status} of another shape: ${what}: ${JSON.stringify(answer.body).slice(0, 300)}`)
    // no engine runs here, and its clock is asked for by the sample's routes only
    else if (answer.status >= 500 && error.code !== 'engine.unavailable') faults.push(`${answer.status} ${String(error.code)}: ${what}`)
  }

  async function signedIn(role: Role | 'nobody'): Promise<void> {
    const browser = browsers.get(role)!
    const began = performance.now()
    const state = await browser.get('/api/session')
    expect(performance.now() - began, 'milliseconds of /api/session').to.be.below(2_000)
    if (role !== 'nobody' && state.body.account === null) browsers.set(role, await api.browser(`fuzz-${role}`))
  }

  const callersOf = ({ roles }: Operation): (Role | 'nobody')[] => (roles === 'public' ? ['nobody', 'officer'] : roles === 'signed-in' ? roleSchema.options : (roles as Role[]))

  it('is answered below 500, in one shape and in Chinese, and the application and its store go on (Z1)', async () => {
    console.log(`      FUZZ_SEED=${seed}`)
    const random = new Random(seed)
    const operations = operationsOf(document).filter(({ streams }) => !streams)
    const writing = operations.filter(({ method }) => method !== 'GET')
    expect(writing).to.have.length.above(20)
    for (const operation of operations) {
      for (const role of callersOf(operation)) {
        const reading = operation.method === 'GET'
        const calls = Array.from({ length: reading ? 2 : operation.multipart ? Math.ceil(bodies / 3) : bodies }, (_, index) => callOf(operation, random, index))
        while (calls.length > 0) await Promise.all(calls.splice(0, atOnce).map((one) => call(role, one)))
        if (!reading) await signedIn(role)
      }
    }
    console.log(`      ${writing.length} writing and ${operations.length - writing.length} reading routes, ${sent} requests: ${JSON.stringify(statuses)}`)
    expect(faults.slice(0, 20), `FUZZ_SEED=${seed}\n${faults.slice(0, 20).join('\n')}`).to.deep.equal([])
  })

  it('what was stored can be read (Z1)', async () => {
    let read = 0
    for (const { name } of await api.store.db!.listCollections().toArray()) read += (await api.store.db!.collection(name).find().toArray()).length
    expect(read).to.be.above(0)
    await signedIn('enterprise')
    for (const path of ['/api/enterprise', '/api/enterprise/drafts/application', '/api/cases', '/api/tasks']) expect((await browsers.get('enterprise')!.get(path)).status, path).to.equal(200)
    const again = await api.browser()
    expect((await again.signIn('fuzz-auditor', password)).status).to.equal(200)
    expect((await again.get('/api/admin/audit')).status).to.equal(200)
  })
})
