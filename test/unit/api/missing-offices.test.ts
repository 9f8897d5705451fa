import { expect } from 'chai'
import { enterprisesOf } from '../../../src/store/models/enterprises.js'
import { startApi, type ApiInstance } from './api-instance.js'

describe('offices nobody can sign in for', function () {
  this.timeout(60_000)
  let api: ApiInstance
  before(async () => {
    api = await startApi()
    await enterprisesOf(api.store).deleteMany({ _id: { $ne: 'E0001' } })
    await api.account('province', 'process-administrator', { regionCode: '640000' })
    await api.account('city', 'process-administrator', { regionCode: '640100' })
    await api.account('other', 'process-administrator', { regionCode: '640200' })
  })
  after(async () => api?.stop())
  const missing = async (who: string) =>
    ((await (await api.browser(who)).get('/api/admin/missing-offices')).body.items as { regionCode: string; roles: string[] }[]).map((one) => `${one.regionCode} ${one.roles.join(' ')}`)

  it('are told to the administrators of the region, where enterprises are (K7)', async () => {
    expect(await missing('province')).to.deep.equal(['640000 officer secretary leader', '640100 officer secretary leader', '640104 officer leader'])
    await api.account('o', 'officer', { regionCode: '640104' })
    await api.account('l', 'leader', { regionCode: '640104' })
    await api.account('s', 'secretary', { regionCode: '640100' })
    expect(await missing('city')).to.deep.equal(['640100 officer leader'])
    expect(await missing('other')).to.deep.equal([])
  })
})
