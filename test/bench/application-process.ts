import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { launchEnvironment, nodeFlags } from '../../scripts/launch.mjs'
import type { Platform } from '../support/platform.js'

export interface ApplicationProcess {
  url: string
  pid: number
  stop(): Promise<void>
}

/** The real application, started as `npm start` does, on the engine and the store of a platform. */
export async function startApplication(
  platform: Platform,
  settings: { port: number; intakePort: number; intakePassword: string; epoch: string },
  nodeArguments: string[] = [],
): Promise<ApplicationProcess> {
  const child = spawn(process.execPath, [...nodeFlags, ...nodeArguments, '--import', 'tsx', 'src/main.ts'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...launchEnvironment,
      PORT: String(settings.port),
      DATA_DIR: path.join(platform.folder, 'application'),
      MONGODB_URI: platform.mongoUri,
      ZEEBE_GRPC_ADDRESS: platform.zeebeGrpcAddress,
      ZEEBE_REST_ADDRESS: platform.zeebeRestUrl,
      ZEEBE_MANAGEMENT_ADDRESS: platform.managementUrl,
      ENGINE_EPOCH: settings.epoch,
      INTAKE_PORT: String(settings.intakePort),
      INTAKE_PASSWORD: settings.intakePassword,
    },
  })
  child.stdout!.resume()
  const url = `http://127.0.0.1:${settings.port}`
  await answering(url, child)
  return {
    url,
    pid: child.pid!,
    async stop() {
      if (child.exitCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let left = 600; left > 0; left--) {
    if (child.exitCode !== null) throw new Error(`the application ended with ${child.exitCode}`)
    if (await fetch(`${url}/api/session`).then((response) => response.ok, () => false)) return
    await sleep(100)
  }
  throw new Error('the application did not start within 60 s')
}

/** Resident memory of a process in MB; 0 where /proc can't be read. */
export async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
}
