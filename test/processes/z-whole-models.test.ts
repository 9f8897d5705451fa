import { expect } from 'chai'
import { progressOf } from '../../src/store/models/progress.js'
import { readModels, type ModelElement } from '../contracts/procedure-models.js'
import { casesWalked, theRegion } from './region.js'

/** Flows of a container and what is in it. The engine records none that leaves an event-based gateway: there the event entered says it. */
const flowsIn = (container: ModelElement): string[] =>
  (container.flowElements ?? []).flatMap((element) => {
    if (element.$type !== 'bpmn:SequenceFlow') return flowsIn(element)
    return (element.sourceRef as ModelElement).$type === 'bpmn:EventBasedGateway' ? [] : [element.id]
  })

// Last by its name: looks back on what the other files walked.
describe('the models as a whole, on the engine', function () {
  before(function () {
    if (casesWalked() < 10) this.skip()
  })

  it('every event was reached, every end among them, and every flow taken', async () => {
    const { store } = await theRegion()
    for (const { processId, process, nodes } of await readModels()) {
      const instances = await progressOf(store).find({ processId }).lean()
      const events = ['bpmn:EndEvent', 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent']
      const ends = nodes.filter(({ $type }) => events.includes($type)).map(({ id }) => id)
      const entered = new Set(instances.flatMap(({ elements }) => elements.map(({ elementId }) => elementId)))
      const taken = new Set(instances.flatMap(({ flows }) => flows))
      expect(ends.filter((id) => !entered.has(id)), `events of ${processId} not reached`).to.deep.equal([])
      expect(flowsIn(process).filter((id) => !taken.has(id)), `flows of ${processId} not taken`).to.deep.equal([])
    }
  })

  it('no case of any path has an incident', async () => {
    const { store } = await theRegion()
    const incidents = (await progressOf(store).find({}).lean()).flatMap((one) => one.incidents)
    expect(incidents).to.deep.equal([])
  })
})
