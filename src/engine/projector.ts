import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { ChangeEvents } from '../domain/change-events.js'
import type { Store } from '../store/connection.js'
import { recordStreamsOf, type EngineRecord } from '../store/models/engine-records.js'
import { Projection } from './projection.js'
import { projectionTarget } from './projection-target.js'
import type { RecordStore } from './record-store.js'
import { createSetAside } from './set-aside.js'

export interface ProjectorOptions {
  store: Store
  records: RecordStore
  events: ChangeEvents
  log: Logger
  /** Least time between two writes: what arrives meanwhile is written together, what comes alone is written at once. Milliseconds. */
  gather?: number
}

export interface StreamState {
  epoch: string
  partitionId: number
  storedPosition: number
  projectedPosition: number
  /** Engine time of the oldest record stored and not projected. */
  waitingSince?: Date
}

/** Keeps the projections up with the stored records. */
export interface Projector {
  /** Goes on from its checkpoint; resolves when it has caught up with what was stored before. */
  start(): Promise<void>
  /** Records the store holds now, in their order. */
  offer(records: EngineRecord[]): void
  state(): StreamState[]
  /** Resolves when everything offered so far is projected. */
  settled(): Promise<void>
  stop(): Promise<void>
}

interface Stream extends StreamState {
  _id: string
  /** Records handed over and not projected. */
  queue: EngineRecord[]
  /** True: read from the store, the queue has gaps. */
  behind: boolean
  offers: number
  /** Last position handed to the projection, written or not. */
  taken: number
}

const mostQueued = 20_000
const mostAtOnce = 1000

export function createProjector({ store, records, events, log, gather = 250 }: ProjectorOptions): Projector {
  const checkpoints = recordStreamsOf(store).collection
  const streams = new Map<string, Stream>()
  const projection = new Projection(projectionTarget(store), createSetAside(records, log))
  let running: Promise<void> | undefined
  let begun = false
  let stopped = false
  let lastTurn = 0

  function streamOf(epoch: string, partitionId: number, projectedPosition = 0): Stream {
    const _id = `${epoch}:${partitionId}`
    const known = streams.get(_id)
    if (known) return known
    const stream: Stream = {
      _id,
      epoch,
      partitionId,
      storedPosition: projectedPosition,
      projectedPosition,
      queue: [],
      behind: true,
      offers: 0,
      taken: projectedPosition,
    }
    streams.set(_id, stream)
    return stream
  }

  const hasWork = (): boolean => [...streams.values()].some((stream) => stream.behind || stream.queue.length > 0)

  /** Nothing to be fetched from the store, and no more queued than one turn takes. */
  const caughtUp = (): boolean => [...streams.values()].every((stream) => !stream.behind && stream.queue.length < mostAtOnce)

  /** One run at a time; while one runs, what comes in is taken by its next turn. */
  function wake(): Promise<void> {
    running ??= run().finally(() => {
      running = undefined
      if (begun && !stopped && hasWork()) void wake()
    })
    return running
  }

  async function run(): Promise<void> {
    while (!stopped && hasWork()) {
      if (begun && caughtUp()) await sleep(Math.max(5, lastTurn + gather - performance.now()))
      lastTurn = performance.now()
      await turn().catch(pause)
    }
  }

  async function pause(error: unknown): Promise<void> {
    log.warn({ err: error }, 'projections wait for the store')
    await sleep(1000)
  }

  async function turn(): Promise<void> {
    for (const stream of streams.values()) {
      const batch = await take(stream)
      if (batch.length === 0) continue
      const reached = batch.at(-1)!.position
      await untilDone(() => projection.fold(batch))
      const change = await untilDone(() => projection.flush())
      if (!change) return
      stream.projectedPosition = Math.max(stream.projectedPosition, reached)
      if (stream.queue.length === 0) delete stream.waitingSince
      else stream.waitingSince = stream.queue[0]!.timestamp
      await checkpoints.updateOne({ _id: stream._id as never }, { $max: { projectedPosition: reached } })
      if (change.processInstanceKeys.length > 0) events.emit('progress-changed', change)
    }
  }

  /** Folded records are only in memory until written, so a failed write is tried until it succeeds. */
  async function untilDone<T>(step: () => Promise<T>): Promise<T | undefined> {
    while (!stopped) {
      try {
        return await step()
      } catch (error) {
        await pause(error)
      }
    }
    return undefined
  }

  async function take(stream: Stream): Promise<EngineRecord[]> {
    if (!stream.behind) {
      const queued = stream.queue.splice(0, mostAtOnce)
      stream.taken = queued.at(-1)?.position ?? stream.taken
      return queued
    }
    const { offers } = stream
    const read = await records.after(stream, stream.projectedPosition, mostAtOnce)
    const last = read.at(-1)
    if (last) stream.storedPosition = Math.max(stream.storedPosition, (stream.taken = last.position))
    // Nothing was handed over while the store was read, and nothing was left to read: from here on the queue is complete.
    if (read.length === 0 && stream.offers === offers) stream.behind = false
    return read
  }

  return {
    async start() {
      await projection.begin()
      for (const { epoch, partitionId, projectedPosition } of await records.streams()) streamOf(epoch, partitionId, projectedPosition)
      await wake()
      begun = true
      if (hasWork()) void wake()
    },
    offer(offered) {
      for (const record of offered) {
        const stream = streamOf(record.epoch, record.partitionId)
        stream.offers++
        stream.storedPosition = Math.max(stream.storedPosition, record.position)
        stream.waitingSince ??= record.timestamp
        if (stream.behind) continue
        if (record.position > (stream.queue.at(-1)?.position ?? stream.taken)) stream.queue.push(record)
      }
      for (const stream of streams.values()) {
        if (stream.queue.length <= mostQueued) continue
        stream.queue = []
        stream.behind = true
      }
      if (begun) void wake()
    },
    state: () => [...streams.values()].map(({ queue: _queue, behind: _behind, offers: _offers, taken: _taken, _id, ...state }) => state),
    async settled() {
      while (running || hasWork()) {
        if (stopped) return
        await (running ?? wake())
      }
    },
    async stop() {
      stopped = true
      await running
    },
  }
}
