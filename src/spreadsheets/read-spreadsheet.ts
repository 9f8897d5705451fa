import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Refusal } from '../domain/errors.js'
import { dyingWithParent } from '../runtime/death-signal.js'
import { limits } from './limits.js'
import type { Sheet } from './sheet.js'
import type { SpreadsheetAnswer } from './spreadsheet-process.js'

const script = fileURLToPath(new URL('./spreadsheet-process.mjs', import.meta.url))
/** JSON of all characters that a sheet may have, each of three bytes, and what is around them. */
const mostAnswerBytes = limits.characters * 3 + limits.cells * 100

let running = 0
const waiting: (() => void)[] = []

/**
 * Reads the first visible sheet of an xlsx file that came from outside, in a process of its own with little memory and time: whatever the file does
 * there, the application goes on. Refuses `spreadsheet.not-xlsx`, `spreadsheet.locked`, `spreadsheet.too-large` (a limit was reached) and
 * `spreadsheet.busy` (too many wait already).
 */
export async function readSpreadsheet(bytes: Buffer, milliseconds: number = limits.milliseconds): Promise<Sheet> {
  if (running >= limits.atOnce) {
    if (waiting.length >= limits.waiting) throw new Refusal('spreadsheet.busy', 503)
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    const answer = await answerOf(bytes, milliseconds)
    if ('unreadable' in answer) throw new Refusal(answer.unreadable, 422)
    return answer.sheet
  } finally {
    // The place goes to the next one, or is free.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** Only what a program needs to start: secrets of the application stay away from foreign files. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}

async function answerOf(bytes: Buffer, milliseconds: number): Promise<SpreadsheetAnswer> {
  const [command, args] = await dyingWithParent(process.execPath, [`--max-old-space-size=${limits.heapMebibytes}`, script])
  const child = spawn(command, args, { env: bareEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] })
  const parts: Buffer[] = []
  let size = 0
  let said = ''
  let overLimit = false
  const giveUp = () => {
    overLimit = true
    child.kill('SIGKILL')
  }
  const timer = setTimeout(giveUp, milliseconds)
  child.stdout.on('data', (part: Buffer) => {
    size += part.length
    if (size > mostAnswerBytes) giveUp()
    else parts.push(part)
  })
  child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2_000)))
  // It may end before it has read everything; what it came to is known at its end.
  child.stdin.on('error', () => {})
  child.stdin.end(bytes)
  try {
    const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve({ code, signal }))
    })
    // Out of memory, V8 ends the process by a signal, or with the code a shell gives one.
    if (overLimit || signal || code === 134) return { unreadable: 'spreadsheet.too-large' }
    if (code !== 0) throw new Error(`the process that reads a workbook ended with ${code}: ${said}`)
    return JSON.parse(Buffer.concat(parts).toString()) as SpreadsheetAnswer
  } finally {
    clearTimeout(timer)
  }
}
