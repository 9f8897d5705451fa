import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { renewableFrom } from '../../../src/domain/certificate-term.js'
import { addDays, addMonths, shanghaiDate } from '../../../src/domain/shanghai-time.js'
import { certificatesOf, type CertificateDocument } from '../../../src/store/models/certificates.js'
import { refusalOf, startFixture, type Fixture } from './casework-fixture.js'

describe('applying for renewal (NX-16, NX-17)', function () {
  this.timeout(60_000)
  let f: Fixture
  let today: string
  let sequence = 0
  before(async () => {
    f = await startFixture()
    today = shanghaiDate(f.clock.now())
  })
  after(() => f?.stop())

  /** An enterprise that holds a certificate of grade 3 to that last day. */
  async function holding(validUntil: string, change: Partial<CertificateDocument> = {}) {
    const fresh = await f.newEnterprise()
    const number = `宁AQBJCⅢ2023${String(++sequence).padStart(5, '0')}`
    const { _id: enterpriseId, name: enterpriseName, regionCode, industry, specialty } = fresh.enterprise
    const certificate = { number, caseId: `old-${number}`, enterpriseId, enterpriseName, regionCode, industry, specialty, grade: '3' as const }
    const term = { issuedOn: addMonths(addDays(validUntil, 1), -36), validUntil, issuer: '示例', status: 'in-force' as const }
    await certificatesOf(f.store).create({ _id: number, register: 'certificates', issuedAt: f.clock.now(), ...certificate, ...term, ...change })
    const renew = (previousCertificate: string, more: object = {}) =>
      f.commands.submitApplication(fresh.actor, randomUUID(), { ...fresh.application, kind: 'renewal', previousCertificate, ...more })
    return { ...fresh, number, renew }
  }

  it('is taken in the three months before expiry, to the day, for the certificate however it was typed (L2)', async () => {
    const typed = (number: string) => `三级 ${number.replace('Ⅲ', 'iii').toLowerCase()}`
    for (const lastDay of [addDays(addMonths(today, 3), -1), today]) {
      const { number, renew } = await holding(lastDay)
      const { caseId } = await renew(typed(number))
      expect(await f.stored(caseId)).to.deep.include({ applicationKind: 'renewal', renewalOf: { number, validUntil: lastDay } })
    }
  })

  it('is refused earlier, with the day from which it may be applied for, and so is a first evaluation of the same grade (L2)', async () => {
    const lastDay = addDays(addMonths(today, 3), 3)
    const { number, renew } = await holding(lastDay)
    const from = renewableFrom(lastDay, 3)
    expect(from > today).to.equal(true)
    const early = await refusalOf(renew(number))
    expect(early).to.deep.include({ code: 'application.renewal-early', status: 409, details: { number, validUntil: lastDay, from } })
    const again = await refusalOf(renew('', { kind: 'initial' }))
    expect(again).to.deep.include({ code: 'application.grade-held', details: { number, grade: '3', validUntil: lastDay, from } })
  })

  it('is refused after expiry; then a full application is taken (L2)', async () => {
    const { number, renew } = await holding(addDays(today, -1))
    expect(await refusalOf(renew(number))).to.include({ code: 'application.renewal-late', status: 409 })
    const { caseId } = await renew(number, { kind: 'initial' })
    expect(await f.stored(caseId)).to.not.have.property('renewalOf')
  })

  it('is refused for no certificate, an unknown one, another enterprise\'s, another grade or industry, and a revoked one (L2)', async () => {
    const { number, renew } = await holding(today)
    const other = await holding(today)
    const codeAt = async (promise: Promise<unknown>) => (await refusalOf(promise)).details.fields
    expect(await codeAt(renew(''))).to.deep.equal({ previousCertificate: 'application.renewal-without-certificate' })
    for (const unknown of ['宁AQBJCⅢ202399999', '三级', other.number]) expect(await codeAt(renew(unknown)), unknown).to.deep.equal({ previousCertificate: 'application.previous-certificate-unknown' })
    for (const change of [{ grade: '2' as const }, { industry: 'machinery' }]) {
      const differing = await holding(today, change)
      expect(await codeAt(differing.renew(differing.number))).to.deep.equal({ previousCertificate: 'application.previous-certificate-differs' })
    }
    const revoked = await holding(today, { status: 'revoked' })
    expect(await refusalOf(revoked.renew(revoked.number))).to.include({ code: 'application.previous-certificate-revoked', status: 409 })
    expect(await f.store.collection('cases').countDocuments({ enterpriseId: { $in: [revoked.actor.enterpriseId, other.actor.enterpriseId] } })).to.equal(0)
    expect(number).to.not.equal(other.number)
  })
})
