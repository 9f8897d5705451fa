import { EventEmitter } from 'node:events'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import pino from 'pino'
import { workers } from '../../workers/index.js'
import type { Config } from '../../src/config.js'
import type { ChangeEventMap, ChangeEvents } from '../../src/domain/change-events.js'
import type { Grade } from '../../src/domain/grade.js'
import type { Actor } from '../../src/domain/role.js'
import { readResources } from '../../src/engine/deployment.js'
import { createEngineClient, type EngineClient } from '../../src/engine/engine-client.js'
import { startJobAdapter } from '../../src/engine/job-adapter.js'
import { createRecordStream } from '../../src/engine/record-stream.js'
import { openInstance } from '../../src/instance.js'
import { openDoor } from '../../src/listen.js'
import { sampleCreditCode, sampleEnterprises } from '../../src/sample/sample-enterprises.js'
import { sampleSelfEvaluation } from '../../src/sample/sample-self-evaluation.js'
import { createServices, type Services } from '../../src/services.js'
import { connectStore, createIndexes, type Store } from '../../src/store/connection.js'
import { enterprisesOf, type Enterprise } from '../../src/store/models/enterprises.js'
import { selfEvaluationsOf } from '../../src/store/models/self-evaluations.js'
import { publishYears } from '../support/calendar-year.js'
import { startPlatform, type Platform } from '../support/platform.js'
import { annex2, pack } from './papers.js'
import { Walk } from './walk.js'

/** The sample region with everything real: engine, store, record stream, workers, services. Only HTTP is left out. */
export interface Region {
  platform: Platform
  store: Store
  services: Services
  engine: EngineClient
  /** Submits an application of a new enterprise. */
  apply(grade?: Grade, change?: Partial<ReturnType<typeof annex2>>): Promise<Walk>
  stop(): Promise<void>
}

const root = path.resolve(import.meta.dirname, '../..')
const user = { username: 'engine', password: 'only-for-this-test' }
const silent = pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' })

let shared: Promise<Region> | undefined
let walked = 0

/** How many applications were submitted in this run. */
export const casesWalked = (): number => walked

/** The region all files of this run share: starting an engine costs more than most paths. Its clock only grows. */
export const theRegion = (): Promise<Region> => (shared ??= openRegion())

after(async function () {
  this.timeout(60_000)
  await shared?.then(({ stop }) => stop(), () => undefined)
})

async function openRegion(): Promise<Region> {
  const closers: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    return await open(closers, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function open(closers: (() => Promise<unknown>)[], stop: () => Promise<void>): Promise<Region> {
  const epoch = `t${randomUUID().slice(0, 8)}`
  const door = await openDoor(0, '127.0.0.1', 'INTAKE_PORT')
  closers.push(() => door.close(1_000))
  const platform = await startPlatform({ exporter: { url: `http://127.0.0.1:${door.port}`, ...user, epoch, bulkSize: 1, bulkDelaySeconds: 1 } })
  closers.push(() => platform.stop())
  const store = await connectStore(platform.mongoUri)
  closers.push(() => store.close())
  await createIndexes(store)
  await openInstance(store, { production: false } as Config, epoch, platform.clock.now())
  // walks pass years; those that are about unpublished ones say so
  await publishYears(store, platform.clock.now(), 20)
  const events: ChangeEvents = new EventEmitter<ChangeEventMap>()
  const stream = createRecordStream({ store, events, log: silent, credentials: user, gather: 5 })
  door.receive(express().use(stream.intake))
  const address = { grpc: platform.zeebeGrpcAddress, rest: platform.zeebeRestUrl, management: platform.managementUrl }
  const engine = createEngineClient(address)
  const services = await createServices({
    ...{ store, clock: platform.clock, events, log: silent, engine, engineAddress: address, projector: stream.projector, records: stream.records },
    dataDir: path.join(platform.folder, 'data'),
    publicUrl: 'http://localhost:3000',
    mail: { from: '达标 <dabiao@localhost.invalid>' },
    sample: true,
    settings: { limits: { signInPerQuarterHour: 30 } } as never,
  })
  await services.seed()
  await engine.deploy(await readResources(path.join(root, 'processes')))
  await stream.projector.start()
  closers.push(() => stream.projector.stop(), () => engine.close(), () => services.stop())
  await services.begin()
  const adapter = startJobAdapter({ address, definitions: workers, deps: services.workerDeps, log: silent })
  closers.push(() => adapter.stop())

  const [, ...models] = sampleEnterprises(pack, platform.clock.now())
  let number = 0
  return {
    ...{ platform, store, services, engine, stop },
    async apply(grade = '3', change = {}) {
      number += 1
      walked += 1
      const _id = `T${String(number).padStart(4, '0')}`
      const now = platform.clock.now()
      const enterprise: Enterprise = { ...models.find((one) => one.industry === 'machinery')!, _id, name: `试验·𠮷机械${number}`, creditCode: sampleCreditCode(`1${_id.slice(1)}`) }
      await enterprisesOf(store).create(enterprise)
      const report = { ...sampleSelfEvaluation(enterprise, now), grade }
      const selfEvaluationId = `SE-${_id}`
      await selfEvaluationsOf(store).create({ _id: selfEvaluationId, enterpriseId: _id, report, submittedAt: now, submittedBy: `A-${_id}` })
      const actor: Actor = { accountId: `A-${_id}`, displayName: enterprise.name, role: 'enterprise', regionCode: enterprise.regionCode, industries: [], enterpriseId: _id }
      const application = annex2(enterprise, selfEvaluationId, now, grade)
      const { caseId } = await services.api.commands.submitApplication(actor, randomUUID(), { ...application, ...change })
      return new Walk({ store, services, platform, engine }, actor, caseId)
    },
  }
}

/** Asks until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | null | false>, seconds = 45): Promise<T> {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > end) throw new Error(`did not happen in ${seconds} s: ${what}`)
    await sleep(30)
  }
}
