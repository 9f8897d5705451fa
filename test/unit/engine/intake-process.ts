import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { launchEnvironment, nodeFlags } from '../../../scripts/launch.mjs'
import { basic, credentials, openStream } from './record-stream-fixture.js'

/** Intake and projector in a process of their own, with the memory that the application is given. */
export async function startIntakeProcess(mongoUri: string): Promise<{ post(body: string): Promise<number>; readonly running: boolean; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [...nodeFlags, '--import', 'tsx', fileURLToPath(import.meta.url)], {
    env: { ...launchEnvironment, INTAKE_STORE: mongoUri },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code, signal) => reject(new Error(`the intake ended with ${code ?? signal}`)))
  })
  return {
    async post(body) {
      const headers = { 'content-type': 'application/x-ndjson', authorization: basic(credentials) }
      return (await fetch(`${url}/_bulk`, { method: 'POST', body, headers })).status
    },
    get running() {
      return child.exitCode === null && child.signalCode === null
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

if (process.env.INTAKE_STORE && process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await openStream(process.env.INTAKE_STORE)
  console.log(url)
}
