import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import ExcelJS from 'exceljs'
import { createUploads } from '../../../src/documents/create-uploads.js'
import { OffsetClock } from '../../../src/domain/clock.js'
import { Refusal } from '../../../src/domain/errors.js'
import type { Actor } from '../../../src/domain/role.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { uploadsOf } from '../../../src/store/models/uploads.js'
import { startPlatform, type Platform } from '../../support/platform.js'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const actor: Actor = { accountId: 'A-e0001', displayName: '示例', role: 'enterprise', regionCode: '640104', industries: [], enterpriseId: 'E0001' }

describe('uploads', function () {
  this.timeout(60_000)
  let platform: Platform
  let store: Store
  let uploads: ReturnType<typeof createUploads>
  const most = 2 * 1024 * 1024
  const save = (name: string, stream: Readable) => uploads.save({ actor, name, purpose: 'evidence', stream })
  const refusal = (promise: Promise<unknown>): Promise<Refusal> =>
    promise.then(
      () => expect.fail('was taken'),
      (error: unknown) => {
        expect(error).to.be.instanceOf(Refusal)
        return error as Refusal
      },
    )
  const counts = async () => ({
    records: await uploadsOf(store).countDocuments(),
    files: await store.db!.collection('uploadFiles.files').countDocuments(),
    chunks: await store.db!.collection('uploadFiles.chunks').countDocuments(),
  })

  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
    uploads = createUploads({ store, clock: new OffsetClock(), limits: { bytesAFile: most } })
  })
  after(async () => {
    await store?.close()
    await platform?.stop()
  })

  it('keeps what it was given, with its checksum and a name without a path', async () => {
    const saved = await save('../../照片·𠮷.png', Readable.from([png.subarray(0, 10), png.subarray(10)]))
    expect(saved).to.deep.include({ name: '照片·𠮷.png', size: png.length, type: 'image/png', sha256: createHash('sha256').update(png).digest('hex') })
    const opened = await uploads.open(saved.uploadId)
    expect(opened).to.include({ uploadedBy: 'A-e0001', enterpriseId: 'E0001' })
    expect((await buffer((await opened!.bytes()).stream)).equals(png)).to.equal(true)
    expect(await uploads.open('no-such')).to.equal(undefined)
  })

  it('knows a spreadsheet in its zip file, and a zip file that is none', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('扣分汇总').addRow(['项目', '扣分'])
    const xlsx = Buffer.from(await book.xlsx.writeBuffer())
    expect((await save('扣分.xlsx', Readable.from([xlsx]))).type).to.contain('spreadsheetml')
    const before = await counts()
    expect((await refusal(save('扣分.docx', Readable.from([xlsx])))).code).to.equal('upload.type-mismatch')
    const zip = Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64')
    expect((await refusal(save('a.xlsx', Readable.from([zip])))).code).to.equal('upload.type-not-allowed')
    expect(await counts()).to.deep.equal(before)
  })

  const wrong: [string, Buffer, string, number][] = [
    ['report.pdf', png, 'upload.type-mismatch', 415],
    ['report.png', pdf, 'upload.type-mismatch', 415],
    ['report', pdf, 'upload.type-mismatch', 415],
    ['a.pdf', Buffer.from('MZ\u0090\u0000 not a paper at all'), 'upload.type-not-allowed', 415],
    ['a.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'upload.type-not-allowed', 415],
    ['a.pdf', Buffer.alloc(0), 'upload.empty', 422],
  ]
  for (const [name, bytes, code, status] of wrong) {
    it(`refuses ${name} of ${bytes.length} bytes: ${code}`, async () => {
      const before = await counts()
      expect(await refusal(save(name, Readable.from([bytes])))).to.include({ code, status })
      expect(await counts()).to.deep.equal(before)
    })
  }

  it('stops at the limit, long before 200 MB went through, and leaves nothing', async () => {
    const before = await counts()
    let sent = 0
    const huge = Readable.from(
      (function* () {
        yield pdf
        for (; sent < 200; sent++) yield Buffer.alloc(1024 * 1024, 32)
      })(),
    )
    expect(await refusal(save('huge.pdf', huge))).to.include({ code: 'upload.too-large', status: 413 })
    expect(sent).to.be.below(30)
    expect(await counts()).to.deep.equal(before)
  })

  it('leaves nothing of a connection that broke', async () => {
    const before = await counts()
    const broken = Readable.from(
      (async function* () {
        yield pdf
        yield Buffer.alloc(1024 * 1024, 32)
        throw new Error('connection lost')
      })(),
    )
    const error = await save('a.pdf', broken).then(
      () => undefined,
      (e: Error) => e.message,
    )
    expect(error).to.equal('connection lost')
    expect(await counts()).to.deep.equal(before)
  })

  it('sweeps what a crash left, and nothing else', async () => {
    const kept = await save('kept.pdf', Readable.from([pdf]))
    const before = await counts()
    // What a kill leaves: chunks without a file, and a file without a record.
    const orphan = await store.db!.collection('uploadFiles.files').findOne({})
    await store.db!.collection('uploadFiles.chunks').insertOne({ files_id: new (orphan!._id.constructor as new () => unknown)(), n: 0, data: pdf })
    await uploadsOf(store).deleteOne({ _id: { $ne: kept.uploadId } })
    expect(await uploads.sweep()).to.equal(0) // too young
    expect(await uploads.sweep(new Date(Date.now() + 5_000))).to.equal(2)
    expect((await counts()).files).to.equal(before.files - 1)
    expect((await buffer((await (await uploads.open(kept.uploadId))!.bytes()).stream)).equals(pdf)).to.equal(true)
  })
})
