import { EventEmitter } from 'node:events'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import express from 'express'
import type { Logger } from 'pino'
import { workers } from '../workers/index.js'
import { createApp } from './api/create-app.js'
import type { Config } from './config.js'
import type { ChangeEventMap, ChangeEvents } from './domain/change-events.js'
import { OffsetClock } from './domain/clock.js'
import { readResources } from './engine/deployment.js'
import { createEngineClient } from './engine/engine-client.js'
import { addToEngineClock } from './engine/engine-management.js'
import { startJobAdapter } from './engine/job-adapter.js'
import { createRecordStream } from './engine/record-stream.js'
import { greetingOf } from './greeting.js'
import { openInstance } from './instance.js'
import { openDoor } from './listen.js'
import { engineEpoch, openEngine, openStore, sessionSecret } from './platform.js'
import { createServices } from './services.js'
import { connectStore, createIndexes, type Store } from './store/connection.js'

const root = fileURLToPath(new URL('../', import.meta.url))

export interface Application {
  /** What is printed once the application can be used. */
  greeting(milliseconds: number): string
  /** Ends everything in order: requests, workers, background work, engine, intake, store. */
  stop(): Promise<void>
}

/** The parts in the order they are ended. */
const parts = ['requests', 'workers', 'services', 'engine client', 'engine', 'intake', 'projector', 'store connection', 'store'] as const
type Part = (typeof parts)[number]

/** Opens store, engine and services, deploys the procedures and begins to listen. What was opened is closed again if a later step fails. */
export async function openApplication(config: Config, log: Logger): Promise<Application> {
  const closers = new Map<Part, () => Promise<unknown>>()
  const stop = async (): Promise<void> => {
    for (const part of parts) {
      const close = closers.get(part)
      closers.delete(part)
      await close?.().catch((error: unknown) => log.error({ err: error, part }, 'could not be stopped in order'))
    }
    log.info('stopped')
  }
  try {
    return { greeting: await open(config, log, (part, close) => void closers.set(part, close)), stop }
  } catch (error) {
    log.fatal({ err: error }, 'start failed')
    await stop()
    throw error
  }
}

type OnStop = (part: Part, close: () => Promise<unknown>) => void

async function open(config: Config, log: Logger, onStop: OnStop): Promise<Application['greeting']> {
  const clock = new OffsetClock()
  const events: ChangeEvents = new EventEmitter<ChangeEventMap>()
  events.setMaxListeners(0)
  const password = config.intake.password ?? randomBytes(24).toString('base64url')

  const door = await openDoor(config.port, config.host, 'PORT')
  onStop('requests', () => {
    events.emit('closing')
    return door.close(5_000)
  })
  const intake = await openDoor(config.intake.port, config.intake.host, 'INTAKE_PORT')
  onStop('intake', () => intake.close(1_000))
  const epoch = await engineEpoch(config)
  const [store, engine] = await both(
    openStoreConnection(config, log, onStop),
    openEngine({ config, log, epoch, intake: { url: `http://127.0.0.1:${intake.port}`, password }, clock }).then((running) => {
      onStop('engine', running.stop)
      return running.address
    }),
  )
  const instance = await openInstance(store, config, epoch, clock.now())
  clock.add(instance.clockOffsetMilliseconds)
  if (instance.sample && engine.management) await addToEngineClock(engine.management, clock.offsetMilliseconds)

  const stream = createRecordStream({ store, events, log, credentials: { username: config.intake.username, password } })
  onStop('projector', stream.projector.stop)
  intake.receive(express().disable('x-powered-by').use(stream.intake))
  const client = createEngineClient(engine)
  onStop('engine client', client.close)

  const services = await createServices({
    store,
    clock,
    events,
    log,
    engine: client,
    engineAddress: engine,
    projector: stream.projector,
    records: stream.records,
    dataDir: config.dataDir,
    publicUrl: config.publicUrl,
    mail: config.mail,
    sample: instance.sample,
    uploadLimits: config.uploads,
    ...(config.mongodbUri ? {} : { storeFolder: config.dataDir }),
    settings: {
      production: config.production,
      secureCookie: config.publicUrl.startsWith('https:'),
      sessionSecret: await sessionSecret(config),
      version: '0.1.0',
      webRoot: path.join(root, 'modeler-ui', 'dist'),
      limits: config.limits,
      trustedProxies: config.trustedProxies,
    },
  })
  onStop('services', services.stop)
  await services.seed()
  await client.deploy(await readResources(path.join(root, 'processes')))
  await stream.projector.start()
  await services.begin()
  const adapter = startJobAdapter({ address: engine, definitions: workers, deps: services.workerDeps, log })
  onStop('workers', adapter.stop)

  door.receive(createApp(services.api))
  const facts = await services.greetingFacts()
  log.info({ port: config.port, epoch, sample: instance.sample }, 'started')
  return (milliseconds) => greetingOf(config, facts, milliseconds)
}

async function openStoreConnection(config: Config, log: Logger, onStop: OnStop): Promise<Store> {
  const running = await openStore(config, log)
  onStop('store', running.stop)
  const store = await connectStore(running.address)
  onStop('store connection', () => store.close())
  await createIndexes(store)
  return store
}

/** Both at once; when one fails the other is waited for, so that it can be stopped. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b])
  return [await a, await b]
}
