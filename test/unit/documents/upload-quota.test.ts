import { Readable } from 'node:stream'
import { expect } from 'chai'
import { createUploads, type UploadsOptions } from '../../../src/documents/create-uploads.js'
import { refuseForeignUploads } from '../../../src/casework/upload-ownership.js'
import { OffsetClock } from '../../../src/domain/clock.js'
import type { Actor } from '../../../src/domain/role.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { draftsOf } from '../../../src/store/models/drafts.js'
import { uploadsOf } from '../../../src/store/models/uploads.js'
import { startPlatform, type Platform } from '../../support/platform.js'

const actorOf = (enterpriseId: string): Actor => ({ accountId: `A-${enterpriseId}`, displayName: '示例', role: 'enterprise', regionCode: '640104', industries: [], enterpriseId })
const pdf = (bytes: number) => Readable.from([Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(bytes - 9, 32)])])

describe('upload quota', function () {
  this.timeout(60_000)
  let platform: Platform
  let store: Store
  const clock = new OffsetClock()
  const uploadsWith = (more: Partial<UploadsOptions> = {}) => createUploads({ store, clock, ...more })
  const save = (uploads: ReturnType<typeof createUploads>, enterpriseId: string, bytes = 20, name = 'a.pdf') =>
    uploads.save({ actor: actorOf(enterpriseId), name, purpose: 'evidence', stream: pdf(bytes) }).then(
      ({ uploadId }) => uploadId,
      (error: { code: string }) => error.code,
    )
  const files = () => store.db!.collection('uploadFiles.files').countDocuments()

  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
  })
  after(async () => {
    await store?.close()
    await platform?.stop()
  })

  it("an enterprise's files of a day are counted, at once or one after another, and the next day begins anew (Z9)", async () => {
    const uploads = uploadsWith({ limits: { filesADay: 3 } })
    const results = await Promise.all(Array.from({ length: 5 }, () => save(uploads, 'E1')))
    expect(results.filter((result) => result === 'upload.quota-used')).to.have.length(2)
    expect(await save(uploads, 'E1')).to.equal('upload.quota-used')
    expect(await save(uploads, 'E2')).not.to.equal('upload.quota-used')
    clock.add(86_400_000)
    expect(await save(uploads, 'E1')).not.to.equal('upload.quota-used')
  })

  it("an enterprise's bytes of a day are counted while they come, and what went too far leaves nothing (Z9)", async () => {
    const uploads = uploadsWith({ limits: { bytesADay: 1_000_000 } })
    const before = await files()
    const results = await Promise.all([save(uploads, 'E3', 700_000), save(uploads, 'E3', 700_000)])
    expect(results.filter((result) => result === 'upload.quota-used')).to.have.length(1)
    expect(await files()).to.equal(before + 1)
    expect(await save(uploads, 'E3', 200_000)).not.to.equal('upload.quota-used')
  })

  it('a file that was refused costs nothing of the day (Z9)', async () => {
    const uploads = uploadsWith({ limits: { filesADay: 1 } })
    expect(await save(uploads, 'E4', 20, 'a.png')).to.equal('upload.type-mismatch')
    expect(await save(uploads, 'E4')).not.to.contain('upload.')
  })

  it('nothing is taken while the disk has too little room, and the sentence says so (Z9)', async () => {
    let free = 5_000_000
    const uploads = uploadsWith({ limits: { leastFreeBytes: 10_000_000 }, freeBytes: async () => free })
    const before = await files()
    expect(await save(uploads, 'E5')).to.equal('upload.disk-full')
    expect(await files()).to.equal(before)
    free = 50_000_000
    expect(await save(uploads, 'E5')).not.to.contain('upload.')
  })

  it('files nobody handed in are swept after their days; those used or named in a draft stay (Z9)', async () => {
    await uploadsOf(store).deleteMany({})
    const uploads = uploadsWith({ limits: { unusedDays: 30 } })
    const [used, inDraft, unused] = [await save(uploads, 'E6'), await save(uploads, 'E6'), await save(uploads, 'E6')]
    await refuseForeignUploads(store, actorOf('E6'), { uploadIds: [used] })
    await draftsOf(store).create({ _id: 'enterprise:E6|application', version: 1, content: { attachments: { licence: [inDraft] } }, savedAt: new Date() })
    await uploads.sweep()
    expect(await uploadsOf(store).countDocuments({ _id: { $in: [used, inDraft, unused] } })).to.equal(3)
    await uploads.sweep(new Date(Date.now() + 31 * 86_400_000))
    const left = await uploadsOf(store).find({ _id: { $in: [used, inDraft, unused] } }, { _id: 1 }).lean()
    expect(left.map(({ _id }) => _id)).to.have.members([used, inDraft])
    expect(await files()).to.equal(2)
  })
})
