import mongoose from 'mongoose'
import type { Store } from '../store/connection.js'
import { draftsOf } from '../store/models/drafts.js'
import { uploadsOf, type UploadDocument } from '../store/models/uploads.js'

type Unused = Pick<UploadDocument, '_id' | 'fileId' | 'enterpriseId' | 'uploadedBy'>

/**
 * Removes uploads that nobody handed in with anything since `before` (real time) and that no draft of their owner names.
 * Returns how many. The record goes first: its bytes are then a file without a record, which the next sweep takes.
 */
export async function removeUnusedUploads(store: Store, before: Date): Promise<number> {
  const limit = mongoose.mongo.ObjectId.createFromTime(Math.floor(before.getTime() / 1000)).toHexString()
  const drafts = new Map<string, Promise<string>>()
  const textOf = (owner: string) => drafts.get(owner) ?? drafts.set(owner, draftsTextOf(store, owner)).get(owner)!
  let removed = 0
  for (let after = ''; ; ) {
    const part = await uploadsOf(store)
      .find({ unused: true, fileId: { $gt: after, $lt: limit } }, { fileId: 1, enterpriseId: 1, uploadedBy: 1 })
      .sort({ fileId: 1 })
      .limit(500)
      .lean<Unused[]>()
    for (const { _id, enterpriseId, uploadedBy } of part) {
      const owners = [...(enterpriseId ? [`enterprise:${enterpriseId}`] : []), `account:${uploadedBy}`]
      if ((await Promise.all(owners.map(textOf))).some((text) => text.includes(_id))) continue
      // still unused: who hands it in meanwhile is first to take the mark away
      removed += (await uploadsOf(store).deleteOne({ _id, unused: true })).deletedCount
    }
    if (part.length === 0) return removed
    after = part.at(-1)!.fileId
  }
}

async function draftsTextOf(store: Store, owner: string): Promise<string> {
  // `}` comes after `|` in the order of keys
  const drafts = await draftsOf(store).find({ _id: { $gte: `${owner}|`, $lt: `${owner}}` } }, { content: 1 }).lean()
  return JSON.stringify(drafts.map(({ content }) => content))
}
