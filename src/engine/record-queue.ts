import type { EngineRecord } from '../store/models/engine-records.js'

interface Waiting {
  record: EngineRecord
  /** Wall clock, milliseconds. */
  since: number
}

/** Beyond either the queue is given up, and its records are read from the store instead. */
const mostQueued = 20_000
const mostBytes = 24 * 1024 * 1024
/** Positions read from the store that are remembered. */
const mostRemembered = 20_000

/** Records of one stream on their way to the projection, in the order of their positions whatever the order they came in. */
export class RecordQueue {
  #waiting: Waiting[] = []
  #bytes = 0
  #late: EngineRecord[] = []
  /** Positions lately read from the store: offered afterwards, they are not late. */
  readonly #read = new Set<number>()
  /** Last position handed to the projection, written or not. */
  taken: number

  constructor(taken: number) {
    this.taken = taken
  }

  get length(): number {
    return this.#waiting.length
  }
  get overfull(): boolean {
    return this.#waiting.length > mostQueued || this.#bytes > mostBytes
  }
  get hasLate(): boolean {
    return this.#late.length > 0
  }
  /** Since when the first in the queue waits; undefined when none does. */
  get waitingSince(): Date | undefined {
    const first = this.#waiting[0]
    return first && new Date(first.since)
  }

  /** @param fresh the record was not in the store before. One that was is not late: it is in the projections, or was read to get there. */
  add(record: EngineRecord, fresh: boolean): void {
    if (this.addIfLate(record, fresh) || record.position <= this.taken) return
    let at = this.#waiting.length
    while (at > 0 && this.#waiting[at - 1]!.record.position > record.position) at--
    if (this.#waiting[at - 1]?.record.position === record.position) return
    this.#waiting.splice(at, 0, { record, since: Date.now() })
    this.#bytes += bytesOf(record)
  }

  /** Keeps a new record that came after later ones were handed on; true where it is one. */
  addIfLate(record: EngineRecord, fresh: boolean): boolean {
    if (!fresh || record.position > this.taken || this.#read.has(record.position)) return false
    this.#late.push(record)
    return true
  }

  take(most: number): EngineRecord[] {
    const records = this.#waiting.splice(0, most).map(({ record }) => record)
    for (const record of records) this.#bytes -= bytesOf(record)
    this.taken = records.at(-1)?.position ?? this.taken
    return records
  }

  takeLate(): EngineRecord[] {
    return this.#late.splice(0)
  }

  /** What was read from the store instead of being taken from the queue. */
  readFromStore(records: EngineRecord[]): void {
    for (const { position } of records) this.#read.add(position)
    for (const position of this.#read) {
      if (this.#read.size <= mostRemembered) break
      this.#read.delete(position)
    }
    this.taken = Math.max(this.taken, records.at(-1)?.position ?? 0)
  }

  clear(): void {
    this.#waiting = []
    this.#bytes = 0
  }
}

/** Roughly what a record holds in memory: the texts that can be long, and the rest. */
function bytesOf({ value }: EngineRecord): number {
  let bytes = 1000
  for (const part of [value.resource, value.value, value.errorMessage, value.exceptionMessage]) if (typeof part === 'string') bytes += part.length
  return bytes
}
