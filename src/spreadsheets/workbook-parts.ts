import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { limits } from './limits.js'
import { UnreadableWorkbook } from './sheet.js'

/** Starts of an OLE2 file: an xls of before 2007, or an xlsx with a password. */
const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/**
 * The parts of an xlsx file by name. Only a part that is asked for is unpacked, as a stream; what leaves the streams is counted against one
 * limit, whatever sizes the file names.
 */
export class WorkbookParts {
  #left: number = limits.unpackedBytes
  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: Map<string, yauzl.Entry>,
  ) {}

  static async open(bytes: Buffer): Promise<WorkbookParts> {
    if (bytes.subarray(0, 4).equals(ole)) throw new UnreadableWorkbook('spreadsheet.locked')
    const zip = await yauzl.fromBufferPromise(bytes)
    if (zip.entryCount > limits.entries) throw new UnreadableWorkbook('spreadsheet.too-large')
    const entries = new Map<string, yauzl.Entry>()
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase()
      // Two parts of one name: programs disagree about which one counts.
      if (entries.has(name)) throw new UnreadableWorkbook('spreadsheet.not-xlsx')
      if (entries.size >= limits.entries) throw new UnreadableWorkbook('spreadsheet.too-large')
      entries.set(name, entry)
    }
    return new WorkbookParts(zip, entries)
  }

  /** Content of a part; a workbook without it is none. Names are compared as the format has them: without regard to case. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase())
    if (!entry) throw new UnreadableWorkbook('spreadsheet.not-xlsx')
    if (entry.isEncrypted()) throw new UnreadableWorkbook('spreadsheet.locked')
    const stream: Readable = await this.zip.openReadStreamPromise(entry)
    for await (const part of stream) {
      this.#left -= (part as Buffer).length
      if (this.#left < 0) throw new UnreadableWorkbook('spreadsheet.too-large')
      yield part as Buffer
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase())
  }
}
