import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
/** What the built web application is made of. */
const sources = ['modeler-ui', 'src/catalogue', 'src/domain', 'package-lock.json']

/** Whether the built web application is there and nothing it is made of is newer. */
export function webIsCurrent(): boolean {
  const built = path.join(root, 'modeler-ui', 'dist', 'index.html')
  if (!existsSync(built)) return false
  const builtAt = statSync(built).mtimeMs
  return sources.every((name) => newest(path.join(root, name)) <= builtAt)
}

/** Milliseconds of the latest change under a file or folder; 0 where there is none. */
function newest(file: string): number {
  if (!existsSync(file)) return 0
  const stats = statSync(file)
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(file)
    .filter((name) => name !== 'dist' && name !== 'node_modules')
    .reduce((latest, name) => Math.max(latest, newest(path.join(file, name))), 0)
}
