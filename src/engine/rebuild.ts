import { isDeepStrictEqual } from 'node:util'
import type { mongo } from 'mongoose'
import type { Logger } from 'pino'
import type { Store } from '../store/connection.js'
import { recordStreamsOf } from '../store/models/engine-records.js'
import { Projection } from './projection.js'
import { projectionNames, projectionTarget, write, type ProjectionTarget } from './projection-target.js'
import { createRecordStore } from './record-store.js'
import { createSetAside } from './set-aside.js'

export interface RebuildResult {
  records: number
  documents: number
  /** Documents that were missing, too many, or different from what the records say, by collection. 0 everywhere: nothing was wrong. */
  corrected: Record<string, number>
}

const prefix = 'rebuilding_'
const atOnce = 1000
type Document = { _id: string }

/**
 * Makes the projections again from the stored records, beside the live ones, then corrects those document by document: readers never
 * find them empty. Run it while no projector runs on the same store.
 */
export async function rebuildProjections(store: Store, log: Logger): Promise<RebuildResult> {
  const rebuilt = projectionTarget(store, prefix)
  const live = projectionTarget(store)
  for (const name of projectionNames) await (rebuilt[name] as unknown as mongo.Collection<Document>).deleteMany({})
  const counted = await foldEverything(store, rebuilt, log)
  const corrected: Record<string, number> = {}
  let documents = 0
  for (const name of projectionNames) {
    const from = rebuilt[name] as unknown as mongo.Collection<Document>
    const to = live[name] as unknown as mongo.Collection<Document>
    documents += await from.countDocuments({})
    corrected[name] = (await correct(from, to)) + (await removeUnknown(from, to))
    await from.drop()
  }
  return { records: counted, documents, corrected }
}

async function foldEverything(store: Store, target: ProjectionTarget, log: Logger): Promise<number> {
  const records = createRecordStore(store)
  const checkpoints = recordStreamsOf(store).collection
  const projection = new Projection(target, createSetAside(records, log))
  const streams = (await records.streams()).sort((a, b) => a.firstSeenAt.getTime() - b.firstSeenAt.getTime() || a.partitionId - b.partitionId)
  let count = 0
  for (const stream of streams) {
    let position = 0
    for (;;) {
      const batch = await records.after(stream, position, atOnce)
      if (batch.length === 0) break
      await projection.fold(batch)
      await projection.flush()
      position = batch.at(-1)!.position
      count += batch.length
    }
    await checkpoints.updateOne({ _id: stream._id as never }, { $max: { projectedPosition: position } })
  }
  return count
}

/** Replaces what differs, adds what is missing. */
async function correct(from: mongo.Collection<Document>, to: mongo.Collection<Document>): Promise<number> {
  let corrected = 0
  for await (const batch of batches(from)) {
    const present = await to.find({ _id: { $in: batch.map(({ _id }) => _id) } }).toArray()
    const known = new Map(present.map((document) => [document._id, document]))
    const different = batch.filter((document) => !isDeepStrictEqual(document, known.get(document._id)))
    corrected += different.length
    type Operation = mongo.AnyBulkWriteOperation<Document>
    const replacing = ({ _id, ...replacement }: Document) => ({ replaceOne: { filter: { _id }, replacement, upsert: true } }) as Operation
    await write(to, different.map(replacing))
  }
  return corrected
}

async function removeUnknown(from: mongo.Collection<Document>, to: mongo.Collection<Document>): Promise<number> {
  let removed = 0
  for await (const batch of batches(to, { _id: 1 })) {
    const ids = batch.map(({ _id }) => _id)
    const known = new Set((await from.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id))
    const unknown = ids.filter((_id) => !known.has(_id))
    removed += unknown.length
    if (unknown.length > 0) await to.deleteMany({ _id: { $in: unknown } })
  }
  return removed
}

async function* batches(collection: mongo.Collection<Document>, projection?: Record<string, 1>): AsyncGenerator<Document[]> {
  let after = ''
  for (;;) {
    const batch = await collection.find({ _id: { $gt: after } }, projection ? { projection } : {}).sort({ _id: 1 }).limit(200).toArray()
    if (batch.length === 0) return
    yield batch
    after = batch.at(-1)!._id
  }
}
