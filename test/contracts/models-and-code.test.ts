import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { messageNames } from '../../src/domain/messages.js'
import { workers } from '../../workers/index.js'
import { elementPlaces } from '../../src/domain/stages.js'
import { taskForms } from '../../src/domain/task-forms.js'
import type { RegulationPack } from '../../src/domain/ports.js'
import { extension, processFiles, read, readModels, root, rulesOf, type ModelElement, type ProcedureModel } from './procedure-models.js'

describe('models and code', () => {
  let models: ProcedureModel[]
  const nodes = () => models.flatMap((model) => model.nodes)
  before(async () => {
    models = await readModels()
  })

  it('parse without a warning, file name = process id, executable', () => {
    for (const { file, processId, warnings, process } of models) {
      expect(warnings, file).to.deep.equal([])
      expect(file).to.equal(path.join(processId, `${processId}.bpmn`))
      expect(process.isExecutable, file).to.equal(true)
    }
  })

  it('have a worker file for each job type and a job type for each worker file', () => {
    const used = new Set(nodes().map((node) => extension(node, 'zeebe:TaskDefinition', 'type')).filter(Boolean))
    const files = readdirSync(path.join(root, 'workers'), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !['contract.ts', 'index.ts'].includes(entry.name))
      .map((entry) => path.basename(entry.name, '.ts'))
    expect(files).to.have.members([...used])
  })

  it('try each job five times', () => {
    for (const node of nodes()) {
      if (extension(node, 'zeebe:TaskDefinition', 'type')) expect(extension(node, 'zeebe:TaskDefinition', 'retries'), node.id).to.equal('5')
    }
  })

  it('use each form that has a payload, and no other', () => {
    const used = new Set(nodes().map((node) => extension(node, 'zeebe:FormDefinition', 'formId')).filter(Boolean))
    expect([...used]).to.have.members(Object.keys(taskForms))
    expect(processFiles('.form').map((file) => path.basename(file, '.form'))).to.have.members(Object.keys(taskForms))
  })

  it('wait for the messages that are published, and no other', () => {
    const awaited = new Set(models.flatMap(({ definitions }) => definitions.rootElements!.filter(({ $type }) => $type === 'bpmn:Message').map(({ name }) => name)))
    expect([...awaited]).to.have.members(Object.values(messageNames))
  })

  it('catch the errors that their workers throw, at the very task, and no other', () => {
    const thrown = workers.flatMap(({ type, errorCodes = [] }) => errorCodes.map((code) => `${type} ${code}`))
    const caught = nodes().flatMap((node) => {
      const [definition] = (node.eventDefinitions ?? []) as { $type: string; errorRef?: { errorCode: string } }[]
      if (definition?.$type !== 'bpmn:ErrorEventDefinition') return []
      return `${extension(node.attachedToRef as ModelElement, 'zeebe:TaskDefinition', 'type')} ${definition.errorRef?.errorCode}`
    })
    expect(caught).to.have.members(thrown)
  })

  it('name rules that the pack has', () => {
    const pack = JSON.parse(read('processes/regulation-packs/ningxia-2017.json')) as RegulationPack
    const known = new Set(pack.rules.map(({ id }) => id))
    for (const node of nodes()) expect([...known], node.id).to.include.members(rulesOf(node))
  })

  it('say of each element that can hold a case where it stands', () => {
    const holds = ['bpmn:UserTask', 'bpmn:ServiceTask', 'bpmn:BusinessRuleTask', 'bpmn:EventBasedGateway', 'bpmn:CallActivity']
    for (const model of models) {
      const waiting = model.nodes.filter(({ $type }) => holds.includes($type)).map(({ id }) => id)
      const placed = Object.keys(elementPlaces[model.processId] ?? {})
      expect(placed, model.processId).to.include.members(waiting.filter((id) => id !== 'Task_RecordWithdrawal'))
      expect(model.nodes.map(({ id }) => id), model.processId).to.include.members(placed)
    }
  })

  it('call procedures that are there, with what they take and give', () => {
    for (const node of nodes().filter(({ $type }) => $type === 'bpmn:CallActivity')) {
      expect(models.map(({ processId }) => processId), node.id).to.include(extension(node, 'zeebe:CalledElement', 'processId'))
      expect(extension(node, 'zeebe:CalledElement', 'propagateAllChildVariables') ?? false, node.id).to.equal(false)
    }
  })
})
