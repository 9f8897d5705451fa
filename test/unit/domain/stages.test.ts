import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { caseStages } from '../../../src/domain/case.js'
import { elementPlaces, holdersOf, stageLine, stageOf, type InstanceProgress } from '../../../src/domain/stages.js'

const main = (active: string[], done: string[] = [], state: InstanceProgress['state'] = 'active'): InstanceProgress => ({
  processId: 'application-to-announcement',
  state,
  elements: [
    ...done.map((elementId) => ({ elementId, state: 'completed' as const, firstEnteredAt: '2026-11-22T02:00:00Z' })),
    ...active.map((elementId) => ({ elementId, state: 'active' as const, firstEnteredAt: '2026-11-23T02:00:00Z' })),
  ],
})

describe('stage of a case', () => {
  it('is that of its active element, with the office that holds it and the region it sits in', () => {
    expect(stageOf([main(['Task_PreliminaryCheck'])])).to.equal('preliminary-check')
    expect(holdersOf([main(['Task_PreliminaryCheck'])])).to.deep.equal([
      { processId: 'application-to-announcement', elementId: 'Task_PreliminaryCheck', stage: 'preliminary-check', office: 'officer', region: 'authorityRegion' },
    ])
    expect(holdersOf([main(['Gateway_AwaitCorrections'])])[0]).to.include({ stage: 'corrections', office: 'enterprise' })
  })

  it('[NX-15b] looks into the notice for the investigation that holds it', () => {
    const holders = holdersOf([main(['SubProcess_PublicNotice', 'SubProcess_Objection', 'Task_InvestigateObjection'])])
    expect(holders.map(({ elementId }) => elementId)).to.deep.equal(['Task_InvestigateObjection'])
  })

  it('[NX-14] [NX-15c] looks into the procedures a case calls', () => {
    const child: InstanceProgress = { processId: 'rectification', state: 'active', elements: [{ elementId: 'Task_AcceptRectification', state: 'active' }] }
    expect(stageOf([main(['Task_Rectification']), child])).to.equal('rectification')
    expect(holdersOf([main(['Task_Rectification']), child])[0]).to.include({ office: 'officer', region: 'localRegion' })
    expect(stageOf([main(['Task_ReReview'])])).to.equal('re-review')
  })

  it('is submitted before the engine is heard of, and ended when nothing runs', () => {
    expect(stageOf([])).to.equal('submitted')
    expect(stageOf([main([], ['Task_RefuseApplication'], 'completed')])).to.equal('ended')
  })

  it('stays at the last stage seen between two batches of records', () => {
    expect(stageOf([main([], ['Task_RegisterApplication', 'Task_PreliminaryCheck'])])).to.equal('preliminary-check')
  })

  it('gives a line with what is done, current, ahead and skipped', () => {
    const line = stageLine([main(['Task_FormExpertGroup'], ['Task_RegisterApplication', 'Task_PreliminaryCheck'])])
    expect(line.map(({ stage }) => stage)).to.deep.equal([...caseStages])
    const state = Object.fromEntries(line.map((entry) => [entry.stage, entry.state]))
    expect(state).to.include({ submitted: 'done', 'preliminary-check': 'done', corrections: 'skipped', 'expert-group': 'current', announcement: 'ahead', ended: 'ahead' })
  })

  it('[NX-5] shows a national case no local review ahead', () => {
    const state = Object.fromEntries(stageLine([main(['Task_PreliminaryCheck'])], { grade: '1' }).map((entry) => [entry.stage, entry.state]))
    expect(state).to.include({ 'forwarded-nationally': 'ahead', 'expert-group': 'skipped', announcement: 'skipped', ended: 'ahead' })
  })

  it('knows every element of the models at which a case can be, and no other', () => {
    for (const [processId, places] of Object.entries(elementPlaces)) {
      const model = readFileSync(new URL(`../../../processes/${processId}/${processId}.bpmn`, import.meta.url), 'utf8')
      const holding = /<bpmn:(?:userTask|serviceTask|businessRuleTask|callActivity|subProcess|eventBasedGateway) id="([^"]+)"/g
      expect(Object.keys(places), processId).to.have.members([...model.matchAll(holding)].map((match) => match[1]!))
    }
  })

  it('knows only stages that exist', () => {
    for (const places of Object.values(elementPlaces)) for (const { stage } of Object.values(places)) expect(caseStages).to.include(stage)
  })
})
