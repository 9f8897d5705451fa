import { createWriteStream, type WriteStream } from 'node:fs'

/** Real time after which a file that could not be written is opened again. Milliseconds. */
const patience = 10_000
/** Bytes held while the disk takes none; what comes beyond is lost. */
const mostHeld = 1024 * 1024

/**
 * Appends lines to a file for as long as the process runs. A disk that is full, or a file that can't be written, costs lines and nothing else: it is tried
 * again, and never ends the process.
 */
export function appendedLines(file: string, again = patience): { write(line: string): void; end(): void } {
  let stream: WriteStream | undefined
  let failedAt = -Infinity
  let ended = false
  const open = (): WriteStream => {
    const opened = createWriteStream(file, { flags: 'a' })
    opened.on('error', () => {
      failedAt = performance.now()
      stream = undefined
    })
    return opened
  }
  stream = open()
  return {
    write(line) {
      if (!stream && !ended && performance.now() - failedAt > again) stream = open()
      if (stream && stream.writableLength < mostHeld) stream.write(`${line}\n`)
    },
    end() {
      ended = true
      stream?.end()
      stream = undefined
    },
  }
}
