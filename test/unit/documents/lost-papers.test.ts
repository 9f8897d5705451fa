import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import mongoose from 'mongoose'
import { createDocuments, documentIdOf } from '../../../src/documents/create-documents.js'
import { createUploads } from '../../../src/documents/create-uploads.js'
import { OffsetClock } from '../../../src/domain/clock.js'
import { Refusal } from '../../../src/domain/errors.js'
import type { Actor } from '../../../src/domain/role.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { sampleRegions } from '../../../src/sample/sample-regions.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { documentsOf } from '../../../src/store/models/documents.js'
import { regionsOf } from '../../../src/store/models/regions.js'
import { uploadsOf } from '../../../src/store/models/uploads.js'
import { startPlatform, type Platform } from '../../support/platform.js'
import { finishedCase } from './sample-case.js'

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const actor: Actor = { accountId: 'A-e0001', displayName: '示例', role: 'enterprise', regionCode: '640104', industries: [], enterpriseId: 'E0001' }

describe('files whose store died', function () {
  this.timeout(120_000)
  let platform: Platform
  let store: Store
  let documents: ReturnType<typeof createDocuments>
  let uploads: ReturnType<typeof createUploads>
  const errors: string[] = []
  const log = { warn: () => undefined, error: (_facts: unknown, text: string) => void errors.push(text) }
  let cases = 0

  async function newCase(): Promise<string> {
    const caseId = `C-${++cases}`
    await casesOf(store).create({ ...finishedCase(caseId, new Date('2026-11-22T02:00:00Z')), _id: caseId, appliedIntents: [] })
    return caseId
  }
  async function bytesOf(documentId: string): Promise<Buffer> {
    const { stream } = await (await documents.open(documentId))!.bytes()
    return buffer(stream)
  }
  const future = () => new Date(Date.now() + 5_000)

  /** Lets the next insert of a row happen and its answer get lost. */
  function loseAnswer(model: { create: unknown }): () => void {
    const target = model as { create(row: unknown): Promise<unknown> }
    const create = target.create
    target.create = async function (this: unknown, row: unknown) {
      await create.call(model, row)
      throw new mongoose.mongo.MongoNetworkError('connection 1 to 127.0.0.1 closed')
    }
    return () => void (target.create = create)
  }

  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
    await regionsOf(store).insertMany(sampleRegions)
    documents = createDocuments({ store, clock: new OffsetClock(), pack: regulationPack, publicUrl: 'https://dabiao.example', log: log as never })
    uploads = createUploads({ store, clock: new OffsetClock(), log: log as never })
  })
  after(async () => {
    await documents?.close()
    await store?.close()
    await platform?.stop()
  })

  it('a paper whose row was taken while the answer got lost keeps its bytes (K1)', async () => {
    const caseId = await newCase()
    const restore = loseAnswer(documentsOf(store))
    const failed = await documents.make(caseId, 'refusal', 'refused').then(
      () => false,
      () => true,
    )
    restore()
    expect(failed).to.equal(true)
    const documentId = await documents.make(caseId, 'refusal', 'refused')
    await documents.sweep(future())
    expect((await bytesOf(documentId)).subarray(0, 5).toString()).to.equal('%PDF-')
    expect(await documentsOf(store).countDocuments({ caseId })).to.equal(1)
  })

  it('a paper made while the store is killed again and again is read whole afterwards (K1)', async () => {
    const caseIds = await Promise.all(Array.from({ length: 6 }, newCase))
    const makings = caseIds.map(async (caseId) => {
      for (;;) {
        try {
          return await documents.make(caseId, 'refusal', 'refused')
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      }
    })
    for (let kill = 0; kill < 4; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 60 + 45 * kill))
      await platform.killStore()
      await platform.restartStore()
    }
    for (const documentId of await Promise.all(makings)) {
      expect((await bytesOf(documentId)).subarray(0, 5).toString()).to.equal('%PDF-')
    }
    await documents.sweep(future())
    const rows = await documentsOf(store).find({ caseId: { $in: caseIds } }).lean()
    expect(rows).to.have.length(caseIds.length)
    for (const { _id } of rows) expect((await bytesOf(_id)).length).to.be.above(1_000)
  })

  it('a row without its bytes is found, made again under its own date, and administrators are told once (K1)', async () => {
    const caseId = await newCase()
    const documentId = await documents.make(caseId, 'refusal', 'refused')
    const before = await documentsOf(store).findById(documentId).lean()
    await store.db!.collection('documentFiles.chunks').deleteMany({ files_id: new mongoose.mongo.ObjectId(before!.fileId) })
    errors.length = 0
    await documents.sweep(future())
    const after = await documentsOf(store).findById(documentId).lean()
    expect(after!.fileId).not.to.equal(before!.fileId)
    expect(after!.createdAt).to.deep.equal(before!.createdAt)
    expect((await bytesOf(documentId)).length).to.equal(after!.size)
    expect(errors).to.deep.equal(['documents: the bytes of a paper were gone; it was made again'])
    expect(await auditOf(store).countDocuments({ act: 'remake-paper', caseId })).to.equal(1)
  })

  it('who opens such a paper first gets it, made again (K1)', async () => {
    const caseId = await newCase()
    const documentId = await documents.make(caseId, 'refusal', 'refused')
    const { fileId } = (await documentsOf(store).findById(documentId).lean())!
    await store.db!.collection('documentFiles.files').deleteOne({ _id: new mongoose.mongo.ObjectId(fileId) })
    expect((await bytesOf(documentId)).subarray(0, 5).toString()).to.equal('%PDF-')
  })

  it('a paper that can no longer be made is refused in words before anything is sent (K1)', async () => {
    const caseId = await newCase()
    const documentId = await documents.make(caseId, 'refusal', 'refused')
    const { fileId } = (await documentsOf(store).findById(documentId).lean())!
    await store.db!.collection('documentFiles.files').deleteOne({ _id: new mongoose.mongo.ObjectId(fileId) })
    await casesOf(store).deleteOne({ _id: caseId })
    const opened = await documents.open(documentId)
    const error = await opened!.bytes().catch((e: unknown) => e)
    expect(error).to.be.instanceOf(Refusal).and.include({ code: 'document.file-lost', status: 503 })
    await documentsOf(store).deleteOne({ _id: documentId })
  })

  it('two makers keep one paper, and only the file that another row is known to replace goes (K1)', async () => {
    const caseId = await newCase()
    const other = createDocuments({ store, clock: new OffsetClock(), pack: regulationPack, publicUrl: 'https://dabiao.example' })
    await Promise.all([documents.make(caseId, 'refusal', 'refused'), other.make(caseId, 'refusal', 'refused')])
    await other.close()
    const documentId = documentIdOf(caseId, 'refusal', 'refused')
    expect(await store.db!.collection('documentFiles.files').countDocuments({ filename: `${documentId}.pdf` })).to.equal(1)
    expect((await bytesOf(documentId)).length).to.be.above(1_000)
  })

  it('an upload whose row was taken while the answer got lost keeps its bytes (K1)', async () => {
    const restore = loseAnswer(uploadsOf(store))
    await uploads.save({ actor, name: 'a.pdf', purpose: 'evidence', stream: Readable.from([pdf]) }).catch(() => undefined)
    restore()
    await uploads.sweep(future())
    const [row] = await uploadsOf(store).find().lean()
    const { stream } = await (await uploads.open(row!._id))!.bytes()
    expect((await buffer(stream)).equals(pdf)).to.equal(true)
  })

  it('an upload whose bytes are gone is refused in words and reported once (K1)', async () => {
    const saved = await uploads.save({ actor, name: '证明.pdf', purpose: 'evidence', stream: Readable.from([pdf]) })
    const { fileId } = (await uploadsOf(store).findById(saved.uploadId).lean())!
    await store.db!.collection('uploadFiles.files').deleteOne({ _id: new mongoose.mongo.ObjectId(fileId) })
    await uploads.sweep(future())
    const error = await (await uploads.open(saved.uploadId))!.bytes().catch((e: unknown) => e)
    expect(error).to.be.instanceOf(Refusal).and.include({ code: 'upload.file-lost', status: 410 })
    expect(await auditOf(store).countDocuments({ act: 'lose-file', subject: '证明.pdf' })).to.equal(1)
  })

  it('whether a write is repeated by the driver is said in one place, the address (K1)', async () => {
    expect(store.getClient().options.retryWrites).to.equal(platform.mongoUri.includes('retryWrites=false') ? false : true)
  })
})
