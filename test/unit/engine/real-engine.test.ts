import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import pino from 'pino'
import { z } from 'zod'
import { createEngineClient, type EngineClient } from '../../../src/engine/engine-client.js'
import { watchEngineHealth } from '../../../src/engine/engine-health.js'
import { startJobAdapter, type JobAdapter } from '../../../src/engine/job-adapter.js'
import { rebuildProjections } from '../../../src/engine/rebuild.js'
import { freePorts } from '../../../src/runtime/free-port.js'
import { BpmnError, FinalFailure, defineWorker, type JobWorkerDefinition, type WorkerDeps } from '../../../workers/contract.js'
import { startPlatform, type Platform } from '../../support/platform.js'
import { credentials, openStream, type StreamUnderTest } from './record-stream-fixture.js'
import { humanTasks, oneServiceTask, smallForm } from './small-models.js'

const log = pino({ level: 'silent' })

describe('real engine', function () {
  this.timeout(180_000)
  let platform: Platform
  let stream: StreamUnderTest
  let client: EngineClient
  let adapter: JobAdapter
  let attempts = 0
  /** What the worker does with the instance's variable `act`. */
  const worker = defineWorker({
    type: 'small-work',
    input: z.object({ caseId: z.string(), act: z.enum(['complete', 'error', 'final', 'once', 'bad-output', 'away']) }),
    output: z.object({ result: z.string() }),
    idempotence: 'a test',
    async handle({ act, caseId }, _deps, { processInstanceKey }) {
      attempts++
      if (act === 'error') throw new BpmnError('not-lawful', '不合法', { reason: '专业未覆盖' })
      if (act === 'final') throw new FinalFailure('no retry helps')
      if (act === 'once' && attempts === 1) throw new Error('at first')
      if (act === 'away' && attempts <= 4) throw Object.assign(new Error('store away'), { code: 'ECONNREFUSED' })
      if (act === 'bad-output') return { result: 7 as never }
      return { result: `${caseId} ${processInstanceKey}` }
    },
  })

  before(async () => {
    const [port] = await freePorts(1)
    platform = await startPlatform({ exporter: { url: `http://127.0.0.1:${port}`, ...credentials, epoch: 'e1', bulkSize: 10 } })
    stream = await openStream(platform.mongoUri, { port: port! })
    const address = { grpc: platform.zeebeGrpcAddress, rest: platform.zeebeRestUrl }
    client = createEngineClient(address)
    await client.deploy([
      { name: 'small.bpmn', content: oneServiceTask('small', 'small-work') },
      { name: 'small-human.bpmn', content: humanTasks() },
      { name: 'small-form.form', content: smallForm() },
    ])
    adapter = startJobAdapter({ address, definitions: [worker as unknown as JobWorkerDefinition], deps: {} as WorkerDeps, log })
  })
  after(async () => {
    await adapter?.stop(2000)
    await client?.close()
    await stream?.close()
    await platform?.stop()
  })
  it('is reached over HTTP by who started it only: another user or a web page of this machine finds nothing, and what isn\'t needed is off (Z5)', async () => {
    const status = async (method: string, address: string) => (await fetch(address, { method })).status
    const [rest, management] = [new URL(platform.zeebeRestUrl).origin, new URL(platform.managementUrl).origin]
    for (const path of ['/v1/topology', '/v2/topology', '/actuator/health']) expect(await status('GET', rest + path), path).to.equal(404)
    for (const path of ['/actuator/health/readiness', '/actuator/partitions', '/actuator/clock', '/actuator']) expect(await status('GET', management + path), path).to.equal(404)
    for (const path of ['/actuator/partitions/pauseProcessing', '/actuator/exporting/pause', '/actuator/banning/1', '/actuator/clock/add']) expect(await status('POST', management + path), path).to.equal(404)
    for (const path of ['exporting', 'banning', 'env', 'configprops', 'loggers', 'prometheus', 'backups']) expect(await status('GET', `${platform.managementUrl}/actuator/${path}`), path).to.equal(404)
    expect(await status('GET', `${platform.managementUrl}/actuator/health/readiness`)).to.equal(200)
    expect(await status('GET', `${platform.zeebeRestUrl}/v1/topology`)).to.equal(200)
  })

  beforeEach(() => {
    attempts = 0
  })

  async function until<T>(ask: () => Promise<T | null | undefined | false>, seconds = 20): Promise<T> {
    for (let left = seconds * 20; left > 0; left--) {
      const answer = await ask()
      if (answer) return answer
      await sleep(50)
    }
    throw new Error('did not happen in time')
  }
  const find = (name: string, filter: object) => stream.store.collection(name).find(filter).toArray()
  const progressWith = (processInstanceKey: string, more: object) => until(async () => (await find('progress', { processInstanceKey, ...more }))[0], 60)
  const start = async (act: string) => (await client.createInstance('small', { caseId: `C-${act}`, act })).processInstanceKey
  const passed = (progress: Record<string, unknown>) => (progress.elements as { elementId: string }[]).map(({ elementId }) => elementId)

  it('completes jobs; the case id comes from the variables', async () => {
    const progress = await progressWith(await start('complete'), { state: 'completed' })
    expect(progress.caseId).to.equal('C-complete')
    expect(passed(progress)).to.deep.equal(['StartEvent_1', 'Task_Work', 'End_Done'])
    expect(progress.flows).to.deep.equal(['Flow_1', 'Flow_2'])
    const [model] = await find('deployedModels', { processDefinitionKey: progress.processDefinitionKey })
    expect(model).to.include({ processId: 'small', version: 1, name: '测试 & 样例', xml: oneServiceTask('small', 'small-work').toString() })
  })

  it('throws BPMN errors to the model', async () => {
    const progress = await progressWith(await start('error'), { state: 'completed' })
    expect(passed(progress)).to.include.members(['Boundary_Error', 'End_Error'])
  })

  it('tries again after a failure, and as often as needed while the store is away', async () => {
    await progressWith(await start('once'), { state: 'completed' })
    expect(attempts).to.equal(2)
    attempts = 0
    const progress = await progressWith(await start('away'), { state: 'completed' })
    expect(attempts).to.equal(5)
    expect(progress.incidents).to.deep.equal([])
  })

  it('makes an incident of what no retry can heal, and goes on when it is resolved', async () => {
    const processInstanceKey = await start('final')
    const { incidents } = await progressWith(processInstanceKey, { 'incidents.0': { $exists: true } })
    expect(incidents[0]).to.include({ type: 'JOB_NO_RETRIES', elementId: 'Task_Work' })
    expect(incidents[0].message).to.contain('no retry helps')
    expect(attempts).to.equal(1)
    await client.setVariables(processInstanceKey, { act: 'complete' })
    expect(await client.resolveIncident(incidents[0].key, incidents[0].jobKey)).to.equal('done')
    const progress = await progressWith(processInstanceKey, { state: 'completed' })
    expect(progress.incidents[0].resolvedAt).to.be.instanceOf(Date)
    expect(await client.resolveIncident(incidents[0].key)).to.equal('not-found')
  })

  it('fails jobs whose input or output does not fit, saying which field', async () => {
    for (const [act, field] of [['nonsense', 'act'], ['bad-output', 'result']] as const) {
      const processInstanceKey = await start(act)
      const { incidents } = await progressWith(processInstanceKey, { 'incidents.0': { $exists: true } })
      expect(incidents[0].message).to.contain(field)
      expect(await client.cancelInstance(processInstanceKey)).to.equal('done')
      await progressWith(processInstanceKey, { state: 'terminated' })
      expect(await client.cancelInstance(processInstanceKey)).to.equal('not-found')
    }
  })

  it('starts a case once however often it is told to, and shows its human tasks', async () => {
    const problems = [1, 2].map((n) => ({ problemId: `P${n}`, group: 'enterprise:E1', dueAt: `2027-0${n}-15T10:00:00+08:00` }))
    const message = { name: 'small-start', correlationKey: 'C-human', messageId: 'C-human', variables: { caseId: 'C-human', problems } }
    expect(await client.publishMessage(message)).to.equal('published')
    expect(await client.publishMessage(message)).to.equal('published-before')
    const open = (elementId: string, count: number) =>
      until(async () => {
        const tasks = await find('humanTasks', { caseId: 'C-human', elementId, state: 'open' })
        return tasks.length === count && tasks
      })
    const tasks = await open('Task_Report', 2)
    expect(tasks.map(({ variables }) => variables.problem).sort((a, b) => a.problemId.localeCompare(b.problemId))).to.deep.equal(problems)
    expect(tasks[0]).to.deep.include({ formId: 'small-form', candidateGroups: ['enterprise:E1'], processId: 'small-human' })
    expect(tasks.map(({ dueAt }) => dueAt.toISOString()).sort()).to.deep.equal(['2027-01-15T02:00:00.000Z', '2027-02-15T02:00:00.000Z'])

    for (const objectionId of ['O1', 'O2']) await client.publishMessage({ name: 'small-objection', correlationKey: 'C-human', messageId: objectionId, variables: { objectionId } })
    const objections = await open('Task_Investigate', 2)
    expect(objections.map(({ variables }) => variables.objectionId).sort()).to.deep.equal(['O1', 'O2'])

    const key = tasks[0]!.userTaskKey as string
    expect(await client.assignTask(key, 'A1')).to.equal('done')
    await until(async () => (await find('humanTasks', { userTaskKey: key, assignee: 'A1' }))[0])
    expect(await client.unassignTask(key)).to.equal('done')
    for (const task of [...objections, ...tasks]) expect(await client.completeTask(task.userTaskKey, {})).to.equal('done')
    expect(await client.completeTask(key, {})).to.equal('not-found')

    const deadline = await until(async () => (await find('deadlines', { caseId: 'C-human', state: 'pending' }))[0])
    await platform.addClock(3 * 86_400_000)
    await until(async () => (await find('progress', { caseId: 'C-human', state: 'completed' }))[0])
    expect((await find('deadlines', { _id: deadline._id }))[0]).to.include({ state: 'expired', elementId: 'Catch_Wait' })
    expect(await find('humanTasks', { caseId: 'C-human', state: 'open' })).to.deep.equal([])
  })

  it('goes on after the engine was killed; what it sends again changes nothing', async () => {
    const done = await progressWith(await start('complete'), { state: 'completed' })
    await platform.killEngine()
    await platform.restartEngine()
    const progress = await progressWith(await start('complete'), { state: 'completed' })
    expect(progress.caseId).to.equal('C-complete')
    expect((await find('progress', { _id: done._id }))[0]).to.deep.equal(done)
    expect(adapter.health()).to.have.length(1)
    expect(adapter.health()[0]).to.include({ type: 'small-work', stalls: 0 })
  })

  it('says when the engine takes no work, and when little disk is free (K3)', async () => {
    const told: boolean[] = []
    stream.events.on('engine-changed', ({ paused }) => told.push(paused))
    let free = 600 * 1024 * 1024
    const options = { ...stream, epoch: 'e1', managementUrl: platform.managementUrl, clock: platform.clock, log }
    const health = watchEngineHealth({ ...options, interval: 3_600_000, freeBytes: async () => free })
    const command = async (what: string) => expect((await fetch(`${platform.managementUrl}/actuator/partitions/${what}Processing`, { method: 'POST' })).ok).to.equal(true)
    try {
      expect(await health.measure()).to.include({ paused: false, diskLow: true, freeBytes: free })
      await command('pause')
      await until(async () => (await health.measure()).paused)
      free = 50 * 1024 ** 3
      await command('resume')
      expect(await until(async () => ((one) => !one.paused && one)(await health.measure()))).to.include({ diskLow: false })
      expect(told).to.deep.equal([true, false])
    } finally {
      health.stop()
    }
  })

  it('measures health and lag, and rebuilds an equal result', async () => {
    const health = watchEngineHealth({ ...stream, epoch: 'e1', managementUrl: platform.managementUrl, jobs: adapter, clock: platform.clock, log })
    const measured = await until(async () => {
      const found = await health.measure()
      return found.lagRecords === 0 && found
    })
    health.stop()
    expect(measured).to.include({ ready: true, epoch: 'e1', setAside: 0, lagMilliseconds: 0 })
    expect(measured.partitions[0]!.exportedPosition).to.be.greaterThan(0)
    const { corrected, records } = await rebuildProjections(stream.store, log)
    expect(records).to.be.greaterThan(100)
    expect(corrected).to.deep.equal({ progress: 0, humanTasks: 0, deadlines: 0, deployedModels: 0, deployedForms: 0 })
  })
})
