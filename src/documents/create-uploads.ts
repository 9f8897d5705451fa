import { randomUUID } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Logger } from 'pino'
import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import type { Uploads } from '../domain/services.js'
import type { Store } from '../store/connection.js'
import { uploadsOf, type UploadDocument } from '../store/models/uploads.js'
import { FileBucket } from './file-bucket.js'
import { createLossAlarm, findLost } from './lost-files.js'
import { removeUnusedUploads } from './unused-uploads.js'
import { createUploadQuota, type UploadQuota } from './upload-quota.js'
import { cleanName, headBytes, nameFits, typeOfHead, typeOfWhole } from './upload-type.js'

export interface UploadLimits extends UploadQuota {
  bytesAFile: number
  /** Nothing is taken while less than this is free where the store lies. */
  leastFreeBytes: number
  /** Days after which a file that was never handed in with anything is removed. */
  unusedDays: number
}

export const usualUploadLimits: UploadLimits = {
  bytesAFile: 20 * 1024 * 1024,
  filesADay: 500,
  bytesADay: 1_000_000_000,
  leastFreeBytes: 1_000_000_000,
  unusedDays: 30,
}

export interface UploadsOptions {
  store: Store
  clock: Clock
  limits?: Partial<UploadLimits>
  /** Free bytes where the store lies; not asked where the store is elsewhere. */
  freeBytes?: () => Promise<number>
  log?: Pick<Logger, 'error'>
}

/** Takes the first bytes off a stream; `rest` gives all of it, those included. */
async function headOf(stream: Readable): Promise<{ head: Buffer; rest: Readable }> {
  const parts: Buffer[] = []
  let size = 0
  const source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  while (size < headBytes) {
    const { value, done } = await source.next()
    if (done) break
    parts.push(Buffer.from(value))
    size += value.length
  }
  const head = Buffer.concat(parts)
  const rest = new PassThrough()
  pipeline(async function* () {
    yield head
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }, rest).catch((error: Error) => rest.destroy(error))
  return { head, rest }
}

/** Files people hand in: what they are is told by their bytes, never by their name, and they are never run. */
export function createUploads({ store, clock, limits, freeBytes, log }: UploadsOptions): Uploads & { sweep(before?: Date): Promise<number> } {
  const allowed = { ...usualUploadLimits, ...limits }
  const most = allowed.bytesAFile
  const bucket = new FileBucket(store, 'uploadFiles')
  const model = uploadsOf(store)
  const withinQuota = createUploadQuota(store, clock, allowed)
  const alarm = createLossAlarm(store, clock, log)

  async function refuseOnFullDisk(): Promise<void> {
    if (freeBytes && (await freeBytes()) < allowed.leastFreeBytes) throw new Refusal('upload.disk-full', 507)
  }

  return {
    /**
     * Refuses `upload.empty`, `upload.too-large` (413, details `most` in bytes), `upload.type-not-allowed` and
     * `upload.type-mismatch` (415), `upload.quota-used` (429), `upload.disk-full` (507); then nothing is kept.
     */
    async save(input: { actor: Actor; name: string; purpose: string; stream: Readable }) {
      const { head, rest } = await headOf(input.stream)
      const giveUp = (refusal: unknown): never => {
        rest.destroy()
        throw refusal
      }
      if (head.length === 0) giveUp(new Refusal('upload.empty', 422))
      await refuseOnFullDisk().catch(giveUp)
      const name = cleanName(input.name) || 'file'
      let type = await typeOfHead(head)
      if (!type) giveUp(new Refusal('upload.type-not-allowed', 415, { name }))
      if (type !== 'zip' && !nameFits(name, type!)) giveUp(new Refusal('upload.type-mismatch', 415, { name, type }))
      return withinQuota(input.actor, rest, async (counted) => {
        const file = await bucket.write(counted, name, most, () => new Refusal('upload.too-large', 413, { name, most }))
        try {
          if (type === 'zip') type = await typeOfWhole(bucket.read(file))
          if (!type) throw new Refusal('upload.type-not-allowed', 415, { name })
          if (!nameFits(name, type)) throw new Refusal('upload.type-mismatch', 415, { name, type })
        } catch (error) {
          // no record was tried yet, so none can name this file
          await bucket.remove(file.fileId).catch(() => undefined)
          throw error
        }
        const uploadId = randomUUID()
        const { accountId, enterpriseId } = input.actor
        // Whatever comes of this, the file stays: an error doesn't say that the store did not take the record. Without one, it is swept.
        await model.create({
          _id: uploadId,
          fileId: file.fileId,
          name,
          purpose: input.purpose,
          size: file.size,
          type,
          sha256: file.sha256,
          uploadedBy: accountId,
          ...(enterpriseId && { enterpriseId }),
          createdAt: clock.now(),
          unused: true,
        })
        return { uploadId, name, size: file.size, type, sha256: file.sha256 }
      }).catch(giveUp)
    },

    /** `bytes` refuses `upload.file-lost` (410) before the first byte, where the record's bytes are gone. */
    async open(uploadId: string) {
      const upload = await model.findById(uploadId).lean()
      if (!upload) return undefined
      const { fileId, name, type, size, sha256, uploadedBy, enterpriseId } = upload
      return {
        ...{ name, type, uploadedBy, ...(enterpriseId && { enterpriseId }) },
        async bytes() {
          if (await bucket.holds(upload)) return { size, sha256, stream: bucket.read(upload) }
          await alarm({ fileId, name, remade: false })
          throw new Refusal('upload.file-lost', 410, { name })
        },
      }
    },

    /**
     * Removes what nobody used for `unusedDays` and what a crash left half stored; looks for records whose bytes are gone. By
     * real time, an hour old by default.
     */
    async sweep(before = new Date(Date.now() - 3_600_000)) {
      const unused = await removeUnusedUploads(store, new Date(before.getTime() - allowed.unusedDays * 86_400_000))
      const removed = await bucket.sweep(before, async (fileIds) => {
        const kept = await model.find({ fileId: { $in: fileIds } }, { fileId: 1 }).lean()
        return new Set(kept.map((u) => u.fileId))
      })
      await findLost(
        (after) => model.find({ _id: { $gt: after } }, { fileId: 1, size: 1, name: 1 }).sort({ _id: 1 }).limit(500).lean<UploadDocument[]>(),
        (upload) => bucket.holds(upload),
        ({ fileId, name }) => alarm({ fileId, name, remade: false }),
      )
      return unused + removed
    },
  }
}
