import { expect } from 'chai'
import { regionAndAbove } from '../../../src/domain/role.js'
import { mailAddressesOf } from '../../../src/store/models/mail-addresses.js'
import { noticesOf, type NoticeDocument } from '../../../src/store/models/notices.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'
import { storeCase } from './stored-case.js'

describe('undelivered letters', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let caseId: string
  const browsers: Record<string, Browser> = {}
  before(async () => {
    api = await startApi()
    caseId = await storeCase(api.store, { enterpriseId: 'E0001', regionCode: '640104' })
    for (const [username, role, regionCode] of [
      ['city', 'process-administrator', '640100'],
      ['other-city', 'process-administrator', '640300'],
      ['first', 'process-administrator', ''],
      ['auditor', 'auditor', '640000'],
      ['officer', 'officer', '640100'],
    ] as const) {
      await api.account(username, role, { regionCode })
      browsers[username] = await api.browser(username)
    }
  })
  after(async () => api?.stop())
  beforeEach(async () => void (await noticesOf(api.store).deleteMany({})))

  const store = async (number: number, mail: Partial<NoticeDocument['mail']>, more: Partial<NoticeDocument> = {}) =>
    noticesOf(api.store).create({
      _id: `N${number}`,
      caseId,
      kind: 'department-copy',
      occasion: String(number),
      recipientKey: 'department:quality:640100',
      recipientName: '质监部门',
      subject: `第 ${number} 封`,
      body: '…',
      documentIds: [],
      createdAt: new Date(Date.UTC(2026, 10, 1, 0, Math.floor(number / 2))),
      reads: [],
      mail: { state: 'failed', to: [], attempts: 0, nextAt: new Date(), messageId: `<N${number}@x>`, undeliveredIn: regionAndAbove('640104'), ...mail },
      ...more,
    })
  const letters = async (who: string, query = '') => (await browsers[who]!.get(`/api/admin/letters${query}`)).body as { items: { noticeId: string; enterpriseName: string; reason?: string; addresses: object[] }[]; next: string | null }

  it('are read, newest first and piece by piece, by administrators and auditors of the region (U11)', async () => {
    for (let number = 1; number <= 45; number++) await store(number, { reason: 'no-address' })
    const ids: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const piece = await letters('city', next && `?before=${encodeURIComponent(next)}`)
      ids.push(...piece.items.map(({ noticeId }) => noticeId))
      next = piece.next
    }
    expect(ids).to.have.length(45)
    expect(new Set(ids).size).to.equal(45)
    expect(ids.slice(0, 2)).to.have.members(['N45', 'N44'])
    const [newest] = (await letters('auditor')).items
    expect(newest).to.include({ caseId, reason: 'no-address', tries: 0 })
    expect(newest!.enterpriseName).to.have.length.above(3)
    expect((await letters('other-city')).items).to.deep.equal([])
    expect((await letters('first')).items).to.have.length(20)
    expect((await browsers.officer!.get('/api/admin/letters')).status).to.equal(403)
    expect((await browsers.city!.get('/api/admin/letters?before=x')).status).to.equal(422)
    expect((await browsers.city!.get('/api/admin/waiting')).body).to.include({ letters: 45 })
    expect((await browsers['other-city']!.get('/api/admin/waiting')).body).to.include({ letters: 0 })
  })

  it('show each address with its fate, and are sent again once the address is corrected (U11)', async () => {
    await store(1, { to: ['a@x.cn', 'b@x.cn', 'c@x.cn'], fates: [{ address: 'a@x.cn', state: 'sent', at: new Date() }, { address: 'b@x.cn', state: 'refused', reason: 'unknown-mailbox', at: new Date() }] })
    expect((await letters('city')).items[0]!.addresses).to.deep.equal([
      { address: 'a@x.cn', state: 'sent' },
      { address: 'b@x.cn', state: 'refused', reason: 'unknown-mailbox' },
      { address: 'c@x.cn', state: 'waiting' },
    ])
    const again = (who: string) => browsers[who]!.post('/api/admin/letters/N1/send-again')
    expect((await again('auditor')).status).to.equal(403)
    expect((await again('other-city')).body.code).to.equal('letter.unknown')
    const refused = await again('city')
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'letter.no-address'])
    expect(refused.body.message).to.include('邮箱地址')
    await mailAddressesOf(api.store).create({ _id: 'quality:640100', department: 'quality', regionCode: '640100', name: '质监部门', email: 'new@x.cn', sample: false })
    expect((await again('city')).status).to.equal(204)
    expect((await noticesOf(api.store).findById('N1').lean())!.mail).to.include({ state: 'pending' }).and.to.deep.include({ to: ['new@x.cn'] })
  })
})
