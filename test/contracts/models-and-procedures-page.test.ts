import { expect } from 'chai'
import { extension, read, readModels, rulesOf, type ModelElement, type ProcedureModel } from './procedure-models.js'

interface Row {
  /** Element ids the row names, in its first column (a row of a sub-process names its children too). */
  ids: string[]
  text: string
  kind: string
  rules: string[]
}

const elementId = /\b(?:Task|Gateway|Catch|StartEvent|EndEvent|End|Join|SubProcess|Boundary)_[A-Za-z]+/g
const page = read('docs/procedures.md')

function rowsOf(processId: string): Row[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(processId))
  if (!section) throw new Error(`docs/procedures.md has no section ${processId}`)
  return section.split('\n').filter((line) => line.startsWith('| ') && line.split('|')[1]!.search(elementId) >= 0).map((line) => {
    const columns = line.split('|').map((column) => column.trim())
    return { ids: columns[1]!.match(elementId)!, text: line, kind: `${columns[2]} ${columns[3]}`, rules: columns[5]!.split(/\s+/).filter(Boolean) }
  })
}

const kinds: [RegExp, string][] = [
  [/^message start|^none start/, 'bpmn:StartEvent'],
  [/^service/, 'bpmn:ServiceTask'],
  [/^user/, 'bpmn:UserTask'],
  [/^business rule/, 'bpmn:BusinessRuleTask'],
  [/^exclusive/, 'bpmn:ExclusiveGateway'],
  [/^event-based/, 'bpmn:EventBasedGateway'],
  [/^message|^timer/, 'bpmn:IntermediateCatchEvent'],
  [/^end/, 'bpmn:EndEvent'],
  [/^call activity/, 'bpmn:CallActivity'],
  [/^sub-process/, 'bpmn:SubProcess'],
  [/^error/, 'bpmn:BoundaryEvent'],
]

describe('models and docs/procedures.md', () => {
  let models: ProcedureModel[]
  before(async () => {
    models = await readModels()
  })

  it('name the same procedures', () => {
    const sections = [...page.matchAll(/^## ([a-z-]+)(?: \(called|$)/gm)].map((match) => match[1])
    expect(models.map(({ processId }) => processId)).to.have.members(sections)
  })

  it('name the same elements, both ways', () => {
    for (const { processId, nodes } of models) {
      expect(nodes.map(({ id }) => id), processId).to.have.members([...new Set(rowsOf(processId).flatMap(({ ids }) => ids))])
    }
  })

  const eachSingle = (check: (element: ModelElement, row: Row, where: string) => void) => {
    for (const { processId, nodes } of models) {
      for (const row of rowsOf(processId).filter(({ ids }) => ids.length === 1)) {
        check(nodes.find(({ id }) => id === row.ids[0])!, row, `${processId} ${row.ids[0]}`)
      }
    }
  }

  it('agree on kinds', () => {
    eachSingle((element, row, where) => expect(element.$type, where).to.equal(kinds.find(([pattern]) => pattern.test(row.kind))?.[1]))
  })

  it('agree on rule ids', () => {
    eachSingle((element, row, where) => expect(rulesOf(element), where).to.have.members(row.rules))
  })

  it('agree on job types, forms, decisions and called procedures', () => {
    for (const { processId, nodes } of models) {
      const rows = rowsOf(processId)
      for (const element of nodes) {
        const text = rows.find(({ ids }) => ids.includes(element.id))!.text
        const named = [
          extension(element, 'zeebe:TaskDefinition', 'type'),
          extension(element, 'zeebe:FormDefinition', 'formId'),
          extension(element, 'zeebe:CalledDecision', 'decisionId'),
          extension(element, 'zeebe:CalledElement', 'processId'),
        ].filter((name) => name !== undefined)
        for (const name of named) expect(text, `${processId} ${element.id}`).to.contain(name)
      }
    }
  })

  it('agree on messages', () => {
    for (const { processId, definitions } of models) {
      const ofPage = [...page.split(/^## /m).find((part) => part.startsWith(processId))!.matchAll(/(?:message|message start) `([a-z-]+)`/g)].map((match) => match[1])
      const ofModel = definitions.rootElements!.filter(({ $type }) => $type === 'bpmn:Message').map(({ name }) => name)
      expect(ofModel, processId).to.have.members([...new Set(ofPage)])
    }
  })
})
