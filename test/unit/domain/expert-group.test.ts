import { expect } from 'chai'
import { checkExpertGroup, qualificationGaps, systemsToCover, type GroupProposal } from '../../../src/domain/expert-group.js'
import type { ExpertProfile } from '../../../src/domain/ports.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'

const pack = regulationPack('ningxia-2017')
const today = '2026-12-01'
const expert = (expertId: string, more: Partial<ExpertProfile> = {}): ExpertProfile => ({
  expertId,
  name: `专家${expertId}`,
  unit: '某设计院',
  title: '高级工程师',
  titleLevel: 'senior',
  phone: '0951-0000000',
  qualifications: ['注册安全工程师'],
  experienceYears: 8,
  recommendedByUnit: true,
  trainedOn: '2026-03-01',
  healthy: true,
  specialties: ['电气系统'],
  regionCode: '640100',
  consultedEnterpriseIds: [],
  active: true,
  ...more,
})
const check = (profiles: ExpertProfile[], more: Partial<GroupProposal> = {}) =>
  checkExpertGroup({
    memberIds: profiles.map(({ expertId }) => expertId),
    leaderId: 'a',
    profiles,
    enterprise: { enterpriseId: 'E1', name: '某机械厂' },
    systems: ['电气系统'],
    grade: '3',
    pack,
    today,
    ...more,
  })
const lawful = [expert('a'), expert('b'), expert('c')]

describe('expert group', () => {
  it('[NX-12] is lawful when large enough, qualified, and covering every system', () => {
    expect(check(lawful)).to.deep.equal({ lawful: true, violations: [], coverage: [{ system: '电气系统', coveredBy: ['a', 'b', 'c'] }] })
  })

  it('[NX-12] names the systems nobody covers', () => {
    const { lawful: ok, violations } = check(lawful, { systems: ['电气系统', '焊接与热处理'] })
    expect(ok).to.equal(false)
    expect(violations).to.deep.equal([{ code: 'specialty-not-covered', rule: 'NX-12', detail: '焊接与热处理' }])
  })

  it('[NX-12] is too small below the least number of its grade, and counts nobody twice', () => {
    expect(check(lawful, { grade: '2' }).violations[0]).to.deep.include({ code: 'too-small', detail: '3/5' })
    expect(check(lawful, { memberIds: ['a', 'a', 'b'] }).violations[0]).to.deep.include({ code: 'too-small', detail: '2/3' })
  })

  it('[NX-13] has its leader from among its members', () => {
    expect(check(lawful, { leaderId: 'z' }).violations.map(({ code }) => code)).to.deep.equal(['leader-not-member'])
  })

  const gaps: [string, Partial<ExpertProfile>][] = [
    ['health', { healthy: false }],
    ['experience', { experienceYears: 4 }],
    ['recommendation', { recommendedByUnit: false }],
    ['title', { titleLevel: 'junior' }],
    ['qualification', { qualifications: ['会计师'] }],
    ['training', { trainedOn: '2027-01-01' }],
  ]
  for (const [gap, more] of gaps)
    it(`[NX-19] finds the gap "${gap}"`, () => {
      expect(qualificationGaps(expert('x', more), pack, today)).to.deep.equal([gap])
      const { violations } = check([...lawful.slice(0, 2), expert('c', more)])
      expect(violations).to.have.length(1)
      expect(violations[0]).to.include({ code: 'not-qualified', rule: 'NX-19', expertId: 'c' })
      expect(violations[0]!.detail).to.match(/\p{Script=Han}/u)
    })

  it('[NX-19] needs training on record, and takes five years as enough', () => {
    const { trainedOn: _, ...untrained } = expert('x')
    expect(qualificationGaps(untrained, pack, today)).to.deep.equal(['training'])
    expect(qualificationGaps(expert('x', { experienceYears: 5, titleLevel: 'intermediate', qualifications: ['安全评价师'] }), pack, today)).to.deep.equal([])
  })

  it('[NX-20] refuses an expert whose intermediary consulted for the enterprise, or who works there', () => {
    expect(check([...lawful.slice(0, 2), expert('c', { consultedEnterpriseIds: ['E1'] })]).violations[0]).to.include({ code: 'conflict-of-interest', rule: 'NX-20', expertId: 'c' })
    expect(check([...lawful.slice(0, 2), expert('c', { unit: '某机械厂' })]).violations[0]).to.include({ code: 'conflict-of-interest' })
  })

  it('refuses experts unknown or no longer active', () => {
    expect(check(lawful, { memberIds: ['a', 'b', 'ghost'] }).violations).to.deep.include({ code: 'unknown-expert', rule: 'NX-19', expertId: 'ghost', detail: '' })
    expect(check([...lawful.slice(0, 2), expert('c', { active: false })]).violations[0]).to.include({ code: 'not-available' })
  })

  it('[NX-12] takes the systems of the ledger, else of the pack, else the specialty itself', () => {
    expect(systemsToCover(pack, 'building-materials', 'cement', ['窑系统', '窑系统'])).to.deep.equal(['窑系统'])
    expect(systemsToCover(pack, 'building-materials', 'cement', [])).to.include('煤粉制备')
    expect(systemsToCover(pack, 'building-materials', 'unheard-of', [])).to.deep.equal(['unheard-of'])
  })
})
