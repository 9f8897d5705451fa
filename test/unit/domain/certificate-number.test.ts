import { expect } from 'chai'
import { composeCertificateNumber, numberSeries, validUntil } from '../../../src/domain/certificate-number.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'

const pack = regulationPack('ningxia-2017')
const compose = (parts: Partial<Parameters<typeof composeCertificateNumber>[1]>, of = pack) =>
  composeCertificateNumber(of, { grade: '2', industry: 'machinery', specialty: 'machinery-manufacturing', year: 2014, sequence: 1, ...parts })

describe('certificate number', () => {
  it('[NUM-1] is the example of the national annex, for its region', () => {
    expect(compose({}, { ...pack, region: { ...pack.region, abbreviation: '京' } })).to.equal('京AQBJXⅡ201400001')
  })

  it('[NUM-1] bears the grade in Roman numerals and the industry, or the specialty of a mine', () => {
    expect(compose({ grade: '3', year: 2026, sequence: 12345 })).to.equal('宁AQBJXⅢ202612345')
    expect(compose({ industry: 'non-coal-mine', specialty: 'ore-dressing', year: 2026 })).to.equal('宁AQBXKⅡ202600001')
    expect(compose({ industry: 'non-coal-mine', specialty: 'metal-nonmetal-mine', year: 2026 })).to.equal('宁AQBKSⅡ202600001')
  })

  it('[NUM-1] has no abbreviation for grade 1', () => {
    expect(compose({ grade: '1', year: 2026 })).to.equal('AQBJXⅠ202600001')
  })

  it('[NX-A5] of a small-micro enterprise is AQBXW and six digits', () => {
    expect(compose({ grade: 'small-micro', year: 2026 })).to.equal('宁AQBXW2026000001')
    expect(compose({ grade: 'small-micro', year: 2026, sequence: 999_999 })).to.equal('宁AQBXW2026999999')
  })

  it('[NUM-1] refuses a sequence that does not fit, and an industry without a code', () => {
    for (const sequence of [0, -1, 1.5, 100_000]) expect(() => compose({ sequence }), String(sequence)).to.throw(RangeError, 'digits')
    expect(() => compose({ industry: 'astrology', specialty: 'x' })).to.throw(RangeError, 'industry code')
  })

  it('[NUM-1] [NX-A5] draws from one series for the whole region, kind and year', () => {
    expect(numberSeries(pack, '2', 2026)).to.deep.equal({ region: '640000', kind: 'graded', year: 2026 })
    expect(numberSeries(pack, '3', 2026)).to.deep.equal(numberSeries(pack, '2', 2026))
    expect(numberSeries(pack, 'small-micro', 2026).kind).to.equal('small-micro')
  })

  it('[NX-16] is valid for three years, the day of issue included', () => {
    expect(validUntil('2026-12-10', 3)).to.equal('2029-12-09')
    expect(validUntil('2027-01-01', 3)).to.equal('2029-12-31')
    expect(validUntil('2028-02-29', 3)).to.equal('2031-02-28')
  })
})
