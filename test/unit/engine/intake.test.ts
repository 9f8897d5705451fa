import { expect } from 'chai'
import { startPlatform, type Platform } from '../../support/platform.js'
import { startIntakeProcess } from './intake-process.js'
import { RecordWriter, bulk } from './records.js'
import { basic, credentials, freshDatabase, openStream, projectionsIn, type StreamUnderTest } from './record-stream-fixture.js'

describe('record intake', function () {
  this.timeout(60_000)
  let platform: Platform
  let stream: StreamUnderTest
  const aboveTwoToThe53 = 9007199254740993n

  before(async () => {
    platform = await startPlatform({ engine: false })
  })
  after(() => platform?.stop())
  beforeEach(async () => {
    stream = await openStream(freshDatabase(platform.mongoUri))
  })
  afterEach(() => stream.close())

  const count = (name: string) => stream.store.collection(name).countDocuments({})

  it('demands the password', async () => {
    const body = bulk(new RecordWriter().instance(100n, 'C1'))
    expect((await stream.post(body, { authorization: '' })).status).to.equal(401)
    expect((await stream.post(body, { authorization: basic({ ...credentials, password: 'another-password-xxx' }) })).status).to.equal(401)
    expect(await count('engineRecords')).to.equal(0)
  })

  it('answers the templates of the exporter', async () => {
    for (const path of ['_component_template/e1', '_index_template/e1_timer_8.5.8', 'e1*/_settings']) {
      const response = await fetch(`${stream.url}/${path}`, { method: 'PUT', body: '{}', headers: { authorization: basic(credentials), 'content-type': 'application/json' } })
      expect(response.headers.get('x-elastic-product')).to.equal('Elasticsearch')
      expect(await response.json()).to.deep.equal({ acknowledged: true })
    }
  })

  it('stores a batch before it answers, keys exact', async () => {
    const records = new RecordWriter().instance(aboveTwoToThe53, 'C1', 4)
    const response = await stream.post(bulk(records))
    expect(response.status).to.equal(200)
    expect(await count('engineRecords')).to.equal(records.length)
    const answer = (await response.json()) as { errors: boolean; items: { index: { status: number } }[] }
    expect(answer.errors).to.equal(false)
    expect(answer.items).to.have.length(records.length)
    const kept = await stream.store.collection('engineRecords').findOne({ valueType: 'USER_TASK', intent: 'CREATED' })
    expect(kept?.value.userTaskKey).to.equal(String(aboveTwoToThe53 + 4n))
    await stream.projector.settled()
    const task = await stream.store.collection('humanTasks').findOne({})
    expect(task).to.include({ userTaskKey: String(aboveTwoToThe53 + 4n), caseId: 'C1', assignee: 'A1', state: 'completed' })
    expect(task?.variables.problem).to.deep.equal({ problemId: 'P1', big: '9007199254740993' })
  })

  it('stores and projects the same batch once', async () => {
    const records = new RecordWriter().instance(200n, 'C1')
    const body = bulk(records)
    const answers = await Promise.all([stream.post(body), stream.post(body)])
    answers.push(await stream.post(body))
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200])
    await stream.projector.settled()
    expect(await count('engineRecords')).to.equal(records.length)
    const { progress } = await projectionsIn(stream.store)
    expect(progress).to.have.length(1)
    expect((progress![0] as { elements: { times: number }[] }).elements.map(({ times }) => times)).to.deep.equal([1, 1, 1])
  })

  it('keeps the same position of another epoch or partition apart', async () => {
    await stream.post(bulk(new RecordWriter().instance(300n, 'C1')))
    await stream.post(bulk(new RecordWriter().instance(300n, 'C2'), 'e2'))
    await stream.post(bulk(new RecordWriter().instance(4000n, 'C3', 2)))
    await stream.projector.settled()
    const { progress } = await projectionsIn(stream.store)
    expect((progress as { caseId: string }[]).map(({ caseId }) => caseId).sort()).to.deep.equal(['C1', 'C2', 'C3'])
  })

  it('refuses what is no NDJSON and changes nothing', async () => {
    const good = bulk(new RecordWriter().instance(400n, 'C1'))
    for (const body of ['', 'hello', '<html></html>', '{"a":1}', good + 'broken', good.split('\n').slice(1).join('\n')]) {
      const response = await stream.post(body)
      expect(response.status, body.slice(0, 20)).to.equal(400)
      const error = (await response.json()) as { code: string; message: string }
      expect(error.code).to.equal('records.not-a-batch')
      expect(error.message).to.match(/整批未接收/)
    }
    expect(await count('engineRecords')).to.equal(0)
    expect(await count('setAsideRecords')).to.equal(0)
  })

  it('refuses a body above the limit', async () => {
    const record = '{"partitionId":1,"position":1,"timestamp":5,"valueType":"TIMER","intent":"CREATED","recordType":"COMMAND","value":{}}'
    const pair = bulk([{ partitionId: 1, position: 1, json: `${record.slice(0, -1)},"more":"${'x'.repeat(1024 * 1024)}"}` }])
    const response = await stream.post(pair.repeat(65))
    expect(response.status).to.equal(413)
    expect(await count('engineRecords')).to.equal(0)
  })

  it('acknowledges a record that is too long and sets it aside, whatever else is in the batch (K2)', async () => {
    const writer = new RecordWriter()
    const records = writer.instance(600n, 'C1')
    const value = JSON.stringify('长'.repeat(4_000_000))
    const huge = writer.record('VARIABLE', 'CREATED', '699', { processInstanceKey: '600', bpmnProcessId: 'sample', processDefinitionKey: '1', scopeKey: '603', name: 'problem', value })
    expect((await stream.post(bulk([...records.slice(0, 8), huge, ...records.slice(8)]))).status).to.equal(200)
    await stream.projector.settled()
    const [aside, ...others] = await stream.store.collection('setAsideRecords').find({}).toArray()
    expect(others).to.deep.equal([])
    expect(aside).to.deep.include({ _id: `e1:1:${huge.position}`, stage: 'intake', partitionId: 1, position: huge.position })
    expect(aside!.raw.length).to.be.at.most(65_536)
    expect((await projectionsIn(stream.store)).progress![0]).to.include({ state: 'completed' })
  })

  it('sets aside a record nested so deep that the store would be upset (K2)', async () => {
    const writer = new RecordWriter()
    const deep = writer.record('PROCESS_MESSAGE_SUBSCRIPTION', 'CORRELATED', '650', { processInstanceKey: '600', bpmnProcessId: 'sample', elementId: 'Start', variables: {} })
    deep.json = deep.json.replace('"variables":{}', `"variables":${'{"a":'.repeat(1500)}1${'}'.repeat(1500)}`)
    const nul = writer.record('PROCESS_MESSAGE_SUBSCRIPTION', 'CORRELATED', '651', { processInstanceKey: '600', bpmnProcessId: 'sample', elementId: 'Start', variables: { ['a\u0000']: 1 } })
    const records = writer.instance(700n, 'C1')
    expect((await stream.post(bulk([deep, nul, ...records]))).status).to.equal(200)
    await stream.projector.settled()
    const aside = await stream.store.collection('setAsideRecords').find({}).sort({ position: 1 }).toArray()
    expect(aside.map(({ position }) => position)).to.deep.equal([deep.position, nul.position])
    expect(await count('engineRecords')).to.equal(records.length)
  })

  it('keeps within the heap that the application has, whatever a batch brings (K2)', async () => {
    const child = await startIntakeProcess(freshDatabase(platform.mongoUri))
    try {
      const text = (length: number) => JSON.stringify('x"y'.repeat(length / 3))
      const variable = (writer: RecordWriter, scopeKey: string, length: number) =>
        writer.record('VARIABLE', 'CREATED', '801', { processInstanceKey: '800', bpmnProcessId: 'sample', processDefinitionKey: '1', scopeKey, name: 'application', value: text(length) })
      const form = (writer: RecordWriter) =>
        writer.record('FORM', 'CREATED', '900', { formId: 'f', formKey: '900', version: 1, resource: Buffer.alloc(3_000_000, '{"a":1}').toString('base64') })
      const writer = new RecordWriter()
      const bodies = [
        // as the exporter's own default sends them: 300 records, 10 MB
        () => bulk(Array.from({ length: 300 }, () => variable(writer, '800', 33_000))),
        () => bulk(Array.from({ length: 10 }, () => form(writer))),
        () => bulk([variable(writer, '803', 20_000_000), ...writer.instance(1000n, 'C1')]),
        () => bulk(Array.from({ length: 5_000 }, () => variable(writer, '803', 3_900))),
      ]
      for (const body of bodies) expect(await child.post(body())).to.equal(200)
      expect(child.running).to.equal(true)
    } finally {
      await child.stop()
    }
  })

  it('sets an undigestible record aside once, acknowledges it and takes the others', async () => {
    const writer = new RecordWriter()
    const records = writer.instance(500n, 'C1')
    const noInstance = { partitionId: 1, position: 900, json: '{"partitionId":1,"position":900,"timestamp":5,"valueType":"PROCESS_INSTANCE","intent":"ELEMENT_ACTIVATING","recordType":"EVENT","key":1,"value":{"elementId":7}}' }
    const garbage = { partitionId: 1, position: 901, json: '{"partitionId":1,"position":' }
    const body = bulk([records[0]!, noInstance, garbage, ...records.slice(1)])
    expect((await stream.post(body)).status).to.equal(200)
    expect((await stream.post(body)).status).to.equal(200)
    await stream.projector.settled()
    expect(await count('engineRecords')).to.equal(records.length)
    const aside = await stream.store.collection('setAsideRecords').find({}).toArray()
    expect(aside.map(({ raw }) => raw).sort()).to.deep.equal([garbage.json, noInstance.json].sort())
    expect((await projectionsIn(stream.store)).progress).to.have.length(1)
  })

  it('passes over value types, intents and commands it does not know', async () => {
    const writer = new RecordWriter()
    const unknown = [
      writer.record('SOMETHING_NEW', 'CREATED', '1', {}),
      writer.record('PROCESS_INSTANCE', 'ELEMENT_DANCED', '2', {}),
      { partitionId: 1, position: 99, json: '{"partitionId":1,"position":99,"valueType":"TIMER","intent":"CREATED","recordType":"COMMAND"}' },
    ]
    expect((await stream.post(bulk(unknown))).status).to.equal(200)
    expect(await count('engineRecords')).to.equal(0)
    expect(await count('setAsideRecords')).to.equal(0)
  })
})
