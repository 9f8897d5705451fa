import { expect } from 'chai'
import { certificateNumbersIn, endingsOf, numbersNear, searchedPart } from '../../../src/domain/typed-certificate-number.js'

const number = '宁AQBJXⅢ202600001'

describe('certificate numbers as people type them', () => {
  for (const typed of [
    '宁AQBJXIII202600001',
    '宁aqbjxiii202600001',
    '宁ＡＱＢＪＸⅢ２０２６０００１'.replace('０００１', '００００１'),
    ' 宁AQB JX Ⅲ 2026 00001 ',
    '宁AQB-JX-III-2026-00001',
    '宁AQBJX\u200bⅢ\u202e2026\ufeff00001',
    '宁AQBJXⅢ2O26OOOO1',
    '宁AQBJXlll202600001',
    '宁 A Q B J X I I I 2 0 2 6 0 0 0 0 1',
    '证书编号：宁AQBJXⅢ202600001（三级），有效期至2029年',
    '宁AQBJXⅢ202600001 2026年1月5日发证',
    'https://dabiao.example/verify/%E5%AE%81AQBJX%E2%85%A2202600001',
  ]) {
    it(`finds the number in ${JSON.stringify(typed)} (U2, F9)`, () => expect(certificateNumbersIn(typed)[0]).to.equal(number))
  }

  it('knows grades 1 and 2, small-micro numbers, and a word before a number without abbreviation (U2)', () => {
    expect(certificateNumbersIn('宁aqbwhii202600012')).to.include('宁AQBWHⅡ202600012')
    expect(certificateNumbersIn('编号AQBJXI202600001')).to.deep.equal(['号AQBJXⅠ202600001', 'AQBJXⅠ202600001'])
    expect(certificateNumbersIn('宁AQBXW2026000001')).to.include('宁AQBXW2026000001')
    for (const none of ['', '示例企业', '202600001', '宁AQBJX', '%', '宁AQBJXIIII202600001', '宁AQBJXIII2026000010000']) expect(certificateNumbersIn(none), none).to.deep.equal([])
  })

  it('a slip of one character, two changed round, one missing or too many is near; two slips are not (U2)', () => {
    for (const typed of ['宁AQBJXIII202600002', '宁AQBJXII202600001', '宁AQBJXIII206200001', '宁AQBJXIII20260001', '宁AQBJXIII2026000011', 'AQBJXIII202600001', '甘AQBJXIII202600001', '宁AQBXJIII202600001', '编号：宁AQJXIII202600001'])
      expect(numbersNear(typed, ['宁']), typed).to.include(number)
    for (const typed of ['宁AQBJXIII202600022', '宁AQBHGIII202600001', '', '宁', 'x'.repeat(200)]) expect(numbersNear(typed, ['宁']), typed).to.not.include(number)
  })

  it('parts begin one of the endings that are kept (U2)', () => {
    for (const part of ['宁AQB', 'aqbjx', 'Ⅲ2026', 'iii 2026', '00001', '２０２６', 'JX-III']) expect(endingsOf(number).some((one) => one.startsWith(searchedPart(part))), part).to.equal(true)
  })
})
