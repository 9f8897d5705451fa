import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'chai'
import pino from 'pino'
import { OffsetClock } from '../../../src/domain/clock.js'
import type { Actor } from '../../../src/domain/role.js'
import { createNotices, type Notices } from '../../../src/notices/create-notices.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { noticesOf, type NoticeDocument } from '../../../src/store/models/notices.js'
import { startPlatform, type Platform } from '../../support/platform.js'
import { storeCase } from '../api/stored-case.js'
import { startMailServer, type MailServer } from './mail-server.js'

const timing = { pollMilliseconds: 30, leaseMilliseconds: 1_000, pauseMilliseconds: 50, longestPauseMilliseconds: 200 }
const administrator = (regionCode: string): Actor => ({ accountId: 'A-admin', displayName: '管理员', role: 'process-administrator', regionCode, industries: [] })

describe('recipients of a letter', function () {
  this.timeout(60_000)
  let platform: Platform
  let store: Store
  let server: MailServer
  let notices: Notices
  let caseId: string
  let emails: string[]
  let received: string[]

  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
    caseId = await storeCase(store, { enterpriseId: 'E0001', regionCode: '640104' })
  })
  after(async () => {
    await store?.close()
    await platform?.stop()
  })
  beforeEach(async () => {
    await noticesOf(store).deleteMany({})
    received = []
    server = await startMailServer()
    server.taken = (address) => received.push(address)
    const directory = { addressee: async () => ({ name: '示例', emails }), caseFacts: async () => ({ caseId, enterpriseName: '示例', link: '' }) }
    notices = createNotices({ store, directory, clock: new OffsetClock(), log: pino({ level: 'silent' }), dataDir: platform.folder, smtpUrl: `smtp://127.0.0.1:${server.port}`, from: '达标 <a@dabiao.example>', timing })
    notices.dispatcher.start()
  })
  afterEach(async () => {
    await notices.dispatcher.stop()
    await server.stop()
  })

  const send = (recipient: { office: 'officer'; regionCode: string } | { department: string; regionCode: string }) =>
    notices.send({ caseId, kind: 'application-received', occasion: 'x', recipients: [recipient], data: {} })
  const letter = async () => (await noticesOf(store).findOne({}).lean<NoticeDocument>())!
  const until = async (what: (mail: NoticeDocument['mail']) => boolean) => {
    for (const end = Date.now() + 20_000; Date.now() < end; await wait(20)) {
      const { mail } = await letter()
      if (what(mail)) return mail
    }
    throw new Error(`did not happen within 20 s: ${JSON.stringify((await letter()).mail)}`)
  }
  const fateOf = (mail: NoticeDocument['mail'], address: string) => mail.fates?.find((one) => one.address === address)
  const refusing = (codes: Record<string, [number, string]>) => {
    server.answer = (address) => {
      const [code, text] = codes[address.split('@')[0]!] ?? []
      return code ? { code, text: text! } : undefined
    }
  }

  it('each has a fate of its own: taken, put off and sent again alone, refused and never sent again by itself (F4)', async () => {
    emails = ['good@dabiao.example', 'later@dabiao.example', 'never@dabiao.example', 'fine@dabiao.example']
    refusing({ later: [451, '4.7.1 greylisted'], never: [550, '5.1.1 no such user'] })
    await send({ office: 'officer', regionCode: '640104' })
    const waiting = await until((mail) => mail.fates?.length === 4 && mail.attempts >= 3)
    expect(waiting.state).to.equal('pending')
    expect(fateOf(waiting, 'later@dabiao.example')).to.include({ state: 'deferred', reason: 'put-off' })
    expect(fateOf(waiting, 'never@dabiao.example')).to.include({ state: 'refused', reason: 'unknown-mailbox' })
    expect(received.sort(), 'nobody twice because another is put off').to.deep.equal(['fine@dabiao.example', 'good@dabiao.example'])
    refusing({ never: [550, '5.1.1 no such user'] })
    const ended = await until((mail) => mail.state !== 'pending')
    expect(ended.state).to.equal('failed')
    await wait(300)
    expect(received.sort()).to.deep.equal(['fine@dabiao.example', 'good@dabiao.example', 'later@dabiao.example'])
    expect((await letter()).mail.attempts).to.equal(ended.attempts)
  })

  it('a letter sent again goes to the corrected address only, and to nobody who had it (F4)', async () => {
    emails = ['good@dabiao.example', 'old@dabiao.example']
    refusing({ old: [550, '5.1.1 no such user'] })
    await send({ office: 'officer', regionCode: '640104' })
    await until((mail) => mail.state === 'failed')
    const { _id } = await letter()
    const refused = async (regionCode: string) => notices.sendAgain(administrator(regionCode), _id).catch((error: { code: string }) => error.code)
    expect(await refused('640200'), 'another region').to.equal('letter.unknown')
    expect(await notices.sendAgain({ ...administrator('640104'), role: 'auditor' }, _id).catch((error: { code: string }) => error.code)).to.equal('session.role-forbidden')
    emails = ['good@dabiao.example', 'new@dabiao.example']
    await Promise.all([notices.sendAgain(administrator('640100'), _id), notices.sendAgain(administrator('640104'), _id)])
    const sent = await until((mail) => mail.state === 'sent')
    expect(sent).to.not.have.property('undeliveredIn')
    expect(received).to.deep.equal(['good@dabiao.example', 'new@dabiao.example'])
    expect(await refused('640104')).to.equal('letter.unknown')
    expect(await auditOf(store).countDocuments({ act: 'send-letter-again', concerns: '640104' })).to.equal(1)
  })

  it('a copy for a department without an address waits for one, and goes when it is there (U11)', async () => {
    emails = []
    await send({ department: 'quality', regionCode: '640100' })
    const { _id, mail } = await letter()
    expect(mail).to.include({ state: 'failed', reason: 'no-address' })
    expect(mail.undeliveredIn).to.have.members(['', '640000', '640100', '640104'])
    expect(await notices.sendAgain(administrator('640100'), _id).catch((error: { code: string }) => error.code)).to.equal('letter.no-address')
    emails = ['quality@dabiao.example']
    await notices.sendAgain(administrator('640100'), _id)
    await until((now) => now.state === 'sent')
    expect(received).to.deep.equal(emails)
  })

  it('while the server is away the letter counts as undelivered, and no longer once it arrived (U11)', async () => {
    const { port } = server
    await server.stop()
    emails = ['good@dabiao.example']
    await send({ office: 'officer', regionCode: '640104' })
    const waiting = await until((mail) => mail.reason !== undefined)
    expect(waiting).to.include({ state: 'pending', reason: 'server-away' })
    expect(waiting.undeliveredIn).to.include('640100')
    server = await startMailServer(port)
    expect(await until((mail) => mail.state === 'sent')).to.not.have.property('undeliveredIn')
  })
})
