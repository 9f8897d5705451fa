import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Instance {
  address: string
  stop(): Promise<void>
}

let running: Promise<Instance> | undefined

/** The application as people run it, on an empty data folder and a port of its own; started once for all browser tests. E2E_URL names one that runs already. */
export function theInstance(): Promise<Instance> {
  running ??= process.env.E2E_URL ? Promise.resolve({ address: process.env.E2E_URL, stop: async () => {} }) : start()
  return running
}

after(async function () {
  this.timeout(60_000)
  await (await running?.catch(() => undefined))?.stop()
})

async function start(): Promise<Instance> {
  const [port, dataDir] = [await freePort(), await mkdtemp(path.join(os.tmpdir(), 'dabiao-e2e-'))]
  const address = `http://localhost:${port}`
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      PORT: String(port),
      DATA_DIR: dataDir,
      PUBLIC_URL: address,
      SIGN_INS_PER_QUARTER_HOUR: '10000',
      PUBLIC_FORMS_PER_HOUR: '1000',
      REQUESTS_PER_MINUTE: '100000',
    },
  })
  const stop = async () => {
    await ended(child)
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    await ready(child, address)
    return { address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Waits until the application says that it runs. */
function ready(child: ChildProcess, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes(address)) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the application ended with ${code}: ${said}`)))
    setTimeout(() => reject(new Error(`the application did not start in time: ${said}`)), 150_000).unref()
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000)
  await gone
  clearTimeout(late)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
