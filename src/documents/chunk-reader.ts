import { Readable } from 'node:stream'
import type mongoose from 'mongoose'

export interface ChunkDocument {
  files_id: mongoose.mongo.ObjectId
  n: number
  data: mongoose.mongo.Binary
}

type Chunks = mongoose.mongo.Collection<ChunkDocument>

/**
 * Reads a file of GridFS one chunk (255 kB) at a time, each by a query of its own when the reader wants more. The driver's own
 * stream takes the store's whole first answer, 16 MB, however slowly somebody reads, and leaves its cursor open when they go.
 * Ends with an error where a chunk is missing.
 */
export function readChunks(chunks: Chunks, fileId: mongoose.mongo.ObjectId, size: number): Readable {
  let next = 0
  let given = 0
  return new Readable({
    highWaterMark: 1,
    read() {
      if (given >= size) return void this.push(null)
      const n = next++
      chunks.findOne({ files_id: fileId, n }, { projection: { data: 1 } }).then(
        (chunk) => {
          if (this.destroyed) return
          if (!chunk) return void this.destroy(new Error(`chunk ${n} of file ${fileId.toHexString()} is missing`))
          const bytes = chunk.data.value()
          given += bytes.length
          this.push(bytes)
        },
        (error: Error) => this.destroy(error),
      )
    },
  })
}
