import { expect } from 'chai'
import { renewableFrom, termOf } from '../../../src/domain/certificate-term.js'

describe('term of a certificate', () => {
  it('may be renewed from the day three months before its end, counted from the day after the last (L2, NX-17)', () => {
    expect(renewableFrom('2029-12-29', 3)).to.equal('2029-09-30')
    expect(renewableFrom('2029-12-31', 3)).to.equal('2029-10-01')
    expect(renewableFrom('2030-05-30', 3)).to.equal('2030-02-28')
    expect(renewableFrom('2028-05-30', 3)).to.equal('2028-02-29')
    expect(renewableFrom('2029-02-14', 3)).to.equal('2028-11-15')
  })

  it('begins with the issue; a renewed one follows the one before without gap or overlap (L2, NX-16, NX-17)', () => {
    expect(termOf({}, '2026-12-30', 3)).to.deep.equal({ validFrom: '2026-12-30', validUntil: '2029-12-29' })
    const renewalOf = { number: '宁AQBJXⅢ202600001', validUntil: '2029-12-29' }
    expect(termOf({ renewalOf }, '2029-11-02', 3)).to.deep.equal({ validFrom: '2029-12-30', validUntil: '2032-12-29' })
    expect(termOf({ renewalOf }, '2029-12-30', 3)).to.deep.equal({ validFrom: '2029-12-30', validUntil: '2032-12-29' })
    expect(termOf({ renewalOf }, '2030-01-10', 3)).to.deep.equal({ validFrom: '2030-01-10', validUntil: '2033-01-09' })
  })
})
