import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import { startChild, type Child, type ChildExit } from '../runtime/child.js'
import { freePorts } from '../runtime/free-port.js'
import { endOrphan } from '../runtime/pid-file.js'
import { exporterEnvironment, type ExporterSettings } from './engine-exporter.js'
import { readinessOf } from './engine-management.js'

export interface EngineOptions {
  /** Folder of the unpacked distribution. */
  home: string
  javaHome: string
  /** Holds the engine's state; created when missing. */
  dataFolder: string
  logFolder: string
  /** Emptied at each start: the engine unpacks its native libraries here. */
  temporaryFolder: string
  pidFile: string
  /** Lets tests and the sample instance move the clock. Never in production. */
  clockControlled: boolean
  exporter?: ExporterSettings
  /** Ports of an earlier start, so that open clients find the engine again. */
  ports?: EnginePorts
  heap?: string
}

export interface EnginePorts {
  grpc: number
  rest: number
  management: number
  command: number
  internal: number
  /** Path that REST gateway and actuator answer below: nobody but this process knows it, so no other user and no web page reaches them. */
  path: string
}

export interface EngineHandle {
  /** host:port */
  grpcAddress: string
  restUrl: string
  managementUrl: string
  ports: EnginePorts
  pid: number
  exited: Promise<ChildExit>
  stop(): Promise<void>
  kill(): Promise<void>
}

/** Starts the engine on loopback and resolves once it is ready to take commands. */
export async function startEngine(options: EngineOptions): Promise<EngineHandle> {
  if (options.ports) return startOn(options, options.ports)
  // Between finding free ports and using them somebody else may take one: once more with others.
  return startOn(options, await freeEnginePorts()).catch(async (error: unknown) => {
    if (!(error instanceof EndedEarly)) throw error
    return startOn(options, await freeEnginePorts())
  })
}

class EndedEarly extends Error {}

async function startOn(options: EngineOptions, ports: EnginePorts): Promise<EngineHandle> {
  await endOrphan(options.pidFile)
  await rm(options.temporaryFolder, { recursive: true, force: true })
  await Promise.all([options.dataFolder, options.logFolder, options.temporaryFolder].map((folder) => mkdir(folder, { recursive: true })))
  const child = await startChild({
    name: 'engine',
    command: path.join(options.javaHome, 'bin', 'java'),
    args: [...javaArguments(options), await mainClassOf(options.home)],
    env: environment(options, ports),
    logFile: path.join(options.logFolder, 'engine.log'),
    pidFile: options.pidFile,
  })
  const managementUrl = `http://127.0.0.1:${ports.management}${ports.path}`
  await untilReady(child, managementUrl, 120_000)
  return {
    grpcAddress: `127.0.0.1:${ports.grpc}`,
    restUrl: `http://127.0.0.1:${ports.rest}${ports.path}`,
    managementUrl,
    ports,
    pid: child.pid,
    exited: child.exited,
    stop: () => child.stop(20_000),
    kill: () => child.kill(),
  }
}

async function freeEnginePorts(): Promise<EnginePorts> {
  const [grpc, rest, management, command, internal] = (await freePorts(5)) as [number, number, number, number, number]
  return { grpc, rest, management, command, internal, path: `/${randomBytes(24).toString('base64url')}` }
}

function javaArguments({ home, logFolder, temporaryFolder, heap = '512m' }: EngineOptions): string[] {
  return [
    `-Xmx${heap}`,
    '-XX:+UseSerialGC',
    '-XX:-UsePerfData',
    '-XX:+ExitOnOutOfMemoryError',
    '-Dfile.encoding=UTF-8',
    '-Xshare:auto',
    `-Djava.io.tmpdir=${temporaryFolder}`,
    // The log configuration of the distribution writes to `${app.home}/logs`.
    `-Dapp.home=${path.dirname(logFolder)}`,
    `-Dbasedir=${home}`,
    '-classpath',
    `${path.join(home, 'config')}${path.delimiter}${path.join(home, 'lib')}${path.sep}*`,
  ]
}

/** The class differs between versions; the distribution's own start script names it. */
async function mainClassOf(home: string): Promise<string> {
  const script = await readFile(path.join(home, 'bin', 'broker'), 'utf8')
  const name = /^\s*(io\.camunda\.\S+)\s*\\?$/m.exec(script)?.[1]
  if (!name) throw new Error(`no main class in ${home}/bin/broker`)
  return name
}

function environment(options: EngineOptions, ports: EnginePorts): NodeJS.ProcessEnv {
  // Settings of another engine in the user's shell must not reach this one.
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(ZEEBE_|CAMUNDA_|SERVER_|MANAGEMENT_|SPRING_)/.test(name)))
  return {
    ...inherited,
    JAVA_HOME: options.javaHome,
    ZEEBE_LOG_APPENDER: 'RollingFile',
    SERVER_ADDRESS: '127.0.0.1',
    SERVER_PORT: String(ports.rest),
    // 8.5 answers by the one, 8.6 by the other
    SPRING_WEBFLUX_BASE_PATH: ports.path,
    SERVER_SERVLET_CONTEXT_PATH: ports.path,
    MANAGEMENT_SERVER_ADDRESS: '127.0.0.1',
    MANAGEMENT_SERVER_PORT: String(ports.management),
    MANAGEMENT_SERVER_BASE_PATH: ports.path,
    // readiness, positions of the partitions, and the clock of a sample instance; nothing that bans, pauses the export or tells settings
    MANAGEMENT_ENDPOINTS_ENABLED_BY_DEFAULT: 'false',
    ...Object.fromEntries(endpoints(options).map((name) => [`MANAGEMENT_ENDPOINT_${name.toUpperCase()}_ENABLED`, 'true'])),
    MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE: endpoints(options).join(),
    ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(ports.command),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(ports.internal),
    ZEEBE_BROKER_GATEWAY_ENABLE: 'true',
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(ports.grpc),
    ZEEBE_BROKER_DATA_DIRECTORY: path.resolve(options.dataFolder),
    ZEEBE_BROKER_DATA_LOGSEGMENTSIZE: '16MB',
    ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT: '64MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '512MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '256MB',
    ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT: '1',
    ZEEBE_BROKER_DATA_SNAPSHOTPERIOD: '1m',
    ZEEBE_CLOCK_CONTROLLED: String(options.clockControlled),
    ...(options.exporter ? exporterEnvironment(options.exporter) : {}),
  }
}

const endpoints = ({ clockControlled }: EngineOptions): string[] => ['health', 'partitions', ...(clockControlled ? ['clock'] : [])]

async function untilReady(child: Child, managementUrl: string, timeoutMilliseconds: number): Promise<void> {
  let ended = false
  void child.exited.then(() => (ended = true))
  const deadline = Date.now() + timeoutMilliseconds
  for (;;) {
    if (ended) throw new EndedEarly(`engine ended before it was ready:\n${child.lastLines().join('\n')}`)
    if (await readinessOf(managementUrl)) return
    if (Date.now() > deadline) {
      await child.kill()
      throw new Error(`engine was not ready within ${timeoutMilliseconds / 1000} s:\n${child.lastLines().join('\n')}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
