import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { auditOf } from '../../../src/store/models/audit.js'
import { expertsOf } from '../../../src/store/models/experts.js'
import { sampleExperts } from '../../../src/sample/sample-experts.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'
import { storeCase, storeProgress } from './stored-case.js'

const sheet = readFileSync('processes/standards/gbt33000-2016-sample.xlsx')
const secret = 'a long password'
const incident = (key: string) => ({ key, elementId: 'Task_PreliminaryCheck', type: 'JOB_NO_RETRIES', message: 'x', at: new Date() })

describe('administration is bound to the region', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let here: string
  let elsewhere: string
  const browsers: Record<string, Browser> = {}
  before(async () => {
    api = await startApi()
    await expertsOf(api.store).insertMany(sampleExperts(regulationPack('ningxia-2017')))
    here = await storeCase(api.store, { enterpriseId: 'E0001', regionCode: '640104' })
    elsewhere = await storeCase(api.store, { enterpriseId: 'E0009', regionCode: '640381', authorityRegion: '640300', committeeRegion: '640300' })
    await storeProgress(api.store, here, [], { incidents: [incident('11')] })
    await storeProgress(api.store, elsewhere, [], { incidents: [incident('22')] })
    for (const [username, role, regionCode] of [
      ['province', 'process-administrator', '640000'],
      ['city', 'process-administrator', '640100'],
      ['other-city', 'process-administrator', '640300'],
      ['city-auditor', 'auditor', '640100'],
    ] as const) {
      await api.account(username, role, { regionCode })
      browsers[username] = await api.browser(username)
    }
  })
  after(async () => api?.stop())

  const expert = async (regionCode: RegExp) => (await expertsOf(api.store).findOne({ regionCode }).lean())!
  const created = async (who: string, more: object) =>
    browsers[who]!.post('/api/admin/accounts', { username: `u-${Math.random().toString(36).slice(2)}`, displayName: '新账号', regionCode: '640100', password: secret, ...more })

  it('a city makes no account for an enterprise or an expert of another region (Z3)', async () => {
    const enterprise = await created('city', { role: 'enterprise', enterpriseId: 'E0009' })
    expect(enterprise.status).to.equal(422)
    expect(enterprise.body.details.fields.enterpriseId.code).to.equal('enterprise.unknown')
    const away = await created('city', { role: 'expert', expertId: (await expert(/^6403/))._id })
    expect(away.status).to.equal(422)
    expect(away.body.details.fields.expertId.code).to.equal('expert.unknown')
    const own = await expert(/^6401/)
    expect((await created('city', { role: 'expert', expertId: own._id })).status).to.equal(201)
    expect((await created('city', { role: 'enterprise', enterpriseId: 'E0001' })).status).to.equal(201)
    const offered = (await browsers.city!.get('/api/admin/account-subjects?role=expert')).body.items as { id: string }[]
    const known = await expertsOf(api.store).find({ _id: { $in: offered.map(({ id }) => id) } }).lean()
    expect(known.map(({ regionCode }) => regionCode.slice(0, 4)).filter((code) => code !== '6401')).to.deep.equal([])
  })

  it('an account stays in a region that covers whom it acts for, and is then administered there only (Z3)', async () => {
    const astray = await created('province', { role: 'enterprise', enterpriseId: 'E0009', regionCode: '640104' })
    expect(astray.body.details.fields.regionCode.code).to.equal('account.region-not-subjects')
    const made = await created('province', { role: 'enterprise', enterpriseId: 'E0009', regionCode: '640300' })
    expect(made.status).to.equal(201)
    const path = `/api/admin/accounts/${made.body.accountId}`
    expect((await browsers.city!.patch(path, { password: 'another password' })).status).to.equal(404)
    expect((await browsers['other-city']!.patch(path, { displayName: '改名' })).status).to.equal(200)
    expect((await browsers.province!.patch(path, { regionCode: '640104' })).body.details.fields.regionCode.code).to.equal('account.region-not-subjects')
  })

  it('standards and texts of notices belong to the region of the regulation, not to a city (Z3)', async () => {
    const text = { version: 0, subject: '受理：{{enterpriseName}}', body: '已受理。' }
    for (const who of ['city', 'city-auditor', 'province']) {
      const status = who === 'province' ? [200, 201] : [403, 403]
      expect((await browsers[who]!.put('/api/admin/notice-templates/application-accepted', text)).status, who).to.equal(status[0])
      const imported = await browsers[who]!.upload('/api/admin/standards', {}, 'standard.xlsx', sheet)
      expect(imported.status, who).to.equal(status[1])
      if (who === 'city') expect(imported.body).to.include({ code: 'administration.other-region', message: '此项由宁夏回族自治区的流程管理员办理，您可以查看。' })
    }
    const administers = async (who: string) => (await browsers[who]!.get('/api/session')).body.account.administersInstance as boolean
    expect([await administers('province'), await administers('city')]).to.deep.equal([true, false])
  })

  it('incidents are shown and resolved within the region of their case only (Z3)', async () => {
    const seen = async (who: string) => ((await browsers[who]!.get('/api/admin/engine')).body.incidents as { caseId: string }[]).map((one) => one.caseId).sort()
    expect(await seen('city')).to.deep.equal([here])
    expect(await seen('other-city')).to.deep.equal([elsewhere])
    expect(await seen('province')).to.deep.equal([here, elsewhere].sort())
    const refused = await browsers.city!.post('/api/admin/incidents/22/resolve')
    expect([refused.status, refused.body.code]).to.deep.equal([404, 'incident.unknown'])
    expect((await browsers.city!.post('/api/admin/incidents/11/resolve')).status).to.equal(204)
    expect(api.sent.filter(({ name }) => name === 'resolveIncident').map(({ input }) => (input as string[])[0])).to.deep.equal(['11'])
  })

  it('the audit trail goes by the region an act concerns, whoever acted (Z3)', async () => {
    const made = await created('province', { role: 'officer', regionCode: '640381' })
    const acts = async (who: string, query = '') => (await browsers[who]!.get(`/api/admin/audit${query}`)).body.items as { act: string; subject?: string; caseId?: string }[]
    const about = async (who: string) => (await acts(who)).some((one) => one.subject === made.body.accountId)
    expect([await about('city-auditor'), await about('other-city'), await about('province')]).to.deep.equal([false, true, true])
    expect((await acts('city-auditor')).map((one) => one.act)).to.not.include('import-standard')
    // a city's act on a case is read by the case's region, also where the person's region is another's
    await auditOf(api.store).create({ _id: 'old', trail: 'audit', at: new Date(), accountId: 'A-x', displayName: 'x', role: 'officer', regionCode: '640100', act: 'complete', caseId: elsewhere, before: null, after: null })
    expect(await acts('city', `?caseId=${elsewhere}`)).to.deep.equal([])
    expect((await acts('other-city', `?caseId=${elsewhere}`)).map((one) => one.act)).to.deep.equal(['complete'])
    expect((await acts('city', `?caseId=${here}`)).map((one) => one.act)).to.deep.equal(['resolve-incident'])
  })
})
