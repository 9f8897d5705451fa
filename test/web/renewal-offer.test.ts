import { expect } from 'chai'
import { heldFor, type OwnCertificate } from '@/pages/enterprise/renewal'

const certificate: OwnCertificate = { number: '宁AQBJXⅢ202600001', industry: 'machinery', grade: '3', issuedOn: '2026-12-30', validUntil: '2029-12-29', status: 'in-force', renewableFrom: '2029-09-30', renewable: true }

describe('the offer of a renewal on annex 2', () => {
  it('names the certificate of the same industry and grade until its last day (L2)', () => {
    const wanted = { industry: 'machinery', grade: '3' }
    expect(heldFor([certificate], wanted, '2029-12-29')).to.equal(certificate)
    expect(heldFor([certificate], wanted, '2029-12-30')).to.equal(undefined)
    expect(heldFor([{ ...certificate, status: 'revoked' }], wanted, '2029-10-01')).to.equal(undefined)
    for (const other of [{ industry: 'commerce', grade: '3' }, { industry: 'machinery', grade: '2' }, {}]) expect(heldFor([certificate], other, '2029-10-01')).to.equal(undefined)
  })
})
