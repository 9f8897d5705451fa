import { mkdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import pino, { type Logger } from 'pino'
import type { Config } from './config.js'

const largest = 20 * 1024 * 1024

/** Bytes held while the disk takes none; what is logged beyond is lost. */
const mostHeld = 1024 * 1024

/**
 * The application's log: JSON lines in `<DATA_DIR>/logs/application.log` (the former file kept once it is large), or on stdout. A disk that is
 * full, or an output that nobody reads, costs lines: it never ends the process, and the next line is written again where it can be.
 */
export async function openLog({ dataDir, log }: Config): Promise<Logger> {
  const options = { level: log.level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }
  if (log.to === 'stdout') return pino(options, lasting({ dest: 1, sync: true, maxLength: mostHeld }))
  const file = path.join(dataDir, 'logs', 'application.log')
  await mkdir(path.dirname(file), { recursive: true })
  const size = await stat(file).then((s) => s.size, () => 0)
  if (size > largest) await rename(file, `${file}.1`)
  return pino(options, lasting({ dest: file, sync: true, append: true, maxLength: mostHeld }))
}

function lasting(options: Parameters<typeof pino.destination>[0]): ReturnType<typeof pino.destination> {
  const destination = pino.destination(options)
  // emitted with each write that fails; without a listener it would be uncaught
  destination.on('error', () => undefined)
  return destination
}
