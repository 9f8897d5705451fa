import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MissingPrerequisite } from './missing-prerequisite.js'
import { startMarkOf, stillRuns, type ProcessIdentity } from './process-identity.js'

/** A stale lock that can't be moved away, or many starts at once: after as many looks, 20 ms apart, the start gives up. */
const mostAttempts = 100

/** How long a start waits for a former one that may be ending, and for one that says it is. Milliseconds. */
const mayBeEnding = 3_000
const isEnding = 60_000

export interface DataLock {
  /** Says that this process is ending: a start that comes meanwhile waits for it. */
  ending(): Promise<void>
  release(): Promise<void>
}
interface Holder extends ProcessIdentity {
  ending?: boolean
}

/**
 * Takes a data folder for this process alone. A lock left by a killed process is taken over; a process that is ending is waited for, and `say` told so once.
 * Throws `MissingPrerequisite` where another process has it and goes on, or where the folder can't be written.
 */
export async function lockDataFolder(folder: string, say: (chinese: string, english: string) => void = () => undefined): Promise<DataLock> {
  const file = path.join(folder, 'dabiao.lock')
  const mine: ProcessIdentity = { pid: process.pid, startMark: (await startMarkOf(process.pid)) ?? '' }
  const candidate = `${file}.${process.pid}`
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(candidate, JSON.stringify(mine))
  } catch (error) {
    throw unwritable(folder, error as NodeJS.ErrnoException)
  }
  const began = Date.now()
  let told = false
  try {
    for (let tried = 0; ; tried++) {
      // A hard link appears whole or not at all, so nobody reads half a lock.
      const taken = await link(candidate, file).then(() => true, (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw unwritable(folder, error)
        return false
      })
      if (taken) return heldBy(file, mine)
      const holder = await readLock(file)
      if (tried === mostAttempts) throw unwritable(folder, { name: 'Error', message: 'a lock left over stays', code: 'EBUSY' })
      if (tried > 0) await sleep(20)
      if (holder && (await stillRuns(holder))) {
        if (Date.now() - began > (holder.ending ? isEnding : mayBeEnding)) throw inUse(folder, holder.pid)
        if (!told) say(`数据目录正被进程 ${holder.pid} 使用，等待它结束…`, `The data folder is in use by process ${holder.pid}; waiting for it to end …`)
        told = true
        tried = 0
        await sleep(100)
        continue
      }
      await setAside(file, holder)
    }
  } finally {
    await rm(candidate, { force: true })
  }
}

function heldBy(file: string, mine: ProcessIdentity): DataLock {
  return {
    async ending() {
      const next = `${file}.${process.pid}.ending`
      await writeFile(next, JSON.stringify({ ...mine, ending: true } satisfies Holder))
      await rename(next, file)
    },
    release: async () => void (await rm(file, { force: true })),
  }
}

async function readLock(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** Removes a stale lock; should another start have replaced it in between, that one is put back. */
async function setAside(file: string, stale: Holder | undefined): Promise<void> {
  const aside = `${file}.stale-${process.pid}`
  await rename(file, aside).catch(() => {})
  const moved = await readLock(aside)
  if (moved && JSON.stringify(moved) !== JSON.stringify(stale)) await link(aside, file).catch(() => {})
  await rm(aside, { force: true })
}

const inUse = (folder: string, pid: number) =>
  new MissingPrerequisite(
    `数据目录 ${folder} 正被另一个达标实例使用（进程 ${pid}）：请先停掉它，或用 DATA_DIR 指定另一个目录。`,
    `The data folder ${folder} is in use by another instance (process ${pid}): stop it first, or name another folder with DATA_DIR.`,
  )

const unwritable = (folder: string, error: NodeJS.ErrnoException) =>
  new MissingPrerequisite(
    `数据目录 ${folder} 不能写入（${error.code}）：请改正它的权限，或用 DATA_DIR 指定另一个目录。`,
    `The data folder ${folder} can't be written (${error.code}): correct its permissions, or name another one with DATA_DIR.`,
  )
