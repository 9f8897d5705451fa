import { expect } from 'chai'
import { mongo } from 'mongoose'
import pino from 'pino'
import { rebuildProjections } from '../../../src/engine/rebuild.js'
import { connectStore } from '../../../src/store/connection.js'
import { startPlatform, type Platform } from '../../support/platform.js'
import { RecordWriter, bulk, type WireRecord } from './records.js'
import { freshDatabase, openStream, projectionsIn, type StreamUnderTest } from './record-stream-fixture.js'

const log = pino({ level: 'silent' })

describe('projector', function () {
  this.timeout(60_000)
  let platform: Platform
  let mongoUri: string
  const open: StreamUnderTest[] = []

  before(async () => {
    platform = await startPlatform({ engine: false })
  })
  after(() => platform?.stop())
  beforeEach(() => {
    mongoUri = freshDatabase(platform.mongoUri)
  })
  afterEach(async () => {
    for (const stream of open.splice(0)) await stream.close()
  })

  async function stream(uri = mongoUri, start = true): Promise<StreamUnderTest> {
    const opened = await openStream(uri, { start })
    open.push(opened)
    return opened
  }
  async function projected(batches: WireRecord[][], uri = mongoUri): Promise<Record<string, unknown[]>> {
    const under = await stream(uri)
    for (const batch of batches) {
      expect((await under.post(bulk(batch))).status).to.equal(200)
    }
    await under.projector.settled()
    return projectionsIn(under.store)
  }
  const cut = <T>(all: T[], size: number): T[][] => Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))

  it('tells where an instance stands', async () => {
    const records = new RecordWriter().instance(1000n, 'C1')
    const until = records.findIndex(({ json }) => json.includes('"RESOLVED"'))
    const { progress, humanTasks, deadlines } = await projected([records.slice(0, until)])
    const [instance] = progress as Record<string, unknown>[]
    expect(instance).to.include({ _id: 'e1:1000', caseId: 'C1', processId: 'sample', version: 1, state: 'active' })
    expect(instance!.flows).to.deep.equal(['Flow_1'])
    const elements = instance!.elements as { elementId: string; state: string; times: number; activeKeys: string[]; type: string }[]
    expect(elements.map(({ elementId, state, times, activeKeys }) => ({ elementId, state, times, activeKeys }))).to.deep.equal([
      { elementId: 'StartEvent_1', state: 'completed', times: 1, activeKeys: [] },
      { elementId: 'Task_Check', state: 'active', times: 1, activeKeys: ['1003'] },
    ])
    expect((instance!.incidents as object[])[0]).to.include({ key: '1006', elementId: 'Task_Check', type: 'JOB_NO_RETRIES', message: 'no', jobKey: '1007' })
    expect((instance!.history as { elementId: string; state: string }[]).map(({ elementId, state }) => [elementId, state])).to.deep.equal([
      ['StartEvent_1', 'completed'],
      ['Task_Check', 'active'],
    ])
    expect(humanTasks![0]).to.deep.include({ state: 'open', caseId: 'C1', formId: 'preliminary-check', candidateGroups: ['officer:640100'], assignee: 'A1' })
    expect((humanTasks![0] as { dueAt: Date }).dueAt.toISOString()).to.equal('2026-12-31T02:00:00.000Z')
    expect(deadlines![0]).to.include({ state: 'pending', caseId: 'C1', elementId: 'Timer_Remind' })
  })

  it('says that a deadline was met when what waited went on before', async () => {
    const { progress, deadlines, humanTasks } = await projected([new RecordWriter().instance(1000n, 'C1')])
    expect(deadlines![0]).to.include({ state: 'met' })
    expect(humanTasks![0]).to.include({ state: 'completed' })
    expect(progress![0]).to.include({ state: 'completed' })
    expect((progress![0] as { incidents: { resolvedAt?: Date }[] }).incidents[0]!.resolvedAt).to.be.instanceOf(Date)
  })

  it('knows the case of a called instance from its caller, and the element that called', async () => {
    const writer = new RecordWriter()
    const parent = '5000'
    const records = [
      ...writer.instance(5000n, 'C9').slice(0, 2),
      writer.element(parent, 'ELEMENT_ACTIVATING', '5003', 'Task_Call', 'CALL_ACTIVITY'),
      writer.element('6000', 'ELEMENT_ACTIVATING', '6000', 'child', 'PROCESS', { parentProcessInstanceKey: parent, parentElementInstanceKey: '5003', bpmnProcessId: 'child' }),
    ]
    const { progress } = await projected([records])
    const child = (progress as { _id: string; caseId: string; parent: object }[]).find(({ _id }) => _id === 'e1:6000')
    expect(child).to.deep.include({ caseId: 'C9', parent: { processInstanceKey: parent, elementInstanceKey: '5003', elementId: 'Task_Call' } })
  })

  it('gives the same result whatever the batches, overlaps and order of partitions', async () => {
    const writer = new RecordWriter()
    const one = [...writer.instance(1000n, 'C1'), ...writer.instance(1100n, 'C2')]
    const two = writer.instance(2000n, 'C3', 2)
    const whole = await projected([one, two])
    const pieces = cut(one, 5)
    const overlapping = await projected([pieces[0]!, one.slice(2, 9), pieces[1]!, two.slice(0, 4), ...cut(one.slice(8), 3), two], freshDatabase(mongoUri))
    const interleaved = await projected([two.slice(0, 7), one.slice(0, 20), two.slice(7), one.slice(20)], freshDatabase(mongoUri))
    expect(overlapping).to.deep.equal(whole)
    expect(interleaved).to.deep.equal(whole)
  })

  it('never goes backwards while the engine sends everything again', async () => {
    const records = new RecordWriter().instance(1000n, 'C1')
    const before = await projected([records])
    const under = open[0]!
    for (const batch of cut(records, 3)) {
      await under.post(bulk(batch))
      await under.projector.settled()
      expect(await projectionsIn(under.store)).to.deep.equal(before)
    }
  })

  it('goes on from its checkpoint when it was killed between store and projection', async () => {
    const writer = new RecordWriter()
    const records = [...writer.instance(1000n, 'C1'), ...writer.instance(1100n, 'C2')]
    const whole = await projected([records], freshDatabase(mongoUri))
    const first = await stream()
    await first.post(bulk(records.slice(0, 10)))
    await first.projector.settled()
    await open.splice(open.indexOf(first), 1)[0]!.close()
    const deaf = await stream(mongoUri, false) // stores, does not project
    await deaf.post(bulk(records.slice(10, 30)))
    await open.splice(open.indexOf(deaf), 1)[0]!.close()
    expect(await projected([records.slice(25)])).to.deep.equal(whole)
  })

  it('folds again what a crash left half written', async () => {
    const records = new RecordWriter().instance(1000n, 'C1')
    const whole = await projected([records], freshDatabase(mongoUri))
    await projected([records])
    await open.pop()!.close()
    // As if tasks and deadlines had been written, and neither the instance nor the checkpoint.
    const store = await connectStore(mongoUri)
    await store.collection('progress').deleteMany({})
    await store.collection('recordStreams').updateMany({}, { $set: { projectedPosition: 0 } })
    await store.close()
    const again = await stream()
    await again.projector.settled()
    expect(await projectionsIn(again.store)).to.deep.equal(whole)
  })

  it('folds records that come out of order as a rebuild does, within a batch and long after (K5)', async () => {
    const writer = new RecordWriter()
    const records = [...writer.instance(1000n, 'C1'), ...writer.instance(1100n, 'C2')]
    const whole = await projected([records], freshDatabase(mongoUri))
    expect(await projected([[...records].reverse()], freshDatabase(mongoUri))).to.deep.equal(whole)
    // the start, a variable and a task come after all the others are projected
    const missing = new Set([0, 6, 7, 20])
    const under = await stream()
    await under.post(bulk(records.filter((_, at) => !missing.has(at))))
    await under.projector.settled()
    await under.post(bulk(records.filter((_, at) => missing.has(at))))
    await under.projector.settled()
    const late = await projectionsIn(under.store)
    expect(late).to.deep.equal(whole)
    expect((await rebuildProjections(under.store, log)).corrected).to.deep.equal({ progress: 0, humanTasks: 0, deadlines: 0, deployedModels: 0, deployedForms: 0 })
  })

  it('keeps an instance that goes round and round small, the same live and rebuilt (S1)', async () => {
    const writer = new RecordWriter()
    const [first, variable] = writer.instance(1000n, 'C1')
    const rounds = Array.from({ length: 2_500 }, (_, at) => {
      const key = String(50_000 + at * 10)
      const timer = { processInstanceKey: '1000', elementInstanceKey: key, targetElementId: 'Timer_1', dueDate: Date.UTC(2026, 11, 1), processDefinitionKey: '1' }
      const incident = { processInstanceKey: '1000', bpmnProcessId: 'sample', processDefinitionKey: '1', elementId: 'Task_Work', errorType: 'JOB_NO_RETRIES', errorMessage: 'x'.repeat(2000) }
      return [
        writer.element('1000', 'ELEMENT_ACTIVATING', key, 'Task_Work', 'SERVICE_TASK'),
        writer.record('TIMER', 'CREATED', `${key}1`, timer),
        writer.record('INCIDENT', 'CREATED', `${key}2`, incident),
        writer.record('INCIDENT', 'RESOLVED', `${key}2`, incident),
        writer.record('TIMER', 'TRIGGERED', `${key}1`, timer),
        writer.element('1000', 'ELEMENT_COMPLETED', key, 'Task_Work', 'SERVICE_TASK'),
      ]
    }).flat()
    const { progress } = await projected(cut([first!, variable!, ...rounds], 997))
    expect(mongo.BSON.calculateObjectSize(progress![0] as object)).to.be.below(1024 * 1024)
    expect((progress![0] as { elements: { times: number }[] }).elements[0]!.times).to.equal(2_500)
    expect(await open[0]!.store.collection('deadlines').countDocuments({})).to.equal(2_500)
    expect((await rebuildProjections(open[0]!.store, log)).corrected).to.include({ progress: 0, humanTasks: 0, deadlines: 0 })
  })

  it('sets one instance that the store does not take aside, and takes the others (S1)', async () => {
    const writer = new RecordWriter()
    const good = writer.instance(2000n, 'C2')
    const bad = writer.instance(1000n, 'C1').slice(0, 9)
    // what is local to an open element is kept for its tasks: here more than a document holds
    const heavy = Array.from({ length: 4_600 }, (_, at) =>
      writer.record('VARIABLE', 'CREATED', '1090', { processInstanceKey: '1000', bpmnProcessId: 'sample', processDefinitionKey: '1', scopeKey: '1003', name: `v${at}`, value: JSON.stringify('x'.repeat(4_000)) }),
    )
    const after = writer.instance(3000n, 'C3')
    const { progress, humanTasks } = await projected([[...good.slice(0, 8), ...bad], ...cut(heavy, 1500), [...after, ...good.slice(8)]])
    const states = (progress as { caseId: string; state: string; setAside?: boolean }[]).map(({ caseId, state, setAside }) => [caseId, state, setAside])
    expect(states).to.deep.equal([['C1', 'active', true], ['C2', 'completed', undefined], ['C3', 'completed', undefined]])
    expect((progress![0] as { incidents: { type: string }[] }).incidents.map(({ type }) => type)).to.deep.equal(['SET_ASIDE'])
    expect((humanTasks as { caseId: string }[]).map(({ caseId }) => caseId)).to.deep.equal(['C2', 'C3'])
    expect((await rebuildProjections(open[0]!.store, log)).corrected).to.include({ progress: 0, humanTasks: 0, deadlines: 0 })
  })

  it('rebuilds an equal result, and corrects what differs', async () => {
    const writer = new RecordWriter()
    const records = [...writer.instance(1000n, 'C1'), ...writer.instance(1100n, 'C2'), ...writer.instance(2000n, 'C3', 2)]
    const live = await projected(cut(records, 7))
    const { store } = open[0]!
    const same = await rebuildProjections(store, log)
    expect(same.corrected).to.deep.equal({ progress: 0, humanTasks: 0, deadlines: 0, deployedModels: 0, deployedForms: 0 })
    expect(same.records).to.equal(records.length)
    expect(await projectionsIn(store)).to.deep.equal(live)
    await store.collection('progress').updateOne({ caseId: 'C1' }, { $set: { state: 'active' } })
    await store.collection('humanTasks').deleteOne({ caseId: 'C2' })
    await store.collection('deadlines').insertOne({ _id: 'e1:unknown' as never })
    const repaired = await rebuildProjections(store, log)
    expect(repaired.corrected).to.include({ progress: 1, humanTasks: 1, deadlines: 1 })
    expect(await projectionsIn(store)).to.deep.equal(live)
  })

  it('tells browsers which cases changed', async () => {
    const under = await stream()
    const told: string[] = []
    under.events.on('progress-changed', ({ caseIds }) => told.push(...caseIds))
    await under.post(bulk(new RecordWriter().instance(1000n, 'C1')))
    await under.projector.settled()
    expect([...new Set(told)]).to.deep.equal(['C1'])
  })

  it('keeps what it took while the store is away, and catches up', async () => {
    const records = new RecordWriter().instance(1000n, 'C1')
    const under = await stream()
    await under.post(bulk(records.slice(0, 5)))
    await under.projector.settled()
    await platform.killStore()
    const refused = await under.post(bulk(records.slice(5)))
    expect(refused.status).to.equal(503)
    await platform.restartStore()
    expect((await under.post(bulk(records.slice(5)))).status).to.equal(200)
    await under.projector.settled()
    expect((await projectionsIn(under.store)).progress![0]).to.include({ state: 'completed' })
  })
})
