import { expect } from 'chai'
import { accountsOf } from '../../../src/store/models/accounts.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { enterprisesOf } from '../../../src/store/models/enterprises.js'
import { seatMovesOf } from '../../../src/store/models/seat-moves.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'
import { storeCase } from './stored-case.js'

describe("an enterprise's seat moved to another region", function () {
  this.timeout(60_000)
  let api: ApiInstance
  const browsers: Record<string, Browser> = {}
  before(async () => {
    api = await startApi()
    for (const [username, role, more] of [
      ['enterprise', 'enterprise', { regionCode: '640104', enterpriseId: 'E0001' }],
      ['busy', 'enterprise', { regionCode: '640122', enterpriseId: 'E0003' }],
      ['province', 'process-administrator', { regionCode: '640000' }],
      ['from-city', 'process-administrator', { regionCode: '640100' }],
      ['other-city', 'process-administrator', { regionCode: '640300' }],
      ['officer', 'officer', { regionCode: '640000' }],
    ] as const) {
      await api.account(username, role, more)
      browsers[username] = await api.browser(username)
    }
  })
  after(async () => api?.stop())
  const region = async () => (await enterprisesOf(api.store).findById('E0001').lean())!.regionCode
  const ask = (regionCode: string) => browsers.enterprise!.put('/api/enterprise/move', { regionCode, reason: '新厂区建成' })
  const decide = (who: string, to: string, more: object = {}) => browsers[who]!.post('/api/admin/moves/E0001', { to, granted: true, reason: '', ...more })
  const open = async (who: string) => (await browsers[who]!.get('/api/admin/moves')).body.items as { enterpriseId: string; mayDecide: boolean }[]

  it('is asked for, and confirmed by an administrator of both regions only; the accounts go along (Z10)', async () => {
    expect((await ask('640104')).body.code).to.equal('move.same-region')
    expect((await ask('640202')).status).to.equal(204)
    expect(await region()).to.equal('640104')
    expect([await open('from-city'), await open('other-city'), await open('province')].map((items) => items.map((one) => one.mayDecide))).to.deep.equal([[false], [], [true]])
    expect((await decide('from-city', '640202')).body.code).to.equal('move.other-region')
    expect((await decide('other-city', '640202')).body.code).to.equal('move.unknown')
    expect((await decide('officer', '640202')).status).to.equal(403)
    expect((await decide('province', '640205')).body.code).to.equal('move.changed-meanwhile')
    expect((await decide('province', '640202')).status).to.equal(204)
    expect(await region()).to.equal('640202')
    expect((await accountsOf(api.store).findById('A-enterprise').lean())!.regionCode).to.equal('640202')
    expect((await browsers.enterprise!.get('/api/enterprise/move')).body.move).to.include({ state: 'granted', regionName: '大武口区' })
    const entry = await auditOf(api.store).findOne({ act: 'grant-move', subject: 'E0001' }).lean()
    expect(entry!.concerns).to.deep.equal(['640104', '640202'])
    expect((await decide('province', '640202')).status).to.equal(409)
  })

  it('is refused with a reason that the enterprise reads, and may be asked for again (Z10)', async () => {
    await ask('640104')
    expect((await decide('province', '640104', { granted: false })).status).to.equal(422)
    expect((await decide('province', '640104', { granted: false, reason: '营业执照尚未变更' })).status).to.equal(204)
    expect((await browsers.enterprise!.get('/api/enterprise/move')).body.move).to.include({ state: 'refused', decision: '营业执照尚未变更' })
    expect((await ask('640104')).status).to.equal(204)
    const both = await Promise.all([decide('province', '640104'), decide('province', '640104', { granted: false, reason: '不同意' })])
    const { state } = (await seatMovesOf(api.store).findById('E0001').lean())!
    expect(both.filter(({ status }) => status === 204)).to.have.length(1)
    expect(await region()).to.equal(state === 'granted' ? '640104' : '640202')
  })

  it('waits while a case runs, asked for before or after (Z10)', async () => {
    const busy = browsers.busy!
    expect((await busy.put('/api/enterprise/move', { regionCode: '640104', reason: '搬迁' })).status).to.equal(204)
    const caseId = await storeCase(api.store, { enterpriseId: 'E0003', regionCode: '640122' })
    expect((await busy.put('/api/enterprise/move', { regionCode: '640104', reason: '搬迁' })).body.code).to.equal('move.case-running')
    const granted = () => browsers.province!.post('/api/admin/moves/E0003', { to: '640104', granted: true, reason: '' })
    expect((await granted()).body.code).to.equal('move.case-running')
    await casesOf(api.store).updateOne({ _id: caseId }, { $set: { outcome: 'refused', endedAt: new Date() } })
    expect((await granted()).status).to.equal(204)
    expect((await casesOf(api.store).findById(caseId).lean())!.regionCode).to.equal('640122')
  })

  it('is carried through by confirming once more, where the application died in the middle (Z10)', async () => {
    await enterprisesOf(api.store).updateOne({ _id: 'E0001' }, { $set: { regionCode: '640104' } })
    await ask('640205')
    await seatMovesOf(api.store).updateOne({ _id: 'E0001' }, { $set: { state: 'granting' } })
    expect((await ask('640202')).body.code).to.equal('move.under-way')
    expect((await decide('province', '640205')).status).to.equal(204)
    expect(await region()).to.equal('640205')
  })
})
