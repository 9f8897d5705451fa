import { expect } from 'chai'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { regionsOf } from '../../../src/store/models/regions.js'
import { addPackRegions, packRegions } from '../../../src/store/pack-regions.js'
import { startPlatform, type Platform } from '../../support/platform.js'

describe('regions of the regulation pack', function () {
  this.timeout(60_000)
  let platform: Platform
  let store: Store

  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
  })
  after(async () => {
    await store?.close()
    await platform?.stop()
  })

  it('are all there after a start, twice at once and again, and none is a sample', async () => {
    await Promise.all([addPackRegions(store), addPackRegions(store)])
    await addPackRegions(store)
    const stored = await regionsOf(store).find().lean()
    expect(stored).to.have.length(28)
    expect(stored.filter((region) => region.authorityName.includes('示例'))).to.deep.equal([])
    expect(stored.find((region) => region._id === '640104')).to.include({ name: '兴庆区', parent: '640100' })
  })

  it('stay as somebody named them', async () => {
    const [first] = packRegions
    await regionsOf(store).updateOne({ _id: first!._id }, { $set: { authorityName: '应急管理厅' } })
    await regionsOf(store).deleteOne({ _id: '640500' })
    await addPackRegions(store)
    expect((await regionsOf(store).findById(first!._id).lean())?.authorityName).to.equal('应急管理厅')
    expect(await regionsOf(store).exists({ _id: '640500' })).to.not.equal(null)
  })
})
