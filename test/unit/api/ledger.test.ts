import { expect } from 'chai'
import { sampleCreditCode } from '../../../src/sample/sample-enterprises.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'

describe("an enterprise's ledger", function () {
  this.timeout(60_000)
  let api: ApiInstance
  let one: Browser
  let two: Browser
  before(async () => {
    api = await startApi()
    await api.account('e1', 'enterprise', { regionCode: '640104', enterpriseId: 'E0001' })
    await api.account('e1-too', 'enterprise', { regionCode: '640104', enterpriseId: 'E0001' })
    await api.account('new', 'enterprise', { regionCode: '640100', enterpriseId: 'E-new' })
    one = await api.browser('e1')
    two = await api.browser('e1-too')
  })
  after(async () => api?.stop())
  const read = async (browser: Browser) => (await browser.get('/api/enterprise')).body

  it('open in two windows takes one save; the other learns what is stored, and loses nothing (S10)', async () => {
    const seen = await read(one)
    const [first, second] = [{ ...seen, employees: 321 }, { ...seen, contactName: '另一位联系人' }]
    expect((await one.put('/api/enterprise', first)).status).to.equal(200)
    const refused = await two.put('/api/enterprise', second)
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'ledger.changed-elsewhere'])
    expect(refused.body.details.stored).to.include({ employees: 321, version: seen.version + 1, contactName: seen.contactName })
    expect(refused.body.details.stored).to.not.have.any.keys('unaudited', 'sample')
    const merged = { ...refused.body.details.stored, contactName: '另一位联系人' }
    expect((await two.put('/api/enterprise', merged)).body).to.include({ employees: 321, contactName: '另一位联系人' })
  })

  it('saved at once from several windows is saved once, and once sent twice is one save (S10)', async () => {
    const seen = await read(one)
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => (n % 2 ? one : two).put('/api/enterprise', { ...seen, employees: 400 + n })))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409, 409, 409, 409, 409])
    const saved = answers.find(({ status }) => status === 200)!.body
    const again = await one.put('/api/enterprise', { ...seen, employees: saved.employees })
    expect([again.status, again.body.version]).to.deep.equal([200, saved.version])
    expect(await auditOf(api.store).countDocuments({ act: 'save-ledger', 'before.version': seen.version })).to.equal(1)
  })

  it('begun in two windows is begun once (S10)', async () => {
    const { enterpriseId: _id, version: _version, updatedAt: _at, ...ledger } = await read(one)
    const mine = { ...ledger, creditCode: sampleCreditCode('E7777'), regionCode: '640104' }
    const browser = await api.browser('new')
    const both = await Promise.all([1, 2].map((n) => browser.put('/api/enterprise', { ...mine, name: `新企业${n}` })))
    expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 409])
    expect(both.find(({ status }) => status === 409)!.body.code).to.equal('ledger.changed-elsewhere')
  })

  it('begins within the region of the account, and then keeps its seat (Z10)', async () => {
    const seen = await read(one)
    const moved = await one.put('/api/enterprise', { ...seen, regionCode: '640202' })
    expect([moved.status, moved.body.details.fields.regionCode.code]).to.deep.equal([422, 'ledger.region-by-move'])
    await api.account('other', 'enterprise', { regionCode: '640100', enterpriseId: 'E-other' })
    const { version: _version, ...fresh } = seen
    const outside = await (await api.browser('other')).put('/api/enterprise', { ...fresh, creditCode: sampleCreditCode('E6666'), regionCode: '640202' })
    expect([outside.status, outside.body.details.fields.regionCode.code]).to.deep.equal([422, 'ledger.region-outside'])
  })

  it('a credit code is taken in any width and case; a wrong one is told with a sentence of its own (L18)', async () => {
    const seen = await read(one)
    for (const [creditCode, code] of [['0'.repeat(18), 'ledger.credit-code-invalid'], [seen.creditCode.slice(0, 17) + (seen.creditCode[17] === '0' ? '1' : '0'), 'ledger.credit-code-check']]) {
      const refused = await one.put('/api/enterprise', { ...seen, creditCode })
      expect([refused.status, refused.body.details.fields.creditCode.code]).to.deep.equal([422, code])
      expect(refused.body.details.fields.creditCode.message).to.match(/营业执照/)
    }
    const wide = [...(seen.creditCode as string)].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(' ').toLowerCase()
    expect((await one.put('/api/enterprise', { ...seen, creditCode: wide })).body.creditCode).to.equal(seen.creditCode)
  })
})
