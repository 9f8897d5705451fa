import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchEnvironment, nodeFlags } from '../../scripts/launch.mjs'
import { freePorts } from '../../src/runtime/free-port.js'
import { readPidFile } from '../../src/runtime/pid-file.js'
import { startMarkOf } from '../../src/runtime/process-identity.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The whole application as `npm start` runs it, in a process of its own with a data folder of its own. */
export class ApplicationProcess {
  #process: ChildProcess | undefined
  #output = ''

  private constructor(
    readonly dataFolder: string,
    readonly port: number,
    readonly settings: NodeJS.ProcessEnv,
  ) {}

  static async in(dataFolder: string, settings: NodeJS.ProcessEnv = {}): Promise<ApplicationProcess> {
    const [port] = await freePorts(1)
    return new ApplicationProcess(dataFolder, port!, settings)
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }
  get pid(): number {
    if (!this.#process?.pid) throw new Error('the application does not run')
    return this.#process.pid
  }
  get output(): string {
    return this.#output
  }
  get running(): boolean {
    return this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null
  }

  /** Starts it and resolves when it has greeted. Milliseconds it took. */
  async start(timeout = 180_000): Promise<number> {
    const began = Date.now()
    const limits = { SIGN_INS_PER_QUARTER_HOUR: '100000', PUBLIC_FORMS_PER_HOUR: '100000', REQUESTS_PER_MINUTE: '1000000' }
    const child = spawn(process.execPath, [...nodeFlags, '--import', 'tsx', 'src/main.ts'], {
      cwd: root,
      env: { ...launchEnvironment, NODE_ENV: 'test', ...limits, ...this.settings, DATA_DIR: this.dataFolder, PORT: String(this.port), MONGODB_URI: '', ZEEBE_GRPC_ADDRESS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = child
    this.#output = ''
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no greeting within ${timeout / 1000} s:\n${this.#output}`)), timeout)
      const look = (chunk: Buffer) => {
        this.#output += chunk.toString()
        if (this.#output.includes('Ctrl-C')) resolve()
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      child.once('exit', (code, signal) => reject(new Error(`the application ended with ${code ?? signal}:\n${this.#output}`)))
      child.once('exit', () => clearTimeout(timer))
    })
    return Date.now() - began
  }

  /** kill -9; resolves when it is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** SIGTERM; resolves with the exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process
    if (!child || !this.running) return child?.exitCode ?? null
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
    return child.exitCode
  }

  /** The process id of a child as it runs now, or undefined while it is down. */
  async childPid(name: 'engine' | 'store'): Promise<number | undefined> {
    const identity = await readPidFile(path.join(this.dataFolder, 'run', `${name}.json`))
    return identity && (await startMarkOf(identity.pid)) === identity.startMark ? identity.pid : undefined
  }

  /** Lines of the application's log that hold a text. */
  async logLines(text: string): Promise<string[]> {
    const log = await readFile(path.join(this.dataFolder, 'logs', 'application.log'), 'utf8').catch(() => '')
    return log.split('\n').filter((line) => line.includes(text))
  }
}
