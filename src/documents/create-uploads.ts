import { randomUUID } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { Actor } from '../domain/role.js'
import type { Uploads } from '../domain/services.js'
import type { Store } from '../store/connection.js'
import { uploadsOf } from '../store/models/uploads.js'
import { FileBucket } from './file-bucket.js'
import { cleanName, headBytes, nameFits, typeOfHead, typeOfWhole } from './upload-type.js'

/** 20 MB a file. */
export const usualUploadLimit = 20 * 1024 * 1024

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
export function createUploads(store: Store, clock: Clock, most = usualUploadLimit): Uploads & { sweep(before?: Date): Promise<number> } {
  const bucket = new FileBucket(store, 'uploadFiles')
  const model = uploadsOf(store)

  return {
    /**
     * Refuses `upload.empty`, `upload.too-large` (413, details `most` in bytes), `upload.type-not-allowed` and
     * `upload.type-mismatch` (415); then nothing is kept.
     */
    async save(input: { actor: Actor; name: string; purpose: string; stream: Readable }) {
      const { head, rest } = await headOf(input.stream)
      const giveUp = (refusal: Refusal): never => {
        rest.destroy()
        throw refusal
      }
      if (head.length === 0) giveUp(new Refusal('upload.empty', 422))
      const name = cleanName(input.name) || 'file'
      let type = await typeOfHead(head)
      if (!type) giveUp(new Refusal('upload.type-not-allowed', 415, { name }))
      if (type !== 'zip' && !nameFits(name, type!)) giveUp(new Refusal('upload.type-mismatch', 415, { name, type }))
      const file = await bucket.write(rest, name, most, () => new Refusal('upload.too-large', 413, { name, most }))
      try {
        if (type === 'zip') type = await typeOfWhole(bucket.read(file.fileId))
        if (!type) throw new Refusal('upload.type-not-allowed', 415, { name })
        if (!nameFits(name, type)) throw new Refusal('upload.type-mismatch', 415, { name, type })
        const uploadId = randomUUID()
        const { accountId, enterpriseId } = input.actor
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
        })
        return { uploadId, name, size: file.size, type, sha256: file.sha256 }
      } catch (error) {
        await bucket.remove(file.fileId).catch(() => undefined)
        throw error
      }
    },

    async open(uploadId: string) {
      const upload = await model.findById(uploadId).lean()
      if (!upload) return undefined
      const { name, type, size, sha256, uploadedBy, enterpriseId } = upload
      return { name, type, size, sha256, uploadedBy, ...(enterpriseId && { enterpriseId }), stream: bucket.read(upload.fileId) }
    },

    /** Removes what a crash left half stored; by real time, an hour old by default. */
    async sweep(before = new Date(Date.now() - 3_600_000)) {
      return bucket.sweep(before, async (fileIds) => {
        const kept = await model.find({ fileId: { $in: fileIds } }, { fileId: 1 }).lean()
        return new Set(kept.map((u) => u.fileId))
      })
    },
  }
}
