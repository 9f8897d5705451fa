import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { objectionsOf } from '../../../src/store/models/objections.js'
import { publicNoticesOf } from '../../../src/store/models/public-notices.js'
import { startApi, type ApiInstance } from './api-instance.js'
import { storeCase, storeTask } from './stored-case.js'

describe('an objector and the receipt', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let caseId: string
  before(async () => {
    api = await startApi()
    caseId = await storeCase(api.store, { authorityRegion: '640100' })
    const now = Date.now()
    const notice = { _id: 'N-1', noticeId: 'N-1', caseId, register: 'public-notices' as const, enterpriseName: '示例企业', regionCode: '640104', authorityRegion: '640100', industry: 'machinery', grade: '3' as const }
    await publicNoticesOf(api.store).create({ ...notice, publishedAt: new Date(now), endsAt: new Date(now + 9e7), provisional: false, openObjections: [] })
  })
  after(async () => api?.stop())

  async function object(contact: string): Promise<string> {
    const answer = await (await api.browser()).post('/api/public/notices/N-1/objections', { requestId: randomUUID(), name: '赵实名', contact, content: '隐瞒事故的细节' })
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201)
    expect(answer.body, 'one number for one thing').to.have.all.keys('receipt')
    return answer.body.receipt
  }
  const look = async (receipt: string) => (await api.browser()).get(`/api/public/objections/${encodeURIComponent(receipt)}`)

  it('the receipt shows the state, then the answer, and nothing of persons or other objections (U6)', async () => {
    const [mine, others] = [await object('zhao@dabiao.invalid'), await object('13900001111')]
    const open = await look(mine)
    expect(open.body).to.deep.include({ receipt: mine, enterpriseName: '示例企业', state: 'open', answerWay: 'mail' })
    const decision = { state: 'dismissed' as const, findings: '内部核查记录', answer: '经核查，不属实。', decidedBy: 'A-1', decidedAt: new Date() }
    await objectionsOf(api.store).updateOne({ receipt: mine }, { $set: decision })
    const answered = await look(mine)
    expect(answered.body).to.have.all.keys('receipt', 'enterpriseName', 'authorityName', 'receivedAt', 'state', 'answerWay', 'answer', 'decidedAt')
    expect(answered.body).to.include({ state: 'dismissed', answer: '经核查，不属实。' })
    for (const secret of ['赵实名', 'zhao@', '隐瞒', '内部核查', 'A-1', 'OB-', others]) expect(JSON.stringify(answered.body), secret).to.not.include(secret)
    expect((await look(others)).body).to.include({ state: 'open', answerWay: 'phone' }).and.not.have.property('answer')
  })

  it('is found however it is typed, and is no pattern (U6)', async () => {
    const receipt = await object('13900001111')
    for (const typed of [receipt.toLowerCase(), receipt.replaceAll('-', ''), receipt.replaceAll('-', ' — '), `回执编号：${receipt}。`, receipt.replace(/[A-Z0-9]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))])
      expect((await look(typed)).body, typed).to.include({ receipt })
    for (const none of ['YY-AAAA-AAAA-AAAA', '.*', receipt.slice(0, -1), 'OB-1']) {
      const answer = await look(none)
      expect(answer.status, none).to.equal(404)
      expect(answer.body).to.have.property('code', 'objection.receipt-unknown')
    }
  })

  it('the officer is told to call where only a telephone number is known, onlookers nothing (U6)', async () => {
    await api.account('officer', 'officer')
    await api.account('auditor', 'auditor', { regionCode: '640000' })
    for (const [contact, way] of [['13900001111', 'phone'], ['zhao@dabiao.invalid', 'mail']] as const) {
      const found = (await objectionsOf(api.store).findOne({ receipt: await object(contact) }).lean())!
      const key = await storeTask(api.store, caseId, 'investigate-objection', 'officer:640100', { variables: { objectionId: found._id } })
      const task = await (await api.browser('officer')).get(`/api/tasks/${key}`)
      expect(task.body.context.objection).to.include({ contact, answerWay: way, receipt: found.receipt })
      const seen = JSON.stringify((await (await api.browser('auditor')).get(`/api/tasks/${key}`)).body)
      expect(seen, 'an onlooker').to.not.include(contact).and.not.include(found.receipt)
    }
  })
})

describe('guessing receipts', function () {
  this.timeout(60_000)
  let api: ApiInstance
  before(async () => {
    api = await startApi({ limits: { signInPerQuarterHour: 5, publicFormsPerHour: 100, requestsPerMinute: 1_000 } })
  })
  after(async () => api?.stop())

  it('ends after some that were none (U6)', async () => {
    const visitor = await api.browser()
    const statuses = []
    for (let guess = 0; guess < 7; guess += 1) statuses.push((await visitor.get(`/api/public/objections/YY-AAAA-AAAA-AAA${guess}`)).status)
    expect(statuses).to.deep.equal([404, 404, 404, 404, 404, 429, 429])
  })
})

describe('a flood of objections', function () {
  this.timeout(60_000)
  let api: ApiInstance
  before(async () => {
    api = await startApi()
    const caseId = await storeCase(api.store, { authorityRegion: '640100' })
    const now = Date.now()
    const notice = { caseId, register: 'public-notices' as const, enterpriseName: '示例企业', regionCode: '640104', authorityRegion: '640100', industry: 'machinery', grade: '3' as const }
    const running = { publishedAt: new Date(now), endsAt: new Date(now + 9e7), provisional: false, openObjections: [] }
    await publicNoticesOf(api.store).insertMany(['N-1', 'N-2'].map((noticeId) => ({ ...notice, ...running, _id: noticeId, noticeId })))
  })
  after(async () => api?.stop())

  it('of one address to one notice ends after ten a day, other notices stay open, refused ones do not count (Z14)', async () => {
    const visitor = await api.browser()
    const object = (noticeId: string, content: string) => visitor.post(`/api/public/notices/${noticeId}/objections`, { requestId: randomUUID(), name: '某某', contact: '13900001111', content })
    expect((await object('N-1', '')).status).to.equal(422)
    for (let index = 1; index <= 10; index += 1) expect((await object('N-1', `第${index}件`)).status, String(index)).to.equal(201)
    const refused = await object('N-1', '又一件')
    expect(refused.status).to.equal(429)
    expect(refused.body).to.have.property('code', 'objection.too-many')
    expect(refused.body.message).to.match(/[\u4e00-\u9fff]/)
    expect(await objectionsOf(api.store).countDocuments({ noticeId: 'N-1' })).to.equal(10)
    expect((await object('N-2', '另一公示')).status).to.equal(201)
  })

  it('objections to one notice stand in one row of the desk, are seen beside each other, and end at a number that may wait (Z14)', async () => {
    const flooded = await storeCase(api.store, { authorityRegion: '640100', regionCode: '640104' })
    const now = Date.now()
    const ids = Array.from({ length: 199 }, (_, index) => `OB-flood-${index}`)
    const notice = { _id: 'N-3', noticeId: 'N-3', caseId: flooded, register: 'public-notices' as const, enterpriseName: '示例企业', regionCode: '640104', authorityRegion: '640100', industry: 'machinery', grade: '3' as const }
    await publicNoticesOf(api.store).create({ ...notice, publishedAt: new Date(now), endsAt: new Date(now + 9e7), provisional: false, openObjections: ids })
    for (const index of [0, 1, 2]) {
      await objectionsOf(api.store).create({ _id: ids[index]!, objectionId: ids[index]!, noticeId: 'N-3', caseId: flooded, receipt: `YY-TEST-000${index}`, name: '某某', contact: '13900001111', content: `第${index}件`, receivedAt: new Date(now + index), state: 'open' })
      await storeTask(api.store, flooded, 'investigate-objection', 'officer:640100', { elementId: 'Task_InvestigateObjection', variables: { objectionId: ids[index]! }, createdAt: new Date(now + index) })
    }
    await api.account('flooded', 'officer', { regionCode: '640100' })
    const officer = await api.browser('flooded')
    const { items } = (await officer.get(`/api/tasks?q=${flooded}`)).body
    expect(items.map(({ alike }: { alike: number }) => alike)).to.deep.equal([3])
    const { context } = (await officer.get(`/api/tasks/${encodeURIComponent(items[0].taskKey)}`)).body
    expect(context.others.map(({ content }: { content: string }) => content)).to.deep.equal(['第1件', '第2件'])
    for (const { taskKey } of context.others) expect((await officer.post(`/api/tasks/${encodeURIComponent(taskKey)}/completion`, { payload: { upheld: false, findings: '不属实', answer: '经核查，不属实。' } })).status).to.be.below(300)

    await publicNoticesOf(api.store).updateOne({ _id: 'N-3' }, { $set: { openObjections: ids } })
    const last = await api.browser()
    const object = () => last.post('/api/public/notices/N-3/objections', { requestId: randomUUID(), name: '某某', contact: '13900001111', content: '又一件' })
    expect((await object()).status, 'the two hundredth').to.equal(201)
    const refused = await object()
    expect(refused.status).to.equal(429)
    expect(refused.body).to.deep.include({ code: 'objection.too-many-open' })
    expect(refused.body.message).to.include('200').and.to.include('来信、来访或电话')
    await publicNoticesOf(api.store).updateOne({ _id: 'N-3' }, { $pull: { openObjections: 'OB-flood-7' } })
    expect((await object()).status, 'once one is answered').to.equal(201)
  })
})
