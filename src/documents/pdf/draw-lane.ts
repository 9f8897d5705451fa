import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { DrawnPaper, PaperModel } from './paper-model.js'
import type { Drawn } from './pdf-process.js'

export interface DrawLimits {
  /** Heap one paper may take while it is drawn. */
  heapMegabytes: number
  drawMilliseconds: number
  /** A process without work ends after this: with its fonts it takes about 100 MB. */
  idleMilliseconds: number
}

/** One paper asks for more than a paper may; others are not touched. The sentence is what an administrator reads at the incident. */
export class PaperBeyondLimits extends Error {
  constructor(title: string, what: 'memory' | 'time', limits: DrawLimits) {
    const bound = what === 'memory' ? `内存超过 ${limits.heapMegabytes} MB` : `用时超过 ${Math.round(limits.drawMilliseconds / 1000)} 秒`
    super(`文书《${title}》内容过多，制作时${bound}，已停止；只影响这一份文书，其他案件照常办理。请核对该案的表格和说明，精简过长的内容后重试。`)
    this.name = 'PaperBeyondLimits'
  }
}

interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
}

const program = fileURLToPath(new URL('./pdf-process.mjs', import.meta.url))

/** A process beside the application that draws one paper at a time; it comes back by itself after it was ended. */
export class DrawLane {
  #process: ChildProcess | undefined
  #idle: NodeJS.Timeout | undefined

  constructor(private readonly limits: DrawLimits) {}

  get pid(): number | undefined {
    return this.#process?.pid
  }

  /** @throws PaperBeyondLimits; an Error where the paper can't be drawn for another reason. Not to be called while it draws. */
  async draw(model: PaperModel): Promise<DrawnPaper> {
    clearTimeout(this.#idle)
    const child = (this.#process ??= this.#start())
    let late = false
    const limit = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, this.limits.drawMilliseconds)
    try {
      const answer = await answerOf(child, model)
      if ('ended' in answer) throw this.#whyEnded(model.title, answer.ended, late)
      if ('failure' in answer) throw new Error(`a paper could not be drawn: ${answer.failure}`)
      return answer.paper
    } finally {
      clearTimeout(limit)
      if (this.#process) this.#rest()
    }
  }

  #start(): ChildProcess {
    const child = fork(program, {
      execArgv: [`--max-old-space-size=${this.limits.heapMegabytes}`, '--max-semi-space-size=4'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // drawing doesn't keep the application from ending
    child.unref()
    child.channel?.unref()
    child.on('error', () => child.kill('SIGKILL'))
    child.once('exit', () => {
      if (this.#process === child) this.#process = undefined
    })
    return child
  }

  #whyEnded(title: string, { code, signal }: Ended, late: boolean): Error {
    if (late) return new PaperBeyondLimits(title, 'time', this.limits)
    // V8 aborts at its limit
    if (signal === 'SIGABRT' || code === 134) return new PaperBeyondLimits(title, 'memory', this.limits)
    return new Error(`the process that draws papers ended (${signal ?? code})`)
  }

  #rest(): void {
    this.#idle = setTimeout(() => void this.close(), this.limits.idleMilliseconds)
    this.#idle.unref()
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const child = this.#process
    this.#process = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
}

/** Hands a model over and waits for what comes of it, the end of the process included. */
function answerOf(child: ChildProcess, model: PaperModel): Promise<Drawn | { ended: Ended }> {
  return new Promise((resolve) => {
    const settle = (answer: Drawn | { ended: Ended }) => {
      child.off('message', onMessage)
      child.off('exit', onExit)
      resolve(answer)
    }
    const onMessage = (drawn: unknown) => settle(drawn as Drawn)
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => settle({ ended: { code, signal } })
    child.on('message', onMessage)
    child.on('exit', onExit)
    // a process that is gone says so by its end
    child.send(model, () => undefined)
  })
}
