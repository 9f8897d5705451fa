import { spawn, type SpawnOptions } from 'node:child_process'
import { createInterface } from 'node:readline'
import { dyingWithParent } from './death-signal.js'

/** Runs a program to its end, hands each printed line on, and throws with the last lines when it fails. */
export async function runLogged(command: string, args: string[], options: SpawnOptions, onLine: (line: string) => void = () => {}): Promise<void> {
  const recent: string[] = []
  const child = spawn(...(await dyingWithParent(command, args)), { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const forward = () => child.kill('SIGTERM')
  process.once('exit', forward)
  for (const stream of [child.stdout!, child.stderr!]) {
    createInterface({ input: stream }).on('line', (line) => {
      recent.push(line)
      if (recent.length > 30) recent.shift()
      onLine(line)
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => process.off('exit', forward))
  if (code !== 0) throw new Error(`${command} ${args[0] ?? ''} ended with ${code}:\n${recent.join('\n')}`)
}
