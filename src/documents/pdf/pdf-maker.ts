import { DrawLane, type DrawLimits } from './draw-lane.js'
import type { DrawnPaper, PaperModel } from './paper-model.js'

interface Job {
  model: PaperModel
  resolve(paper: DrawnPaper): void
  reject(error: Error): void
}

export interface PdfMakerLimits extends DrawLimits {
  /** Papers drawn at the same time, of different owners. */
  lanes: number
}

/** The largest report the form permits stays within these (docs/adr/0008). */
export const usualPdfLimits: PdfMakerLimits = { lanes: 2, heapMegabytes: 384, drawMilliseconds: 60_000, idleMilliseconds: 20_000 }

/**
 * Draws papers in processes beside the application, one paper at a time in each, so that a report of hundreds of rows holds nobody
 * up and one beyond the limits fails alone. Owners (enterprises) take turns, and one never has more than one process.
 */
export class PdfMaker {
  readonly #lanes: DrawLane[]
  readonly #busy = new Map<DrawLane, string>()
  /** In the order of turns: who was served goes to the end. */
  readonly #queues = new Map<string, Job[]>()
  #closed = false

  constructor(limits: Partial<PdfMakerLimits> = {}) {
    const all = { ...usualPdfLimits, ...limits }
    this.#lanes = Array.from({ length: all.lanes }, () => new DrawLane(all))
  }

  /** Papers of an owner that wait for their turn. */
  waitingOf(owner: string): number {
    return this.#queues.get(owner)?.length ?? 0
  }

  /** Process ids of those that draw now. */
  get drawing(): number[] {
    return [...this.#busy.keys()].map((lane) => lane.pid).filter((pid) => pid !== undefined)
  }

  /** @throws PaperBeyondLimits where this paper takes too much memory or time. */
  draw(owner: string, model: PaperModel): Promise<DrawnPaper> {
    if (this.#closed) return Promise.reject(new Error('closing'))
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(owner)
      const job = { model, resolve, reject }
      if (queue) queue.push(job)
      else this.#queues.set(owner, [job])
      this.#next()
    })
  }

  #next(): void {
    for (const lane of this.#lanes) {
      if (this.#busy.has(lane)) continue
      const drawing = new Set(this.#busy.values())
      const owner = [...this.#queues.keys()].find((one) => !drawing.has(one))
      if (owner === undefined) return
      const queue = this.#queues.get(owner)!
      const job = queue.shift()!
      this.#queues.delete(owner)
      if (queue.length > 0) this.#queues.set(owner, queue)
      this.#busy.set(lane, owner)
      void lane
        .draw(job.model)
        .then(job.resolve, job.reject)
        .finally(() => {
          this.#busy.delete(lane)
          this.#next()
        })
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of [...this.#queues.values()].flat()) job.reject(new Error('closing'))
    this.#queues.clear()
    await Promise.all(this.#lanes.map((lane) => lane.close()))
  }
}
