import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { parseRegulationPack, practiceMark, regulationPack } from '../../../src/domain/regulation-pack.js'

const file = new URL('../../../processes/regulation-packs/ningxia-2017.json', import.meta.url)

describe('regulation pack ningxia-2017', () => {
  const pack = regulationPack('ningxia-2017')

  it('[NX-15a] [NX-15c] [NX-14] [NX-16] [NX-19] carries the numbers of the articles', () => {
    expect(pack.publicNoticeWorkingDays).to.deep.equal({ value: 5, source: '第十五条第一款' })
    expect(pack.reReviewMonths).to.deep.equal({ value: 3, source: '第十五条第三款' })
    expect(pack.rectificationMaxMonths).to.deep.equal({ value: 12, source: '第十四条' })
    expect(pack.certificateValidYears).to.deep.equal({ value: 3, source: '第十六条' })
    expect(pack.renewalMonths).to.deep.equal({ value: 3, source: '第十七条第一项' })
    expect(pack.expertGroup.leastExperienceYears).to.deep.equal({ value: 5, source: '第十九条第二项' })
  })

  it('[NX-4] has thresholds 90 / 75 / 60 for grades 1 / 2 / 3, marked as practice', () => {
    expect([pack.thresholds['1'].value, pack.thresholds['2'].value, pack.thresholds['3'].value]).to.deep.equal([90, 75, 60])
    for (const threshold of Object.values(pack.thresholds)) expect(threshold.source).to.include(practiceMark)
  })

  it('[NX-9] asks for accidents of 5 / 3 / 1 years', () => {
    const years = pack.accidentStatementYears
    expect([years['1'].value, years['2'].value, years['3'].value]).to.deep.equal([5, 3, 1])
  })

  it('[NX-2] lists the twelve industries of article 2, commerce and civil explosives, each with specialties and systems', () => {
    expect(pack.industries.map(({ name }) => name)).to.have.members(
      '非煤矿山 危险化学品 烟花爆竹 化工 医药 冶金 有色 建材 机械 轻工 纺织 烟草 商贸 民爆'.split(' '),
    )
    const metallurgy = pack.industries.find(({ id }) => id === 'metallurgy')
    expect(metallurgy?.specialties.map(({ name }) => name)).to.deep.equal(['炼钢', '轧钢'])
  })

  it('[NX-15b] names six departments for copies', () => {
    expect(pack.departments.value).to.have.length(6)
    expect(new Set(pack.departments.value.map(({ id }) => id))).to.have.property('size', 6)
  })

  it('[NX-24] has no fee and recommends no consultant', () => {
    expect(readFileSync(file, 'utf8')).not.to.match(/"(fee|price|amount|consultant)s?"/i)
  })

  it('has every rule once, with article, title and summary', () => {
    const ids = pack.rules.map(({ id }) => id)
    expect(new Set(ids).size).to.equal(ids.length)
    for (const rule of pack.rules) expect(rule.summary.length, rule.id).to.be.greaterThan(5)
  })

  it('refuses a value without its source', () => {
    const broken = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    broken.reReviewMonths = { value: 3, source: 'somewhere' }
    expect(() => parseRegulationPack(JSON.stringify(broken))).to.throw(/reReviewMonths\.source/)
  })

  it('refuses a pack that is not there or whose name leads elsewhere', () => {
    expect(() => regulationPack('no-such-pack')).to.throw()
    expect(() => regulationPack('../../package')).to.throw(/bad name/)
  })
})
