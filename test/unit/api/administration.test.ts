import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { noticeKinds } from '../../../src/domain/ports.js'
import { sampleCreditCode } from '../../../src/sample/sample-enterprises.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { enterprisesOf } from '../../../src/store/models/enterprises.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'

const sheet = readFileSync('processes/standards/gbt33000-2016-sample.xlsx')

describe('administration', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let admin: Browser
  before(async () => {
    api = await startApi()
    await api.account('admin-1', 'process-administrator', { regionCode: '640000' })
    admin = await api.browser('admin-1')
  })
  after(async () => api?.stop())

  it('lists the templates of every kind of notice', async () => {
    const answer = await admin.get('/api/admin/notice-templates')
    expect(answer.status).to.equal(200)
    expect(answer.body.items.map(({ kind }: { kind: string }) => kind)).to.deep.equal([...noticeKinds])
    expect(answer.body.items[0]).to.include({ version: 0 }).and.to.have.property('variables').that.is.an('array')
  })

  it('keeps who changed a template, with before and after', async () => {
    const own = { version: 0, subject: '受理：{{enterpriseName}}', body: '已受理。' }
    expect((await admin.put('/api/admin/notice-templates/application-accepted', own)).status).to.equal(200)
    const broken = await admin.put('/api/admin/notice-templates/application-accepted', { ...own, version: 1, body: '{{#if' })
    expect(broken.body.code).to.equal('notice-template.broken')
    expect(broken.body.details.fields.body.message).to.equal(broken.body.message).and.contain('第 1 行')
    const entries = await auditOf(api.store).find({ act: 'change-notice-template' }).lean()
    expect(entries).to.have.length(1)
    expect(entries[0]).to.include({ accountId: 'A-admin-1', role: 'process-administrator', subject: 'application-accepted' })
    expect(entries[0]!.before).to.include({ version: 0 })
    expect(entries[0]!.after).to.include({ version: 1, body: own.body })
  })

  it('keeps who imported a standard, once however often the same file comes', async () => {
    for (let time = 0; time < 2; time++) expect((await admin.upload('/api/admin/standards', {}, 'standard.xlsx', sheet)).status).to.equal(201)
    const entries = await auditOf(api.store).find({ act: 'import-standard' }).lean()
    expect(entries).to.have.length(1)
    expect(entries[0]).to.include({ accountId: 'A-admin-1', subject: 'gbt33000-2016-sample@1' })
  })

  it('finds whom an enterprise account may act for, by name or code', async () => {
    const answer = await admin.get(`/api/admin/account-subjects?role=enterprise&q=${encodeURIComponent('𠮷祥')}`)
    expect(answer.body.items).to.deep.equal([{ id: 'E0002', name: '示例·𠮷祥建材（宁夏）有限公司', regionName: '永宁县' }])
    expect((await admin.get('/api/admin/account-subjects?role=expert')).body.items).to.deep.equal([])
    expect((await admin.get('/api/admin/account-subjects?role=officer')).status).to.equal(422)
  })

  it('an account for an enterprise not known yet begins an empty ledger', async () => {
    const input = { username: 'new-works', displayName: '新企业', role: 'enterprise', regionCode: '640104', password: 'a long password' }
    const made = await admin.post('/api/admin/accounts', input)
    expect(made.status).to.equal(201)
    expect(made.body.enterpriseId).to.match(/^E-[0-9a-f-]{36}$/)
    expect((await admin.post('/api/admin/accounts', { ...input, username: 'other', enterpriseId: 'E9999' })).body.details.fields.enterpriseId.code).to.equal('enterprise.unknown')
    const browser = await api.browser()
    expect((await browser.signIn('new-works', 'a long password')).status).to.equal(200)
    expect((await browser.get('/api/enterprise')).status).to.equal(404)
    const known = (await enterprisesOf(api.store).findById('E0001').lean())!
    const facts = { foundedOn: '2001-05-06', contactMobile: '13900000000', contactFax: '0951-1', fax: '0951-2', shiftWork: true, shiftDetails: '四班三运转', healthCertification: '无' }
    const { _id, sample, version, updatedAt, ...ledger } = known
    const saved = await browser.put('/api/enterprise', { ...ledger, ...facts, name: '新企业', creditCode: sampleCreditCode('E9999') })
    expect(saved.status, JSON.stringify([saved.body, _id, sample, version, updatedAt])).to.equal(200)
    expect(saved.body).to.include({ enterpriseId: made.body.enterpriseId, ...facts })
  })
})
