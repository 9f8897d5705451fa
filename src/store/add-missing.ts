import type { Model } from 'mongoose'
import { isDuplicateKey } from './connection.js'

/** Puts in what is missing by `_id`; what is there stays as it is. Twice at once adds nothing twice. */
export async function addMissing<T extends { _id: unknown }>(model: Model<T>, wanted: T[]): Promise<void> {
  const there = new Set((await model.find({}, { _id: 1 }).lean<{ _id: unknown }[]>()).map((d) => String(d._id)))
  const missing = wanted.filter((d) => !there.has(String(d._id)))
  if (missing.length === 0) return
  try {
    await model.insertMany(missing, { ordered: false })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}
