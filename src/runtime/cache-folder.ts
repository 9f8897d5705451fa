import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** Where downloads live, shared by every checkout of the user's. */
export function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache')
  return path.join(base, 'dabiao')
}

/**
 * Fills a folder in one step: `fill` works in a sibling that is renamed when complete, so a killed download leaves nothing
 * that looks finished. Siblings of earlier, killed attempts are removed.
 */
export async function fillOnce(folder: string, fill: (workFolder: string) => Promise<void>): Promise<void> {
  const parent = path.dirname(folder)
  const prefix = `.${path.basename(folder)}.part-`
  await mkdir(parent, { recursive: true })
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix) && (await idleSince(path.join(parent, name))) > 3_600_000) await rm(path.join(parent, name), { recursive: true, force: true })
  }
  const workFolder = await mkdtemp(path.join(parent, prefix))
  try {
    await fill(workFolder)
    await rename(workFolder, folder).catch(async (error: NodeJS.ErrnoException) => {
      // Somebody else finished first: theirs is as good.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
}

async function idleSince(folder: string): Promise<number> {
  return Date.now() - (await stat(folder).then((s) => s.mtimeMs, () => Date.now()))
}
