import type { Logger } from 'pino'
import type { ChangeEvents } from '../domain/change-events.js'
import type { Clock } from '../domain/clock.js'
import type { Store } from '../store/connection.js'
import { engineHealthOf, type EngineHealth, type PartitionHealth } from '../store/models/engine-health.js'
import { readinessOf } from './engine-management.js'
import type { JobAdapter } from './job-adapter.js'
import type { Projector, StreamState } from './projector.js'
import type { RecordStore } from './record-store.js'

export interface HealthOptions {
  store: Store
  records: RecordStore
  projector: Projector
  /** The life of the engine that runs now. */
  epoch: string
  /** The engine's actuator; without it readiness and export are unknown and only our own part is measured. */
  managementUrl?: string | undefined
  jobs?: JobAdapter
  /** Free disk where engine and store keep their files; without it, it is not watched. */
  freeBytes?: () => Promise<number>
  /** Told when the engine pauses and when it goes on. */
  events?: ChangeEvents
  clock: Clock
  log: Logger
  /** Between measurements. Milliseconds. */
  interval?: number
}

/** An export that stands still this long while the engine goes on is told as an alarm: the engine would halt when its disk is full. */
const alarmAfter = 60_000

/** The engine's own mark (engine-process.ts), below which it takes no work, and ours above it, from which on it is told. Bytes. */
const engineNeeds = 512 * 1024 * 1024
const lowDisk = 4 * engineNeeds

/** Measures the engine and its record stream again and again into the one document of `engineHealth`. */
export function watchEngineHealth(options: HealthOptions): { measure(): Promise<EngineHealth>; stop(): void } {
  const { store, records, projector, epoch, managementUrl, jobs, clock, log, freeBytes, events, interval = 5000 } = options
  const exportMovedAt = new Map<number, { position: number; at: number }>()
  const alarmed = { lag: false, disk: false, paused: false }

  async function measure(): Promise<EngineHealth> {
    const [ready, reported, setAside, free] = await Promise.all([
      managementUrl ? readinessOf(managementUrl) : Promise.resolve(true),
      managementUrl ? readPartitions(managementUrl) : Promise.resolve([]),
      records.countSetAside(),
      freeBytes?.().catch(() => undefined),
    ])
    const streams = projector.state().filter((stream) => stream.epoch === epoch)
    const partitions = joined(reported, streams)
    const notExported = partitions.map((partition) => behind(partition.processedPosition, partition.exportedPosition))
    const exportDelay = Math.max(0, ...partitions.map((partition, at) => (notExported[at]! > 0 ? standing(partition) : moved(partition))))
    const waiting = streams.flatMap(({ waitingSince }) => (waitingSince ? [Date.now() - waitingSince.getTime()] : []))
    const health: EngineHealth = {
      _id: 'engine',
      epoch,
      at: clock.now(),
      ready,
      paused: reported.some(({ paused }) => paused),
      ...(free === undefined ? {} : { freeBytes: free }),
      diskLow: free !== undefined && free < lowDisk,
      partitions,
      lagRecords: sum(notExported) + sum(streams.map(({ storedPosition, projectedPosition }) => behind(storedPosition, projectedPosition))),
      lagMilliseconds: Math.max(0, exportDelay, ...waiting),
      setAside,
      stalledWorkers: (jobs?.health() ?? []).filter(({ stalls }) => stalls > 0).map(({ type, stalls, lastPollAt }) => ({ type, stalls, lastPollAt })),
    }
    const { _id, ...stored } = health
    await engineHealthOf(store).replaceOne({ _id }, stored, { upsert: true })
    tell(health)
    return health
  }

  /** How long the export has stood still, by the wall clock. */
  function standing({ partitionId, exportedPosition = 0 }: PartitionHealth): number {
    const last = exportMovedAt.get(partitionId)
    if (last?.position === exportedPosition) return performance.now() - last.at
    return moved({ partitionId, exportedPosition })
  }
  function moved({ partitionId, exportedPosition = 0 }: Pick<PartitionHealth, 'partitionId' | 'exportedPosition'>): number {
    exportMovedAt.set(partitionId, { position: exportedPosition, at: performance.now() })
    return 0
  }

  function tell(health: EngineHealth): void {
    const say = (what: keyof typeof alarmed, bad: boolean, alarm: string, sentence: string): void => {
      if (bad && !alarmed[what]) log.error({ alarm, health }, sentence)
      if (!bad && alarmed[what]) log.info({ health }, `over: ${sentence}`)
      alarmed[what] = bad
    }
    if (health.paused !== alarmed.paused) events?.emit('engine-changed', { paused: health.paused })
    say('lag', !health.ready || health.lagMilliseconds > alarmAfter, 'engine-lag', 'the engine is not ready, or its records do not arrive')
    say('disk', health.diskLow, 'disk-low', 'little disk is free: under 512 MB the engine takes no work, and cases stand still')
    say('paused', health.paused, 'engine-paused', 'the engine takes no work: what people do is kept, and cases stand still until it goes on')
  }

  const timer = setInterval(() => void measure().catch((error: unknown) => log.warn({ err: error }, 'engine health could not be measured')), interval)
  timer.unref()
  return { measure, stop: () => clearInterval(timer) }
}

type Reported = Pick<PartitionHealth, 'partitionId' | 'processedPosition' | 'exportedPosition'> & { paused: boolean }

/** What `GET /actuator/partitions` says of one. Phases: PROCESSING, EXPORTING, (SOFT_)PAUSED, … */
interface ReportedPartition {
  processedPosition?: number
  exportedPosition?: number
  streamProcessorPhase?: string
  exporterPhase?: string
}

async function readPartitions(managementUrl: string): Promise<Reported[]> {
  try {
    const response = await fetch(`${managementUrl}/actuator/partitions`, { signal: AbortSignal.timeout(2000) })
    if (!response.ok) return []
    const found = (await response.json()) as Record<string, ReportedPartition>
    return Object.entries(found).map(([partitionId, { processedPosition = 0, exportedPosition = 0, streamProcessorPhase, exporterPhase }]) => ({
      partitionId: Number(partitionId),
      processedPosition,
      exportedPosition,
      paused: [streamProcessorPhase, exporterPhase].some((phase) => phase?.endsWith('PAUSED')),
    }))
  } catch {
    return []
  }
}

function joined(reported: Reported[], streams: StreamState[]): PartitionHealth[] {
  const ids = new Set([...reported, ...streams].map(({ partitionId }) => partitionId))
  return [...ids].sort((a, b) => a - b).map((partitionId) => {
    const stream = streams.find((one) => one.partitionId === partitionId)
    const { paused: _paused, ...positions } = reported.find((one) => one.partitionId === partitionId) ?? { paused: false }
    return {
      ...positions,
      partitionId,
      storedPosition: stream?.storedPosition ?? 0,
      projectedPosition: stream?.projectedPosition ?? 0,
    }
  })
}

const behind = (ahead = 0, after = 0): number => Math.max(0, ahead - after)
const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)
