import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { maySeeCase } from '../../../src/domain/case-access.js'
import type { Actor, Role } from '../../../src/domain/role.js'
import { caseScope, regionAndBelow } from '../../../src/queries/case-scope.js'
import { containing } from '../../../src/queries/paging.js'
import { readModel } from '../../../src/queries/process-models.js'
import { totalsOf } from '../../../src/queries/scoring.js'
import { sampleRegions } from '../../../src/sample/sample-regions.js'
import { caseRecord } from '../workers/case-fixture.js'

const processes = new URL('../../../processes/', import.meta.url)

describe('facts of a model', () => {
  for (const processId of ['application-to-announcement', 're-review', 'rectification']) {
    it(`${processId}: every task has its label, statutory ones their rules`, () => {
      const file = readdirSync(new URL(`${processId}/`, processes)).find((name) => name.endsWith('.bpmn'))!
      const xml = readFileSync(new URL(`${processId}/${file}`, processes), 'utf8')
      const facts = readModel({ xml, processId, version: 1, name: processId })
      const tasks = [...xml.matchAll(/<bpmn:(?:userTask|serviceTask|businessRuleTask) id="([^"]+)"/g)].map((match) => match[1]!)
      expect(tasks.length).to.be.above(5)
      expect(tasks.filter((id) => !/[\u4e00-\u9fff]/.test(facts.elementNames[id] ?? ''))).to.deep.equal([])
      expect(Object.values(facts.rules).flat().every((rule) => /^[A-Z]+-?[A-Z]?\d+[a-z]?$/.test(rule))).to.equal(true)
      const count = [...xml.matchAll(/<zeebe:property name="rule"/g)].length
      expect(Object.keys(facts.rules).length).to.equal(count)
    })
  }

  it('reads attributes that hold angle brackets, entities and line breaks', () => {
    const xml = `<bpmn:process id="p"><bpmn:userTask id="Task_A" name="甲 &amp; 乙&#10;丙"><bpmn:extensionElements><zeebe:ioMapping><zeebe:input source="=a > b" target="c" /></zeebe:ioMapping>
      <zeebe:properties><zeebe:property name="rule" value="NX-1 NX-2" /></zeebe:properties></bpmn:extensionElements></bpmn:userTask></bpmn:process>`
    const facts = readModel({ xml, processId: 'p', version: 1, name: '流程' })
    expect(facts.elementNames).to.deep.equal({ Task_A: '甲 & 乙\n丙' })
    expect(facts.rules).to.deep.equal({ Task_A: ['NX-1', 'NX-2'] })
  })
})

describe('scope of lists', () => {
  const roles: Role[] = ['enterprise', 'officer', 'secretary', 'leader', 'process-administrator', 'auditor']
  const within = (condition: unknown, code: string): boolean =>
    typeof condition === 'string' ? condition === code : code >= (condition as { $gte: string }).$gte && code < (condition as { $lt: string }).$lt

  it('shows nothing that the single case would refuse, for every region and role', () => {
    for (const own of ['', ...sampleRegions.map((region) => region._id)])
      for (const { _id: regionCode } of sampleRegions)
        for (const role of roles) {
          const actor: Actor = { accountId: 'a', displayName: '', role, regionCode: own, industries: [], ...(role === 'enterprise' && { enterpriseId: 'E1' }) }
          const record = caseRecord({ regionCode, authorityRegion: 'none', committeeRegion: 'none', enterpriseId: 'E1' })
          const scope = caseScope(actor)
          const listed = role === 'enterprise' ? scope.enterpriseId === 'E1' : within(scope.regionCode, regionCode)
          expect(listed, `${role} of ${own}, case of ${regionCode}`).to.equal(maySeeCase(actor, record))
        }
  })

  it('covers a region and what is below it', () => {
    expect(regionAndBelow('640104')).to.equal('640104')
    expect(regionAndBelow('640100')).to.deep.equal({ $gte: '640100', $lt: '640200' })
    expect(regionAndBelow('640000')).to.deep.equal({ $gte: '640000', $lt: '650000' })
  })
})

describe('text as a pattern', () => {
  it('matches itself and nothing else', () => {
    for (const text of ['a.b', '(x+)+$', '[甲]', '\\d', '^|$', '𠮷·〇', '{"$gt":1}', 'a/b-c']) {
      const pattern = new RegExp(containing(text).$regex, 'u')
      expect(pattern.test(`前${text}后`), text).to.equal(true)
      expect(pattern.test('axb 甲 5 x'), text).to.equal(false)
    }
  })
})

describe('totals of a sheet', () => {
  const item = { itemId: '1', category: '', project: '', content: '', points: 10, veto: false, missing: false, deduction: 0, deductionNote: '理由', vetoed: false, kept: false, done: false, version: 1 }

  it('are exact sums; missing items leave the base, and all missing gives no score', () => {
    const totals = totalsOf([{ ...item, deduction: 0.1 }, { ...item, deduction: 0.2, deductionNote: '缺记录', done: true }, { ...item, missing: true, deduction: 0, deductionNote: '无此工序' }])
    expect(totals).to.deep.equal({ items: 3, done: 2, total: 30, missing: 10, obtained: 19.7, score: 98.5, vetoed: [] })
    expect(totalsOf([{ ...item, missing: true }]).score).to.equal(null)
    expect(totalsOf([{ ...item, points: 3, deduction: 1 }]).score).to.equal(66.66)
  })
})
