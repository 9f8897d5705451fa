import type { Config } from './config.js'
import { MissingPrerequisite } from './runtime/missing-prerequisite.js'
import type { Store } from './store/connection.js'
import { casesOf } from './store/models/cases.js'
import { instanceOf, type Instance } from './store/models/instance.js'

/**
 * The facts of this installation, written at its first start. What it was then it stays: sample data never gets into an
 * instance that began in production, and an instance with sample data is never run as a production one.
 */
export async function openInstance(store: Store, config: Config, epoch: string, now: Date): Promise<Instance> {
  const model = instanceOf(store)
  const first: Omit<Instance, '_id' | 'engineEpoch'> = { createdAt: now, clockOffsetMilliseconds: 0, sample: !config.production }
  const earlier = await model.findById('instance').lean<Instance | null>()
  // cases of the time before each kept the life of the engine it runs in
  if (earlier && earlier.engineEpoch !== epoch)
    await casesOf(store).updateMany({ engineEpoch: { $exists: false }, endedAt: { $exists: false } }, { $set: { engineEpoch: earlier.engineEpoch } })
  const instance = await model
    .findOneAndUpdate({ _id: 'instance' }, { $setOnInsert: first, $set: { engineEpoch: epoch } }, { upsert: true, returnDocument: 'after' })
    .lean<Instance>()
  if (!instance) throw new Error('the store did not return the instance it was asked to keep')
  if (config.production && instance.sample) {
    throw new MissingPrerequisite(
      `数据库里是示例数据，不能用于生产：请用 DATA_DIR（或 MONGODB_URI）指定一个空的位置，或去掉 NODE_ENV=production。`,
      `The store holds sample data and is not for production: name an empty place with DATA_DIR (or MONGODB_URI), or leave NODE_ENV=production out.`,
    )
  }
  return instance
}
