import { chmod, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'

/**
 * What this process and its children write from now on is for its user alone: letters, logs and the store hold personal data. Called before
 * anything is written.
 */
export const keepFilesPrivate = (): void => void process.umask(0o077)

/**
 * Makes a data folder and those directly in it private, also where an earlier version left them open: whoever can't enter them reaches nothing
 * below. Returns the folders that could not be changed, which belong to somebody else.
 */
export async function makeFolderPrivate(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const below = (await readdir(folder, { withFileTypes: true })).map((entry) => ({ place: path.join(folder, entry.name), mode: entry.isDirectory() ? 0o700 : 0o600, link: entry.isSymbolicLink() }))
  const left: string[] = []
  for (const { place, mode, link } of [{ place: folder, mode: 0o700, link: false }, ...below]) {
    if (link) continue
    await chmod(place, mode).catch((error: NodeJS.ErrnoException) => {
      // a file may go meanwhile, such as the lock of a start that ends
      if (error.code !== 'ENOENT') left.push(place)
    })
  }
  return left
}
