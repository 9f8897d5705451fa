import { spawn } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { appendedLines } from './appended-lines.js'
import { dyingWithParent } from './death-signal.js'
import { writePidFile } from './pid-file.js'

export interface ChildOptions {
  name: string
  command: string
  args: string[]
  env: NodeJS.ProcessEnv
  /** What the child prints is appended here. */
  logFile: string
  pidFile: string
  onLine?: (line: string) => void
}

export interface ChildExit {
  code: number | null
  signal: NodeJS.Signals | null
}

/** A process started by this one. */
export interface Child {
  pid: number
  /** Resolves when the child has ended, whoever ended it. */
  exited: Promise<ChildExit>
  /** The last lines it printed, for an error message. */
  lastLines(): string[]
  /** SIGTERM, then SIGKILL after the grace period; resolves when it has ended. */
  stop(graceMilliseconds?: number): Promise<void>
  /** SIGKILL; resolves when it has ended. */
  kill(): Promise<void>
}

/**
 * Starts a child that cannot outlive this process: on Linux the kernel kills it with its parent (`setpriv --pdeathsig`), and
 * everywhere a pid file lets the next start find it. In a session of its own, so that Ctrl-C reaches it only through `stop`.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  await mkdir(path.dirname(options.logFile), { recursive: true })
  const [command, args] = await dyingWithParent(options.command, options.args)
  const child = spawn(command, args, { env: options.env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const recent: string[] = []
  const log = appendedLines(options.logFile)
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(line)
      recent.push(line)
      if (recent.length > 40) recent.shift()
      options.onLine?.(line)
    })
  }
  let ended = false
  const exited = new Promise<ChildExit>((resolve) => {
    const end = (exit: ChildExit) => {
      if (ended) return
      ended = true
      log.end()
      void rm(options.pidFile, { force: true }).finally(() => resolve(exit))
    }
    child.once('error', (error) => {
      recent.push(error.message)
      if (child.pid === undefined) end({ code: 127, signal: null })
    })
    child.once('exit', (code, signal) => {
      // What it printed last is still to come; but something it left behind may hold the pipe open, so the wait is short.
      const timer = setTimeout(() => end({ code, signal }), 500)
      child.once('close', () => {
        clearTimeout(timer)
        end({ code, signal })
      })
    })
  })
  if (child.pid === undefined) {
    await exited
    throw new Error(`${options.name} could not be started: ${recent.at(-1) ?? options.command}`)
  }
  if (!ended) await writePidFile(options.pidFile, child.pid)
  const end = async (name: NodeJS.Signals, graceMilliseconds: number) => {
    if (ended) return
    child.kill(name)
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMilliseconds)
    await exited
    clearTimeout(timer)
  }
  return {
    pid: child.pid,
    exited,
    lastLines: () => [...recent],
    stop: (graceMilliseconds = 15_000) => end('SIGTERM', graceMilliseconds),
    kill: () => end('SIGKILL', 1_000),
  }
}
