import type { Store } from '../store/connection.js'
import { isDuplicateKey } from '../store/connection.js'
import { engineRecordsOf, recordStreamsOf, setAsideRecordsOf, type EngineRecord, type RecordStream, type SetAsideRecord } from '../store/models/engine-records.js'
import type { RecordBatch } from './record-batch.js'

/** The records the store keeps: all that the projections were, and can again be, made from. */
export interface RecordStore {
  /** Durable when it resolves. Records stored before are not stored twice. Tells how many were set aside for the first time. */
  add(batch: Pick<RecordBatch, 'records' | 'setAside'>, at: Date): Promise<{ newlySetAside: number }>
  streams(): Promise<RecordStream[]>
  /** Records of one stream after a position, in order. */
  after(stream: { epoch: string; partitionId: number }, position: number, most: number): Promise<EngineRecord[]>
  setAside(record: Omit<SetAsideRecord, 'at'>, at: Date): Promise<boolean>
  countSetAside(): Promise<number>
  lastPosition(stream: { epoch: string; partitionId: number }): Promise<number>
}

/** The engine gives positions to commands and to records nobody reads as well: about one in four of them is stored. */
const positionsPerRecord = 5

/** Writes past mongoose's casting: thousands of records a second pass here, each already checked field by field. */
export function createRecordStore(store: Store): RecordStore {
  const records = engineRecordsOf(store).collection
  const streams = recordStreamsOf(store).collection
  const aside = setAsideRecordsOf(store).collection
  const known = new Set<string>()

  async function register(batch: EngineRecord[]): Promise<void> {
    for (const { epoch, partitionId } of batch) {
      const _id = `${epoch}:${partitionId}`
      if (known.has(_id)) continue
      const stream: Omit<RecordStream, '_id'> = { epoch, partitionId, firstSeenAt: new Date(), projectedPosition: 0 }
      await ignoringDuplicates(streams.insertOne({ _id, ...stream } as never))
      known.add(_id)
    }
  }
  const setAside: RecordStore['setAside'] = async (record, at) => (await ignoringDuplicates(aside.insertOne({ ...record, at } as never))) !== undefined

  return {
    async add(batch, at) {
      await register(batch.records)
      if (batch.records.length > 0) await ignoringDuplicates(records.insertMany(batch.records as never[], { ordered: false }))
      const added = await Promise.all(batch.setAside.map((record) => setAside(record, at)))
      return { newlySetAside: added.filter(Boolean).length }
    },
    streams: async () => (await streams.find({}).toArray()) as never,
    async after({ epoch, partitionId }, position, most) {
      const stream = { epoch, partitionId }
      // Bounded above: a store may gather every match before it sorts and limits.
      const until = position + most * positionsPerRecord
      const near = await records.find({ ...stream, position: { $gt: position, $lte: until } }).sort({ position: 1 }).limit(most).toArray()
      if (near.length > 0) return near as never
      const next = await records.find({ ...stream, position: { $gt: position } }).sort({ position: 1 }).limit(1).toArray()
      return next as never
    },
    setAside,
    countSetAside: () => aside.countDocuments({}),
    lastPosition: async ({ epoch, partitionId }) => {
      const [last] = await records.find({ epoch, partitionId }).sort({ position: -1 }).limit(1).project({ position: 1 }).toArray()
      return (last as { position?: number } | undefined)?.position ?? 0
    },
  }
}

/** Duplicate keys mean "there already"; any other failure of a bulk counts, whatever else is in it. */
export async function ignoringDuplicates<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write
  } catch (error) {
    const failed = (error as { writeErrors?: { code?: number }[] | { code?: number } }).writeErrors
    const unwritten = (error as { result?: { getWriteConcernError?(): unknown } }).result?.getWriteConcernError?.()
    const errors = unwritten || failed === undefined ? [] : Array.isArray(failed) ? failed : [failed]
    if (!unwritten && (errors.length > 0 ? errors.every(({ code }) => code === 11000) : isDuplicateKey(error))) return undefined
    throw error
  }
}
