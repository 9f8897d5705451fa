import { collection } from '../connection.js'

export interface PartitionHealth {
  partitionId: number
  /** The engine's own; absent when its actuator is not reachable. */
  processedPosition?: number
  exportedPosition?: number
  /** Last record the store holds and last one in the projections. */
  storedPosition: number
  projectedPosition: number
}

/** How the engine and its record stream are doing: one document, `_id` = `engine`. */
export interface EngineHealth {
  _id: string
  epoch: string
  at: Date
  ready: boolean
  /** The engine takes no work, or exports none: below 512 MB of free disk it stops by itself. */
  paused: boolean
  /** Bytes that may still be written where the engine's and the store's files are; absent where both are the operator's. */
  freeBytes?: number
  /** Less free disk than four times what the engine needs to go on. */
  diskLow: boolean
  partitions: PartitionHealth[]
  /** Records the engine has processed and not exported, plus records stored and not projected. */
  lagRecords: number
  /** Age of the oldest record that browsers can't see yet. 0 when there is none. */
  lagMilliseconds: number
  setAside: number
  /** Job types whose worker had to be replaced, with how often. */
  stalledWorkers: { type: string; stalls: number; lastPollAt: Date }[]
}

export const engineHealthOf = collection<EngineHealth>('engineHealth', {
  _id: String,
  epoch: String,
  at: Date,
  ready: Boolean,
  paused: Boolean,
  freeBytes: Number,
  diskLow: Boolean,
  partitions: [],
  lagRecords: Number,
  lagMilliseconds: Number,
  setAside: Number,
  stalledWorkers: [],
})
