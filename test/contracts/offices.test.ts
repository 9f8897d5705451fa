import { expect } from 'chai'
import { DmnModdle } from 'dmn-moddle'
import { officesNeeded, regionsOfCases } from '../../src/domain/offices.js'
import { regulationPack } from '../../src/domain/regulation-pack.js'
import { sampleAccountList } from '../../src/sample/sample-accounts.js'
import { sampleEnterprises } from '../../src/sample/sample-enterprises.js'
import { sampleExperts } from '../../src/sample/sample-experts.js'
import { packRegions } from '../../src/store/pack-regions.js'
import { extension, read, readModels } from './procedure-models.js'

interface Row {
  inputEntry: { text: string }[]
  outputEntry: { text: string }[]
}

/** `substring(regionCode, 1, 4) + "00"` or `regionCode`, as the decision on the competent authority has them. */
function regionFrom(expression: string, regionCode: string): string {
  if (expression === 'regionCode') return regionCode
  const [, length, tail] = /^substring\(regionCode, 1, (\d)\) \+ "(\d+)"$/.exec(expression) ?? []
  expect(length, expression).to.be.a('string')
  return regionCode.slice(0, Number(length)) + tail
}

/** Offices that the cases of every county and every grade come to, by the models and the decision on the competent authority: `leader:640104`. */
async function officesOfModels(): Promise<Set<string>> {
  const { rootElement } = (await new DmnModdle().fromXML(read('processes/application-to-announcement/competent-authority.dmn'))) as unknown as {
    rootElement: { drgElement: { decisionLogic?: { rule: Row[] } }[] }
  }
  const rows = rootElement.drgElement.find((one) => one.decisionLogic)!.decisionLogic!.rule
  const groups = (await readModels()).flatMap(({ nodes }) => nodes.map((node) => extension(node, 'zeebe:AssignmentDefinition', 'candidateGroups') ?? ''))
  const offices = new Set(groups.flatMap((group) => [...group.matchAll(/"(\w+):" \+ (\w+Region)/g)].map(([, role, region]) => `${role} ${region}`)))
  expect(offices.size).to.be.above(3)
  const needed = new Set<string>()
  for (const { _id: county } of packRegions.filter(({ _id }) => !_id.endsWith('00')))
    for (const { outputEntry } of rows) {
      const [authorityRegion = '', committeeRegion = ''] = outputEntry.map(({ text }) => text)
      const regions: Record<string, string> = { authorityRegion: regionFrom(authorityRegion, county), committeeRegion: regionFrom(committeeRegion, county), localRegion: county }
      for (const office of offices) {
        const [role = '', region = ''] = office.split(' ')
        needed.add(`${role}:${regions[region]}`)
      }
    }
  return needed
}

describe('offices that cases need', () => {
  it('are those that the models and the decision on the competent authority ask for, in every region and for every grade (K7)', async () => {
    const declared = packRegions.flatMap(({ _id }) => officesNeeded(_id).map((role) => `${role}:${_id}`))
    expect([...(await officesOfModels())].sort()).to.deep.equal(declared.sort())
    expect(regionsOfCases('640104')).to.deep.equal(['640104', '640100', '640000'])
  })

  it('all have somebody in the sample region (K7)', async () => {
    const pack = regulationPack('ningxia-2017')
    const accounts = sampleAccountList(sampleEnterprises(pack, new Date()), sampleExperts(pack))
    const there = new Set(accounts.map(({ role, regionCode }) => `${role}:${regionCode}`))
    expect([...(await officesOfModels())].filter((office) => !there.has(office))).to.deep.equal([])
  })
})
