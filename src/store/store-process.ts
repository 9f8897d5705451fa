import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { startChild, type Child, type ChildExit } from '../runtime/child.js'
import { freePorts } from '../runtime/free-port.js'
import { keptText } from '../runtime/kept-text.js'
import { endOrphan } from '../runtime/pid-file.js'
import { giveFirstPassword, knowsPassword, replacePassword, storeUser } from './store-password.js'

/** Which server is run: a real `mongod` or SecantusDB's Rust server. */
export interface StoreProgram {
  kind: 'mongod' | 'secantus'
  command: string
}

export interface StoreOptions {
  program: StoreProgram
  /** Holds the files of the database; created when missing. */
  dataFolder: string
  logFile: string
  pidFile: string
  /** Holds the store's password, readable by its owner only; made when missing. */
  passwordFile: string
  /** The port of an earlier start, so that open connections find the store again. */
  port?: number
  databaseName?: string
}

export interface StoreHandle {
  mongoUri: string
  port: number
  pid: number
  exited: Promise<ChildExit>
  stop(): Promise<void>
  kill(): Promise<void>
}

/**
 * Starts the store on loopback, closed to everybody who doesn't know its password, and resolves once it accepts connections. The password is
 * made at the first start of a data folder, also of one that was filled before there were passwords. Throws with the last lines the store
 * printed when it ends before.
 */
export async function startStore(options: StoreOptions): Promise<StoreHandle> {
  await endOrphan(options.pidFile)
  await mkdir(options.dataFolder, { recursive: true })
  const password = await keptText(options.passwordFile, /^[\w-]{40,}$/, () => randomBytes(32).toString('base64url'))
  let running = await launch(options, options.port, true)
  try {
    if (!(await knowsPassword(running.port, password)) && !(await giveFirstPassword(running.port, password))) {
      // The file with the password was lost, or the folder came without it: whoever owns the folder sets another one.
      await running.child.stop()
      running = await launch(options, running.port, false)
      await replacePassword(running.port, password)
      await running.child.stop()
      running = await launch(options, running.port, true)
    }
  } catch (error) {
    await running.child.kill()
    throw error
  }
  const { child, port } = running
  return {
    mongoUri: mongoUri(port, password, options.databaseName ?? 'dabiao'),
    port,
    pid: child.pid,
    exited: child.exited,
    stop: () => child.stop(),
    kill: () => child.kill(),
  }
}

async function launch(options: StoreOptions, wantedPort: number | undefined, asksForPassword: boolean): Promise<{ child: Child; port: number }> {
  const { kind, command } = options.program
  const port = wantedPort ?? (kind === 'mongod' ? (await freePorts(1))[0]! : 0)
  let listening: (port: number) => void
  const ready = new Promise<number>((resolve) => (listening = resolve))
  const child = await startChild({
    name: 'store',
    command,
    args: [...(kind === 'mongod' ? mongodArguments : secantusArguments)(options.dataFolder, port), ...(asksForPassword ? ['--auth'] : [])],
    env: process.env,
    logFile: options.logFile,
    pidFile: options.pidFile,
    onLine: (line) => {
      const address = /listening on \S+:(\d+)/.exec(line)
      if (address) listening(Number(address[1]))
      else if (line.includes('Waiting for connections')) listening(port)
    },
  })
  return { child, port: await firstOf(ready, child) }
}

// Acknowledged writes must survive a kill: SecantusDB loses them without --sync-on-commit. Its default cache of 4 GB is for servers.
const secantusArguments = (folder: string, port: number) =>
  ['--storage-path', folder, '--host', '127.0.0.1', '--port', String(port), '--sync-on-commit', '--cache-size', '256M', '--log-level', 'WARNING']

const mongodArguments = (folder: string, port: number) =>
  ['--dbpath', folder, '--bind_ip', '127.0.0.1', '--port', String(port), '--wiredTigerCacheSizeGB', '0.25', '--nounixsocket']

/** One behaviour for every kind of store: a direct connection, no retried writes (a standalone `mongod` has none); set here and nowhere else. */
function mongoUri(port: number, password: string, databaseName: string): string {
  return `mongodb://${storeUser}:${password}@127.0.0.1:${port}/${databaseName}?authSource=admin&directConnection=true&retryWrites=false`
}

async function firstOf(ready: Promise<number>, child: Child): Promise<number> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`store did not start within 60 s:\n${child.lastLines().join('\n')}`)), 60_000)
  })
  const ended = child.exited.then(({ code }) => {
    throw new Error(`store ended with ${code} before it was ready:\n${child.lastLines().join('\n')}`)
  })
  ended.catch(() => {})
  try {
    return await Promise.race([ready, ended, tooLate])
  } catch (error) {
    await child.kill()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

