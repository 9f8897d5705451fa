import { Refusal } from '../domain/errors.js'
import type { Clock } from '../domain/clock.js'
import type { Actor } from '../domain/role.js'
import { shanghaiDate, shanghaiInstant } from '../domain/shanghai-time.js'
import type { Store } from '../store/connection.js'
import { uploadsOf } from '../store/models/uploads.js'

/** What one enterprise, or one account of an office, may hand in on a day. Practice, not in the regulation. */
export interface UploadQuota {
  filesADay: number
  bytesADay: number
}

interface Tally {
  files: number
  bytes: number
  /** Files on their way in. While there is one, the tally counts for all of them. */
  underWay: number
}

/** Counts what each enterprise or account handed in since midnight (Asia/Shanghai), files still on their way included. */
export function createUploadQuota(store: Store, clock: Clock, { filesADay, bytesADay }: UploadQuota) {
  const tallies = new Map<string, Promise<Tally>>()

  async function stored(owner: { enterpriseId: string } | { uploadedBy: string }, day: string): Promise<Tally> {
    const found = await uploadsOf(store)
      .find({ ...owner, createdAt: { $gte: shanghaiInstant(day, '00:00:00') } }, { size: 1 })
      .limit(filesADay)
      .lean<{ size: number }[]>()
    return { files: found.length, bytes: found.reduce((sum, { size }) => sum + size, 0), underWay: 0 }
  }

  const refused = () => new Refusal('upload.quota-used', 429, { files: filesADay, megabytes: Math.floor(bytesADay / 1_000_000) })

  /**
   * Takes in one file by `save`, which is given the stream counted. Refuses `upload.quota-used` (429) when the day's files or
   * bytes are used up, in the middle of a file too.
   */
  return async function within<T>(actor: Actor, stream: AsyncIterable<Buffer>, save: (counted: AsyncIterable<Buffer>) => Promise<T>): Promise<T> {
    const owner = actor.enterpriseId ? { enterpriseId: actor.enterpriseId } : { uploadedBy: actor.accountId }
    const day = shanghaiDate(clock.now())
    const key = `${Object.values(owner)[0]} ${day}`
    const counting = tallies.get(key) ?? stored(owner, day)
    tallies.set(key, counting)
    const tally = await counting.catch((error: unknown) => {
      tallies.delete(key)
      throw error
    })
    // the file that opened the tally may have ended while this one waited
    if (!tallies.has(key)) tallies.set(key, counting)
    if (tally.files >= filesADay || tally.bytes >= bytesADay) {
      if (tally.underWay === 0) tallies.delete(key)
      throw refused()
    }
    let bytes = 0
    tally.files++
    tally.underWay++
    async function* counted() {
      for await (const chunk of stream) {
        bytes += chunk.length
        tally.bytes += chunk.length
        if (tally.bytes > bytesADay) throw refused()
        yield chunk
      }
    }
    try {
      return await save(counted())
    } catch (error) {
      tally.files--
      tally.bytes -= bytes
      throw error
    } finally {
      if (--tally.underWay === 0) tallies.delete(key)
    }
  }
}
