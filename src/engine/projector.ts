import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { ChangeEvents } from '../domain/change-events.js'
import type { Store } from '../store/connection.js'
import { recordStreamsOf, type EngineRecord } from '../store/models/engine-records.js'
import { foldLate } from './late-records.js'
import { Projection } from './projection.js'
import { projectionTarget } from './projection-target.js'
import { RecordQueue } from './record-queue.js'
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
  /** Wall clock at which the oldest record that is stored and not projected came. */
  waitingSince?: Date
}

/** Keeps the projections up with the stored records. */
export interface Projector {
  /** Goes on from its checkpoint; resolves when it has caught up with what was stored before. */
  start(): Promise<void>
  /** Records the store holds now, in whatever order; `fresh` has the ids of those it did not hold before. */
  offer(records: EngineRecord[], fresh: ReadonlySet<string>): void
  state(): StreamState[]
  /** Resolves when everything offered so far is projected. */
  settled(): Promise<void>
  stop(): Promise<void>
}

interface Stream extends StreamState {
  _id: string
  queue: RecordQueue
  /** True: read from the store, the queue has gaps. */
  behind: boolean
  offers: number
}

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
      queue: new RecordQueue(projectedPosition),
      behind: true,
      offers: 0,
    }
    streams.set(_id, stream)
    return stream
  }

  const hasWork = (): boolean => [...streams.values()].some(({ behind, queue }) => behind || queue.length > 0 || queue.hasLate)

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
      const late = stream.queue.takeLate()
      if (late.length > 0) await project(stream, () => foldLate({ projection, records }, stream, late, stream.queue.taken))
      const batch = await take(stream)
      if (batch.length > 0) await project(stream, () => projection.fold(batch), batch.at(-1)!.position)
    }
  }

  async function project(stream: Stream, fold: () => Promise<void>, reached = 0): Promise<void> {
    await untilDone(fold)
    const change = await untilDone(() => projection.flush())
    if (!change) return
    stream.projectedPosition = Math.max(stream.projectedPosition, reached)
    await checkpoints.updateOne({ _id: stream._id as never }, { $max: { projectedPosition: stream.projectedPosition } })
    if (change.processInstanceKeys.length > 0) events.emit('progress-changed', change)
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
    if (!stream.behind) return stream.queue.take(mostAtOnce)
    const { offers } = stream
    const read = await records.after(stream, stream.projectedPosition, mostAtOnce)
    stream.queue.readFromStore(read)
    stream.storedPosition = Math.max(stream.storedPosition, stream.queue.taken)
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
    offer(offered, fresh) {
      for (const record of offered) {
        const stream = streamOf(record.epoch, record.partitionId)
        stream.offers++
        stream.storedPosition = Math.max(stream.storedPosition, record.position)
        if (stream.behind) stream.queue.addIfLate(record, fresh.has(record._id))
        else stream.queue.add(record, fresh.has(record._id))
      }
      for (const stream of streams.values()) {
        if (!stream.queue.overfull) continue
        stream.queue.clear()
        stream.behind = true
      }
      if (begun) void wake()
    },
    state: () =>
      [...streams.values()].map(({ epoch, partitionId, storedPosition, projectedPosition, queue }) => {
        const { waitingSince } = queue
        return { epoch, partitionId, storedPosition, projectedPosition, ...(waitingSince ? { waitingSince } : {}) }
      }),
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
