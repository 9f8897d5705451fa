import { expect } from 'chai'
import { createDrafts } from '../../../src/casework/drafts.js'
import { OffsetClock } from '../../../src/domain/clock.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { draftsOf } from '../../../src/store/models/drafts.js'
import { startPlatform, type Platform } from '../../support/platform.js'
import { refusalOf } from '../casework/casework-fixture.js'

describe('drafts', function () {
  this.timeout(60_000)
  let platform: Platform
  let store: Store
  let drafts: ReturnType<typeof createDrafts>
  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
    drafts = createDrafts(store, new OffsetClock())
  })
  after(async () => {
    await store?.close()
    await platform?.stop()
  })

  it('are kept by version; what was saved elsewhere is not overwritten but shown', async () => {
    const [owner, subject] = ['enterprise:E0001', 'application']
    expect(await drafts.get(owner, subject)).to.equal(undefined)
    expect((await drafts.save(owner, subject, 0, { name: '示例“公司”·𠮷', rows: [] })).version).to.equal(1)
    expect((await drafts.save(owner, subject, 1, { name: '示例' })).version).to.equal(2)
    const stale = await refusalOf(drafts.save(owner, subject, 1, { name: '别处' }))
    expect(stale).to.include({ code: 'draft.changed-elsewhere', status: 409 })
    expect(stale.details.stored).to.deep.include({ version: 2, content: { name: '示例' } })
    expect((await drafts.save(owner, subject, 1, { name: '示例' })).version, 'the answer to the first save was lost').to.equal(2)
    await drafts.remove(owner, subject)
    expect(await drafts.get(owner, subject)).to.equal(undefined)
  })

  it('handed in or thrown away elsewhere are told as ended, and what was typed may go on as a new one (F5)', async () => {
    const [owner, subject] = ['enterprise:E0002', 'application']
    await drafts.save(owner, subject, 0, { name: '甲' })
    await drafts.remove(owner, subject)
    expect(await refusalOf(drafts.save(owner, subject, 1, { name: '乙' }))).to.include({ code: 'draft.ended', status: 409 })
    expect((await drafts.save(owner, subject, 0, { name: '乙' })).version).to.equal(1)
  })

  it('let one of several at once through', async () => {
    const saves = await Promise.allSettled(['a', 'b', 'c'].map((text) => drafts.save('account:A', 'task:1', 0, { text })))
    expect(saves.filter(({ status }) => status === 'fulfilled')).to.have.length(1)
  })

  it('refuse a misspelt field instead of finding nothing', async () => {
    const wrong = { misspelt: 1 } as never
    const found = await draftsOf(store).findOne(wrong).catch((error: Error) => error)
    expect(found).to.be.instanceOf(Error)
    const updated = await draftsOf(store).updateOne({ _id: 'x' }, { $set: wrong }).catch((error: Error) => error)
    expect(updated).to.be.instanceOf(Error)
  })
})
