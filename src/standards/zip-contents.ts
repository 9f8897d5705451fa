import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)
const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localHeader = 0x04034b50
const deflated = 8

/**
 * Whether everything in a zip file, unpacked, stays within `most` bytes. Unpacks it to know, stopping at the limit: sizes a file states of itself are
 * what a zip bomb lies about. False as well for what is no zip file that can be read.
 */
export async function unpacksWithin(bytes: Buffer, most: number): Promise<boolean> {
  try {
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    if (end < 0 || bytes.readUInt32LE(end) !== endOfDirectory) return false
    let left = most
    let at = bytes.readUInt32LE(end + 16)
    for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
      if (bytes.readUInt32LE(at) !== directoryEntry) return false
      const packed = packedBytes(bytes, at)
      left -= bytes.readUInt16LE(at + 10) === deflated ? (await inflate(packed, { maxOutputLength: Math.max(1, left) })).length : packed.length
      if (left < 0) return false
      at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
    return true
  } catch {
    return false
  }
}

function packedBytes(bytes: Buffer, entry: number): Buffer {
  const size = bytes.readUInt32LE(entry + 20)
  const local = bytes.readUInt32LE(entry + 42)
  if (bytes.readUInt32LE(local) !== localHeader) throw new RangeError('no local header')
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  return bytes.subarray(start, start + size)
}
