import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import mongoose from 'mongoose'
import type { Store } from '../store/connection.js'
import { readChunks, type ChunkDocument } from './chunk-reader.js'

const { ObjectId, GridFSBucket } = mongoose.mongo

export interface StoredFile {
  fileId: string
  size: number
  sha256: string
}

interface FileDocument {
  _id: mongoose.mongo.ObjectId
  length: number
  chunkSize: number
}

/** Looked after in one go. */
const batch = 500

/**
 * Bytes in GridFS. A file belongs to a record elsewhere (a document, an upload) that is written after it; what a crash leaves
 * without a record, `sweep` removes. Ids are ObjectIds because they tell their age.
 */
export class FileBucket {
  readonly #bucket
  readonly #files
  readonly #chunks

  constructor(store: Store, readonly name: string) {
    const db = store.db
    if (!db) throw new Error('the store is not connected')
    this.#bucket = new GridFSBucket(db, { bucketName: name })
    this.#files = db.collection<FileDocument>(`${name}.files`)
    this.#chunks = db.collection<ChunkDocument>(`${name}.chunks`)
  }

  /** Streams into the store. Over `most` bytes, `tooLarge()` is thrown; whatever goes wrong, nothing of it stays. */
  async write(stream: AsyncIterable<Buffer>, name: string, most: number, tooLarge: () => Error): Promise<StoredFile> {
    const id = new ObjectId()
    const hash = createHash('sha256')
    let size = 0
    const target = this.#bucket.openUploadStreamWithId(id, name)
    target.on('error', () => undefined)
    try {
      for await (const chunk of stream) {
        size += chunk.length
        if (size > most) throw tooLarge()
        hash.update(chunk)
        // One after another: with nothing under way, giving up removes everything.
        await new Promise<void>((resolve, reject) => target.write(chunk, (error) => (error ? reject(error) : resolve())))
      }
      target.end()
      await finished(target)
    } catch (error) {
      await this.remove(id.toHexString()).catch(() => undefined)
      throw error
    }
    return { fileId: id.toHexString(), size, sha256: hash.digest('hex') }
  }

  /** A file's bytes. Nothing is asked of the store before somebody reads, and nothing is held open between two chunks. */
  read({ fileId, size }: Pick<StoredFile, 'fileId' | 'size'>): Readable {
    return readChunks(this.#chunks, new ObjectId(fileId), size)
  }

  /** True when every byte of the file is there. A record without its file is what a store that died may leave. */
  async holds({ fileId, size }: Pick<StoredFile, 'fileId' | 'size'>): Promise<boolean> {
    const id = new ObjectId(fileId)
    const file = await this.#files.findOne({ _id: id })
    if (!file || file.length !== size) return false
    return (await this.#chunks.countDocuments({ files_id: id })) === Math.ceil(size / file.chunkSize)
  }

  /** Removes a file if it is there. */
  async remove(fileId: string): Promise<void> {
    const id = new ObjectId(fileId)
    await this.#files.deleteOne({ _id: id })
    await this.#chunks.deleteMany({ files_id: id })
  }

  /** Removes files and chunks older than `before` that no record refers to. Returns how many. */
  async sweep(before: Date, isReferenced: (fileIds: string[]) => Promise<Set<string>>): Promise<number> {
    const limit = ObjectId.createFromTime(Math.floor(before.getTime() / 1000))
    const [files, chunked] = await Promise.all([
      this.#files.find({ _id: { $lt: limit } }, { projection: { _id: 1 } }).toArray(),
      this.#chunks.distinct('files_id', { files_id: { $lt: limit } }) as Promise<mongoose.mongo.ObjectId[]>,
    ])
    const ids = [...new Set([...files.map((f) => f._id.toHexString()), ...chunked.map((id) => id.toHexString())])]
    let removed = 0
    for (let at = 0; at < ids.length; at += batch) {
      const part = ids.slice(at, at + batch)
      const kept = await isReferenced(part)
      for (const id of part) {
        if (kept.has(id)) continue
        await this.remove(id)
        removed++
      }
    }
    return removed
  }
}
