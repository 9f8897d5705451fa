import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { endProcess, startMarkOf, type ProcessIdentity } from './process-identity.js'

/** Writes down a child, so that the next start finds it should this process be killed outright. */
export async function writePidFile(file: string, pid: number): Promise<void> {
  const startMark = await startMarkOf(pid)
  if (!startMark) return
  await mkdir(path.dirname(file), { recursive: true })
  // Written beside and renamed: a reader never sees half a file.
  await writeFile(`${file}.new`, JSON.stringify({ pid, startMark } satisfies ProcessIdentity))
  await rename(`${file}.new`, file)
}

/** The process written down, or undefined where there is no readable file. */
export async function readPidFile(file: string): Promise<ProcessIdentity | undefined> {
  try {
    const { pid, startMark } = JSON.parse(await readFile(file, 'utf8')) as Partial<ProcessIdentity>
    return typeof pid === 'number' && typeof startMark === 'string' ? { pid, startMark } : undefined
  } catch {
    return undefined
  }
}

/** Ends the process written down, if that very process still runs, and removes the file. */
export async function endOrphan(file: string): Promise<boolean> {
  const identity = await readPidFile(file)
  const ended = identity ? await endProcess(identity) : false
  await rm(file, { force: true })
  return ended
}
