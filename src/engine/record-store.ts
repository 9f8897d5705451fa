import type { Store } from '../store/connection.js'
import { isDuplicateKey } from '../store/connection.js'
import { engineRecordsOf, recordStreamsOf, setAsideRecordsOf, type EngineRecord, type RecordStream, type SetAsideRecord } from '../store/models/engine-records.js'
import { isPassingFailure } from './passing-failure.js'
import { longestRaw, type RecordBatch } from './record-batch.js'

/** The records the store keeps: all that the projections were, and can again be, made from. */
export interface RecordStore {
  /**
   * Durable when it resolves. Records stored before are not stored twice: `fresh` has the ids of those that were not. A record that the store can't take is
   * set aside. Tells how many were set aside for the first time.
   */
  add(batch: RecordBatch, at: Date): Promise<{ newlySetAside: number; fresh: ReadonlySet<string> }>
  streams(): Promise<RecordStream[]>
  /** Every stored record of some instances of a stream up to a position, in order. Reads the whole stream: for rare cases. */
  ofInstances(stream: { epoch: string; partitionId: number }, processInstanceKeys: string[], until: number): Promise<EngineRecord[]>
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
  /** Of a try that failed: what of it was stored is not known. */
  const unsure = new Set<string>()

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

  /** Ids of those that were not there before. One the store can't take at all is set aside; a store that is away takes nothing, and throws. */
  async function insert(batch: EngineRecord[], at: Date): Promise<Set<string>> {
    if (batch.length === 0) return new Set()
    try {
      return without(batch, await duplicatesOf(records.insertMany(batch as never[], { ordered: false })))
    } catch (error) {
      if (isPassingFailure(error)) throw error
    }
    const fresh = new Set<string>()
    for (const record of batch) {
      try {
        await ignoringDuplicates(records.insertOne(record as never))
        fresh.add(record._id) // or the bulk had just stored it
      } catch (error) {
        if (isPassingFailure(error)) throw error
        const { _id, epoch, partitionId, position } = record
        await setAside({ _id, epoch, partitionId, position, stage: 'intake', reason: String(error).slice(0, 500), raw: JSON.stringify(record).slice(0, longestRaw) }, at)
      }
    }
    return fresh
  }

  return {
    async add(batch, at) {
      await register(batch.records)
      try {
        const fresh = await insert(batch.records, at)
        for (const { _id } of batch.records) if (unsure.delete(_id)) fresh.add(_id)
        const added = await Promise.all(batch.setAside.map((record) => setAside(record, at)))
        return { newlySetAside: added.filter(Boolean).length, fresh }
      } catch (error) {
        for (const { _id } of batch.records) unsure.add(_id)
        throw error
      }
    },
    ofInstances: async ({ epoch, partitionId }, processInstanceKeys, until) =>
      (await records
        .find({ epoch, partitionId, position: { $lte: until }, 'value.processInstanceKey': { $in: processInstanceKeys } })
        .sort({ position: 1 })
        .toArray()) as never,
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

const without = (batch: EngineRecord[], duplicates: number[]): Set<string> => {
  const fresh = new Set(batch.map(({ _id }) => _id))
  for (const at of duplicates) fresh.delete(batch[at]?._id ?? '')
  return fresh
}

/** Duplicate keys mean "there already"; any other failure of a bulk counts, whatever else is in it. `undefined`: some were there. */
export async function ignoringDuplicates<T>(write: Promise<T>): Promise<T | undefined> {
  let done: T | undefined
  await duplicatesOf(write.then((answer) => (done = answer)))
  return done
}

/** Which of a bulk's documents were there already, by their place in it; throws where any failed otherwise. */
async function duplicatesOf(write: Promise<unknown>): Promise<number[]> {
  try {
    await write
    return []
  } catch (error) {
    type Failed = { code?: number; index?: number }
    const failed = (error as { writeErrors?: Failed[] | Failed }).writeErrors
    const unwritten = (error as { result?: { getWriteConcernError?(): unknown } }).result?.getWriteConcernError?.()
    const errors = unwritten || failed === undefined ? [] : Array.isArray(failed) ? failed : [failed]
    if (unwritten || !(errors.length > 0 ? errors.every(({ code }) => code === 11000) : isDuplicateKey(error))) throw error
    return errors.map(({ index }) => index ?? 0)
  }
}
