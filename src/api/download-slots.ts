import { Refusal } from '../domain/errors.js'

export interface DownloadLimits {
  /** Downloads that run at the same time, each holding up to two chunks of 255 kB. */
  atOnce: number
  /** Of these, for one account or, unsigned, one address. */
  ofOneReader: number
  /** Downloads that wait for a place. */
  waiting: number
  waitMilliseconds: number
  /** A reader who takes nothing for so long is let go. */
  stalledMilliseconds: number
}

export const usualDownloadLimits: DownloadLimits = { atOnce: 60, ofOneReader: 8, waiting: 200, waitMilliseconds: 10_000, stalledMilliseconds: 60_000 }

interface Waiting {
  reader: string
  take(): void
}

/** Places for downloads. Who finds none waits a little, in order; a reader who holds all of theirs keeps nobody else waiting. */
export class DownloadSlots {
  readonly #open = new Map<string, number>()
  #waiting: Waiting[] = []
  #total = 0

  constructor(readonly limits: DownloadLimits = usualDownloadLimits) {}

  get open(): number {
    return this.#total
  }

  /** Resolves to what gives the place back (once; again does nothing). Refuses `download.busy` (503). */
  async take(reader: string): Promise<() => void> {
    if (this.#free(reader)) return this.#occupy(reader)
    const ofReader = this.#waiting.filter((one) => one.reader === reader).length
    if (this.#waiting.length >= this.limits.waiting || ofReader >= this.limits.ofOneReader * 2) throw new Refusal('download.busy', 503)
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        reader,
        take: () => {
          clearTimeout(timer)
          resolve(this.#occupy(reader))
        },
      }
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting)
        reject(new Refusal('download.busy', 503))
      }, this.limits.waitMilliseconds)
      this.#waiting.push(waiting)
    })
  }

  #free(reader: string): boolean {
    return this.#total < this.limits.atOnce && (this.#open.get(reader) ?? 0) < this.limits.ofOneReader
  }

  #occupy(reader: string): () => void {
    this.#total++
    this.#open.set(reader, (this.#open.get(reader) ?? 0) + 1)
    let held = true
    return () => {
      if (!held) return
      held = false
      this.#total--
      const left = this.#open.get(reader)! - 1
      if (left > 0) this.#open.set(reader, left)
      else this.#open.delete(reader)
      this.#next()
    }
  }

  #next(): void {
    const at = this.#waiting.findIndex((one) => this.#free(one.reader))
    if (at >= 0) this.#waiting.splice(at, 1)[0]!.take()
  }
}
