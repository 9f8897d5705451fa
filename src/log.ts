import { mkdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import pino, { type Logger } from 'pino'
import type { Config } from './config.js'

const largest = 20 * 1024 * 1024

/** The application's log: JSON lines in `<DATA_DIR>/logs/application.log` (the former file kept once it is large), or on stdout. */
export async function openLog({ dataDir, log }: Config): Promise<Logger> {
  const options = { level: log.level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }
  if (log.to === 'stdout') return pino(options)
  const file = path.join(dataDir, 'logs', 'application.log')
  await mkdir(path.dirname(file), { recursive: true })
  const size = await stat(file).then((s) => s.size, () => 0)
  if (size > largest) await rename(file, `${file}.1`)
  return pino(options, pino.destination({ dest: file, sync: true, append: true }))
}
