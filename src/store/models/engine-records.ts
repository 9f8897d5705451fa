import { collection } from '../connection.js'

/**
 * One record of the engine's stream, cut down to what projections read. `_id` = `<epoch>:<partition>:<position>`, which makes a
 * record that comes twice one record. Keys are strings: above three partitions they pass 2^53.
 */
export interface EngineRecord {
  _id: string
  /** One life of the engine's data: the exporter's index prefix. */
  epoch: string
  partitionId: number
  position: number
  /** The engine's clock when it wrote the record. */
  timestamp: Date
  valueType: string
  intent: string
  key: string
  value: Record<string, unknown>
}

export const engineRecordsOf = collection<EngineRecord>(
  'engineRecords',
  { _id: String, epoch: String, partitionId: Number, position: Number, timestamp: Date, valueType: String, intent: String, key: String, value: {} },
  [[{ epoch: 1, partitionId: 1, position: 1 }]],
)

/** A partition of one epoch that records came from, and how far its records are projected. `_id` = `<epoch>:<partition>`. */
export interface RecordStream {
  _id: string
  epoch: string
  partitionId: number
  /** Wall clock. */
  firstSeenAt: Date
  /** Every stored record up to here is in the projections. 0 = none. */
  projectedPosition: number
}

export const recordStreamsOf = collection<RecordStream>('recordStreams', {
  _id: String,
  epoch: String,
  partitionId: Number,
  firstSeenAt: Date,
  projectedPosition: Number,
})

/** A record nobody could digest: kept as it came, acknowledged, shown to administrators. */
export interface SetAsideRecord {
  _id: string
  epoch: string
  partitionId?: number
  position?: number
  stage: 'intake' | 'projection'
  reason: string
  /** The line as it came, cut at 64 kB. */
  raw: string
  at: Date
}

export const setAsideRecordsOf = collection<SetAsideRecord>(
  'setAsideRecords',
  { _id: String, epoch: String, partitionId: Number, position: Number, stage: String, reason: String, raw: String, at: Date },
  [[{ stage: 1, at: 1 }]],
)
