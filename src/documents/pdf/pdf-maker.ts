import { Worker } from 'node:worker_threads'
import type { DrawnPaper, PaperModel } from './paper-model.js'

interface Waiting {
  resolve(paper: DrawnPaper): void
  reject(error: Error): void
}

/**
 * Draws papers in one thread beside the application, so that a report of hundreds of rows holds nobody up. The thread (about
 * 100 MB with its fonts) ends after 20 s without work and after any failure, and comes back when needed.
 */
export class PdfMaker {
  #thread: Worker | undefined
  #next = 1
  readonly #waiting = new Map<number, Waiting>()
  #idle: NodeJS.Timeout | undefined

  constructor(private readonly idleMilliseconds = 20_000) {}

  draw(model: PaperModel): Promise<DrawnPaper> {
    clearTimeout(this.#idle)
    const thread = (this.#thread ??= this.#start())
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      thread.postMessage({ id, model })
    })
  }

  #start(): Worker {
    const thread = new Worker(new URL('./pdf-thread.mjs', import.meta.url), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512 } })
    thread.unref()
    thread.on('message', ({ id, paper, failure }: { id: number; paper?: DrawnPaper; failure?: string }) => {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (paper) waiting?.resolve(paper)
      else waiting?.reject(new Error(`a paper could not be drawn: ${failure}`))
      if (this.#waiting.size === 0) this.#rest()
    })
    thread.on('error', (error) => this.#lost(thread, error))
    thread.on('exit', () => this.#lost(thread, new Error('the thread that draws papers ended')))
    return thread
  }

  #rest(): void {
    this.#idle = setTimeout(() => void this.close(), this.idleMilliseconds)
    this.#idle.unref()
  }

  #lost(thread: Worker, error: Error): void {
    if (this.#thread !== thread) return
    this.#thread = undefined
    for (const waiting of this.#waiting.values()) waiting.reject(error)
    this.#waiting.clear()
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const thread = this.#thread
    if (thread) this.#lost(thread, new Error('closing'))
    await thread?.terminate()
  }
}
