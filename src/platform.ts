import { randomBytes } from 'node:crypto'
import path from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.js'
import type { Clock } from './domain/clock.js'
import { ensureEngine } from './engine/engine-download.js'
import { findJavaHome } from './engine/engine-java.js'
import { addToEngineClock } from './engine/engine-management.js'
import { startEngine, type EngineHandle } from './engine/engine-process.js'
import { keptText } from './runtime/kept-text.js'
import { supervise } from './runtime/supervise.js'
import { ensureStore } from './store/store-download.js'
import { startStore, type StoreHandle } from './store/store-process.js'

/** Something that runs and can be ended. */
export interface Running<T> {
  address: T
  stop(): Promise<void>
}
export interface EngineAddresses {
  grpc: string
  rest: string
  management?: string
  credentials?: 'none' | 'environment'
}

/** The operator's store, or one started as a child and kept running. */
export async function openStore(config: Config, log: Logger): Promise<Running<string>> {
  if (config.mongodbUri) return { address: config.mongodbUri, stop: async () => {} }
  const program = await ensureStore()
  const supervised = await supervise<StoreHandle>({
    name: 'store',
    log,
    backOff: 200,
    start: (previous) =>
      startStore({
        program,
        // The two programs' files are not each other's.
        dataFolder: path.join(config.dataDir, program.kind === 'mongod' ? 'mongodb' : 'store'),
        logFile: path.join(config.dataDir, 'logs', 'store.log'),
        pidFile: path.join(config.dataDir, 'run', 'store.json'),
        passwordFile: path.join(config.dataDir, 'store-password'),
        ...(previous ? { port: previous.port } : {}),
      }),
  })
  return { address: supervised.current().mongoUri, stop: supervised.stop }
}

export interface EngineStart {
  config: Config
  log: Logger
  epoch: string
  intake: { url: string; password: string }
  /** How far the application's clock is ahead; an engine that had to be restarted gets it back. */
  clock: Clock & { offsetMilliseconds: number }
}

/** The operator's engine, or one started as a child and kept running. */
export async function openEngine({ config, log, epoch, intake, clock }: EngineStart): Promise<Running<EngineAddresses>> {
  if (config.engine) return { address: config.engine, stop: async () => {} }
  const [home, javaHome] = await Promise.all([ensureEngine(config.engineVersion), findJavaHome()])
  const supervised = await supervise<EngineHandle>({
    name: 'engine',
    log,
    start: (previous) =>
      startEngine({
        home,
        javaHome,
        dataFolder: engineFolder(config),
        logFolder: path.join(config.dataDir, 'logs'),
        temporaryFolder: path.join(config.dataDir, 'run', 'engine-tmp'),
        pidFile: path.join(config.dataDir, 'run', 'engine.json'),
        clockControlled: !config.production,
        exporter: { url: intake.url, username: config.intake.username, password: intake.password, epoch, ...config.exporter },
        ...(previous ? { ports: previous.ports } : {}),
      }),
    restarted: async (handle) => {
      if (!config.production) await addToEngineClock(handle.managementUrl, clock.offsetMilliseconds)
    },
  })
  const { grpcAddress, restUrl, managementUrl } = supervised.current()
  return { address: { grpc: grpcAddress, rest: restUrl, management: managementUrl }, stop: supervised.stop }
}

/**
 * Tells one life of the engine's data from the next. It is kept inside the engine's folder: a wiped folder gets a new one by
 * itself, a copy that is put back keeps its own (docs/operations.md).
 */
export async function engineEpoch(config: Config): Promise<string> {
  if (config.engine) return config.engineEpoch ?? 'zeebe-record'
  const file = path.join(engineFolder(config), 'epoch')
  return keptText(file, /^[a-z0-9-]{1,40}$/, () => `e${randomBytes(5).toString('hex')}`)
}

/** The secret that signs session cookies: the operator's, or one made once for this data folder. */
export async function sessionSecret(config: Config): Promise<string> {
  if (config.sessionSecret) return config.sessionSecret
  return keptText(path.join(config.dataDir, 'session-secret'), /^.{32,}$/, () => randomBytes(32).toString('base64url'))
}

const engineFolder = (config: Config) => path.join(config.dataDir, 'engine')
