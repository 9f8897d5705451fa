import { expect } from 'chai'
import { endingsOf } from '../../../src/domain/typed-certificate-number.js'
import { addCertificateEndings } from '../../../src/store/certificate-endings.js'
import { certificatesOf } from '../../../src/store/models/certificates.js'
import { startApi, type ApiInstance } from './api-instance.js'

describe('public register', function () {
  this.timeout(60_000)
  let api: ApiInstance
  before(async () => {
    api = await startApi()
    const rows = Array.from({ length: 45 }, (_, index) => {
      const number = `宁AQBJXⅢ2026${String(index + 1).padStart(5, '0')}`
      return {
        _id: number,
        // the first ones are of an earlier version
        ...(index > 9 && { numberEndings: endingsOf(number) }),
        register: 'certificates' as const,
        number,
        caseId: `C${index}`,
        enterpriseId: `E${index}`,
        enterpriseName: index === 7 ? '示例·𠮷祥（宁夏）有限公司' : `示例企业${index}号`,
        regionCode: index % 2 ? '640104' : '640202',
        industry: 'machinery',
        specialty: 'machinery-manufacturing',
        grade: '3' as const,
        issuedOn: '2026-01-05',
        issuedAt: new Date(Date.UTC(2026, 0, 5, 0, index)),
        validUntil: index === 3 ? '2026-01-06' : '2029-01-04',
        issuer: '银川市安全生产监督管理局（示例）',
        status: index === 5 ? ('revoked' as const) : ('in-force' as const),
      }
    })
    await certificatesOf(api.store).insertMany(rows)
    await addCertificateEndings(api.store)
  })
  after(async () => api?.stop())
  const search = async (query: string) => (await (await api.browser()).get(`/api/public/certificates?${query}`)).body as { total: number; items: { number: string; enterpriseName: string; valid: boolean }[] }

  it('pages, newest first', async () => {
    const first = await search('')
    expect(first.total).to.equal(45)
    expect(first.items).to.have.length(20)
    expect(first.items[0]!.number).to.equal('宁AQBJXⅢ202600045')
    expect((await search('page=3')).items).to.have.length(5)
    expect((await (await api.browser()).get('/api/public/certificates?page=0')).status).to.equal(422)
  })

  it('finds by number, by part of a name, by region and below, and takes no patterns', async () => {
    expect((await search(`q=${encodeURIComponent('宁AQBJXⅢ202600009')}`)).items.map((one) => one.number)).to.deep.equal(['宁AQBJXⅢ202600009'])
    expect((await search(`q=${encodeURIComponent('·𠮷祥（宁夏）')}`)).total).to.equal(1)
    expect((await search('regionCode=640100')).total).to.equal(22)
    expect((await search('regionCode=640000&grade=3')).total).to.equal(45)
    expect((await search('grade=2')).total).to.equal(0)
    for (const pattern of ['.*', '示例.业', '{"$gt":""}', '[示]']) expect((await search(`q=${encodeURIComponent(pattern)}`)).total, pattern).to.equal(0)
  })

  it('finds a number in any spelling and parts of numbers, without patterns (U2)', async () => {
    const numbers = async (q: string) => (await search(`q=${encodeURIComponent(q)}`)).items.map((one) => one.number)
    for (const typed of ['宁aqbjxiii202600009', '宁AQB JX Ⅲ 2026-00009', '证书编号：宁ＡＱＢＪＸⅢ202600009。']) expect(await numbers(typed), typed).to.deep.equal(['宁AQBJXⅢ202600009'])
    expect(await numbers('00009')).to.deep.equal(['宁AQBJXⅢ202600009'])
    expect(await numbers('600042')).to.deep.equal(['宁AQBJXⅢ202600042'])
    expect((await search(`q=${encodeURIComponent('jxiii2026')}`)).total).to.equal(45)
    expect((await search(`q=${encodeURIComponent('宁AQB')}&regionCode=640100`)).total).to.equal(22)
    expect((await search('q=AQBJXII2')).total).to.equal(0)
  })

  it('verifies a number in any spelling; says “maybe forged” only where no number is near (U2, F9)', async () => {
    const browser = await api.browser()
    const answer = async (typed: string) => (await browser.get(`/api/public/certificates/${encodeURIComponent(typed)}`)).body as { code?: string; certificate?: { number: string }; message?: string }
    for (const typed of ['宁AQBJXIII202600001', '宁aqbjxⅲ２０２６ 00001', '查一下 宁AQBJXⅢ202600001 ，谢谢', 'https://x.example/verify/%E5%AE%81AQBJX%E2%85%A2202600001'])
      expect((await answer(typed)).certificate?.number, typed).to.equal('宁AQBJXⅢ202600001')
    const similar = await answer('宁AQBJXIII206200001')
    expect(similar).to.include({ code: 'certificate.similar' })
    expect(JSON.stringify(similar)).to.not.contain('202600001')
    expect(await answer('宁AQBHGII201900077')).to.include({ code: 'certificate.unknown' })
    for (const typed of ['宁AQBJX', '示例企业', '%25', '20260']) expect(await answer(typed), typed).to.include({ code: 'certificate.number-incomplete' })
  })

  it('verifies a number: in force, revoked, over, unknown; nothing of persons', async () => {
    const browser = await api.browser()
    const verify = async (number: string) => browser.get(`/api/public/certificates/${encodeURIComponent(number)}`)
    expect((await verify('宁AQBJXⅢ202600001')).body.valid).to.equal(true)
    expect((await verify('宁AQBJXⅢ202600006')).body).to.deep.include({ valid: false })
    expect((await verify('宁AQBJXⅢ202600004')).body.valid).to.equal(false)
    const unknown = await verify('宁AQBJXⅢ202699999')
    expect(unknown.status).to.equal(404)
    expect(unknown.body.message).to.equal('没有查到该编号的证书，请核对编号。')
    expect((await verify('宁AQBJXⅢ202600001')).body.certificate).to.not.have.any.keys('enterpriseId', 'caseId')
  })
})
