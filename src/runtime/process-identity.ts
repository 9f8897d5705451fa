import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** A process as it was seen once: its id alone is not enough, because the system gives ids out again. */
export interface ProcessIdentity {
  pid: number
  /** When the process started, in the system's own notation; compared for equality only. */
  startMark: string
}

/** The start mark of a running process, or undefined where none with that id runs (a zombie counts as gone). */
export async function startMarkOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return startMarkByPs(pid)
  try {
    const [stat, boot] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile('/proc/sys/kernel/random/boot_id', 'utf8')])
    // The name in parentheses may hold spaces and parentheses itself, so fields are counted after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${boot.trim()}:${fields[19]}`
  } catch {
    return undefined
  }
}

async function startMarkByPs(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)])
    return stdout.trim() || undefined
  } catch {
    return undefined
  }
}

/** Whether that very process still runs. */
export async function stillRuns(identity: ProcessIdentity): Promise<boolean> {
  const mark = await startMarkOf(identity.pid)
  return mark !== undefined && mark === identity.startMark
}

/**
 * Ends that very process: SIGTERM, then SIGKILL after the grace period. A process that merely got the same id is left alone.
 * @returns whether it was still running
 */
export async function endProcess(identity: ProcessIdentity, graceMilliseconds = 5_000): Promise<boolean> {
  if (!(await stillRuns(identity))) return false
  signal(identity.pid, 'SIGTERM')
  const deadline = Date.now() + graceMilliseconds
  while (await stillRuns(identity)) {
    if (Date.now() > deadline) signal(identity.pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return true
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended between the look and the signal.
  }
}
