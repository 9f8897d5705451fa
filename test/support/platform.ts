import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { OffsetClock } from '../../src/domain/clock.js'
import { ensureEngine, engineVersion } from '../../src/engine/engine-download.js'
import type { ExporterSettings } from '../../src/engine/engine-exporter.js'
import { findJavaHome } from '../../src/engine/engine-java.js'
import { addToEngineClock } from '../../src/engine/engine-management.js'
import { startEngine, type EngineHandle, type EngineOptions } from '../../src/engine/engine-process.js'
import { ensureStore } from '../../src/store/store-download.js'
import { startStore, type StoreHandle, type StoreOptions } from '../../src/store/store-process.js'

export interface PlatformOptions {
  /** Default true. */
  engine?: boolean
  /** Default true. */
  store?: boolean
  /** Where the engine sends its records; none without it. */
  exporter?: ExporterSettings
  /** Default true. */
  clockControlled?: boolean
}

/** An engine and a store of a test's own: own ports, own folders, gone after `stop`. */
export interface Platform {
  mongoUri: string
  /** host:port */
  zeebeGrpcAddress: string
  zeebeRestUrl: string
  managementUrl: string
  /** Temporary folder of this platform; tests may keep files in it. */
  folder: string
  /** The application's clock, moved together with the engine's. */
  clock: OffsetClock
  addClock(milliseconds: number): Promise<void>
  /** kill -9; the data stays. */
  killEngine(): Promise<void>
  killStore(): Promise<void>
  /** Starts again on the same ports and data (after a kill, or in order when still running); re-adds the clock's offset. */
  restartEngine(): Promise<void>
  restartStore(): Promise<void>
  enginePid(): number | undefined
  storePid(): number | undefined
  stop(): Promise<void>
}

/** Starts what a test needs. MONGODB_URI names a store that is used instead of an own one, with a database of the test's own. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'dabiao-test-'))
  const clock = new OffsetClock()
  const [storeOptions, engineOptions] = await Promise.all([storeOptionsIn(folder, options), engineOptionsIn(folder, options)])
  let store: StoreHandle | undefined
  let engine: EngineHandle | undefined
  const stop = async () => {
    await engine?.stop()
    await store?.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  const started = await Promise.allSettled([
    storeOptions && startStore(storeOptions).then((handle) => (store = handle)),
    engineOptions && startEngine(engineOptions).then((handle) => (engine = handle)),
  ])
  const failed = started.find((result) => result.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  const external = process.env.MONGODB_URI && new URL(process.env.MONGODB_URI)
  if (external) external.pathname = `/dabiao-test-${randomUUID().slice(0, 8)}`
  return {
    mongoUri: store?.mongoUri ?? (external ? external.href : ''),
    zeebeGrpcAddress: engine?.grpcAddress ?? '',
    zeebeRestUrl: engine?.restUrl ?? '',
    managementUrl: engine?.managementUrl ?? '',
    folder,
    clock,
    addClock: async (milliseconds) => {
      clock.add(milliseconds)
      if (engine) await addToEngineClock(engine.managementUrl, milliseconds)
    },
    killEngine: async () => engine?.kill(),
    killStore: async () => store?.kill(),
    restartEngine: async () => {
      if (!engine || !engineOptions) throw new Error('this platform has no engine')
      await engine.stop()
      engine = await startEngine({ ...engineOptions, ports: engine.ports })
      await addToEngineClock(engine.managementUrl, clock.offsetMilliseconds)
    },
    restartStore: async () => {
      if (!store || !storeOptions) throw new Error('this platform has no store of its own')
      await store.stop()
      store = await startStore({ ...storeOptions, port: store.port })
    },
    enginePid: () => engine?.pid,
    storePid: () => store?.pid,
    stop,
  }
}

async function storeOptionsIn(folder: string, options: PlatformOptions): Promise<StoreOptions | undefined> {
  if (options.store === false || process.env.MONGODB_URI) return undefined
  return {
    program: await ensureStore(),
    dataFolder: path.join(folder, 'store'),
    logFile: path.join(folder, 'logs', 'store.log'),
    pidFile: path.join(folder, 'run', 'store.json'),
    passwordFile: path.join(folder, 'store-password'),
  }
}

async function engineOptionsIn(folder: string, options: PlatformOptions): Promise<EngineOptions | undefined> {
  if (options.engine === false) return undefined
  const [home, javaHome] = await Promise.all([ensureEngine(engineVersion()), findJavaHome()])
  return {
    home,
    javaHome,
    dataFolder: path.join(folder, 'engine'),
    logFolder: path.join(folder, 'logs'),
    temporaryFolder: path.join(folder, 'tmp'),
    pidFile: path.join(folder, 'run', 'engine.json'),
    clockControlled: options.clockControlled ?? true,
    ...(options.exporter ? { exporter: options.exporter } : {}),
  }
}
