import { spawn, type ChildProcess } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'chai'
import pino from 'pino'
import PostalMime from 'postal-mime'
import { OffsetClock } from '../../../src/domain/clock.js'
import type { NoticeRequest } from '../../../src/domain/ports.js'
import type { Actor } from '../../../src/domain/role.js'
import { createNotices, type Notices, type NoticesOptions } from '../../../src/notices/create-notices.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { noticesOf } from '../../../src/store/models/notices.js'
import { startPlatform, type Platform } from '../../support/platform.js'
import { startMailServer, type MailServer } from './mail-server.js'
import { caseRecord } from '../workers/case-fixture.js'

const timing = { pollMilliseconds: 30, leaseMilliseconds: 1_000, pauseMilliseconds: 50, longestPauseMilliseconds: 200 }
const officer: Actor = { accountId: 'A-officer', displayName: '经办', role: 'officer', regionCode: '640100', industries: [] }

describe('notices', function () {
  this.timeout(180_000)
  let platform: Platform
  let store: Store
  let server: MailServer | undefined
  let notices: Notices | undefined
  let children: ChildProcess[] = []
  let changed: string[][] = []
  let count = 0

  /** Recipients by key: everybody has one address, the department of region 000000 has none. */
  const directory: NoticesOptions['directory'] = {
    async addressee(recipient) {
      if ('department' in recipient && recipient.regionCode === '000000') return { name: '无地址部门', emails: [] }
      if ('email' in recipient) return { name: recipient.name, emails: [recipient.email] }
      return { name: '示例·𠮷祥“建材”<b>', emails: [`r${Object.values(recipient).join('-')}@dabiao.example`] }
    },
    caseFacts: async (caseId) => ({ caseId, enterpriseName: '示例·𠮷祥<script>alert(1)</script>', gradeName: '三级', authorityName: '示例局', link: 'https://dabiao.example/cases/1' }),
  }
  const make = (more: Partial<NoticesOptions> = {}) =>
    createNotices({ store, directory, clock: new OffsetClock(), log: pino({ level: 'silent' }), dataDir: platform.folder, from: '达标 <a@dabiao.example>', timing, inboxChanged: (keys) => changed.push(keys), ...more })
  const request = (more: Partial<NoticeRequest> = {}): NoticeRequest => ({
    caseId: `C-${++count}`,
    kind: 'application-accepted',
    occasion: 'accepted',
    recipients: [{ enterpriseId: 'E0001' }],
    data: {},
    ...more,
  })
  const until = async (what: () => Promise<boolean>) => {
    for (const end = Date.now() + 60_000; Date.now() < end; await wait(20)) if (await what()) return
    throw new Error('did not happen within 60 s')
  }
  const states = async () => (await noticesOf(store).find({}).lean()).map((n) => n.mail.state)
  const allSent = () => until(async () => (await states()).every((s) => s === 'sent'))

  before(async () => {
    platform = await startPlatform({ engine: false })
    store = await connectStore(platform.mongoUri)
    await createIndexes(store)
  })
  after(async () => {
    await store?.close()
    await platform?.stop()
  })
  beforeEach(async () => {
    await noticesOf(store).deleteMany({})
    changed = []
  })
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL')
    children = []
    await notices?.dispatcher.stop()
    notices = undefined
    await server?.stop()
    server = undefined
  })

  it('keeps one for each occasion and recipient, whatever is repeated, also at once', async () => {
    notices = make()
    const one = request({ recipients: [{ enterpriseId: 'E1' }, { office: 'officer', regionCode: '640100' }, { department: 'quality', regionCode: '000000' }] })
    await Promise.all([notices.send(one), notices.send(one), make().send(one)])
    await notices.send(one)
    expect(await noticesOf(store).countDocuments()).to.equal(3)
    await notices.send({ ...one, occasion: 'another' })
    expect(await noticesOf(store).countDocuments()).to.equal(6)
    expect(changed.flat()).to.have.length(6)
    expect((await states()).filter((s) => s === 'failed'), 'a department is reached by mail only').to.have.length(2)
  })

  it('reach, of an office’s people with industries, only those of the case’s industry (Z10)', async () => {
    notices = make()
    const one = request({ recipients: [{ office: 'officer', regionCode: '640100' }] })
    await casesOf(store).create({ ...caseRecord({ caseId: one.caseId, industry: 'textile' }), _id: one.caseId, appliedIntents: [] } as never)
    await notices.send(one)
    const seen = async (industries: string[]) =>
      (await notices!.inbox.of({ accountId: 'A', displayName: '', role: 'officer', regionCode: '640100', industries })).total
    expect([await seen([]), await seen(['textile']), await seen(['machinery'])]).to.deep.equal([1, 1, 0])
  })

  it('finishes a sending that broke off between recipients', async () => {
    notices = make({ directory: { ...directory, addressee: async (r) => ('expertId' in r ? Promise.reject(new Error('store gone')) : directory.addressee(r)) } })
    const one = request({ recipients: [{ enterpriseId: 'E1' }, { expertId: 'X1' }] })
    expect(await notices.send(one).catch((e: Error) => e.message)).to.equal('store gone')
    await make().send(one)
    expect((await noticesOf(store).find({}).lean()).map((n) => n.recipientKey)).to.have.members(['enterprise:E1', 'expert:X1'])
  })

  it('is read by everybody of the office, each for themselves, and by nobody else', async () => {
    notices = make()
    await notices.send(request({ recipients: [{ office: 'officer', regionCode: '640100' }] }))
    await notices.send(request({ recipients: [{ office: 'officer', regionCode: '640200' }] }))
    const before = await notices.inbox.of(officer)
    expect(before).to.include({ total: 1, unread: 1 })
    const { noticeId } = before.items[0]!
    await notices.inbox.markRead(officer, noticeId)
    await notices.inbox.markRead(officer, noticeId)
    expect((await notices.inbox.of(officer)).items[0]!.readAt).to.be.instanceOf(Date)
    expect((await notices.inbox.of(officer, { unread: true })).total).to.equal(0)
    expect((await notices.inbox.of({ ...officer, accountId: 'A-colleague' })).unread).to.equal(1)
    const stranger = { ...officer, regionCode: '640300' }
    expect((await notices.inbox.of(stranger)).total).to.equal(0)
    expect(await notices.inbox.markRead(stranger, noticeId).catch((e: { code: string }) => e.code)).to.equal('notice.unknown')
  })

  it('without a mail server: one .eml a notice, named by its id, and on the mailbox page', async () => {
    notices = make()
    notices.dispatcher.start()
    await notices.send(request())
    await allSent()
    const [sent] = await notices.mailbox.list()
    const folder = join(platform.folder, 'mail')
    expect(await readdir(folder)).to.deep.equal([`${sent!.noticeId}.eml`])
    const letter = await PostalMime.parse(await readFile(join(folder, `${sent!.noticeId}.eml`)))
    expect(letter.messageId).to.equal(`<${sent!.noticeId}@dabiao.invalid>`)
    expect(letter.text).to.contain('示例·𠮷祥')
    expect((await notices.mailbox.open(sent!.noticeId))!.text).to.contain('予以受理')
    expect(await notices.mailbox.open('N-none')).to.equal(undefined)
  })

  it('lets no value become markup or a mail header', async () => {
    server = await startMailServer()
    notices = make({ smtpUrl: `smtp://127.0.0.1:${server.port}` })
    notices.dispatcher.start()
    const evil = '坏\r\nBcc: thief@evil.example\r\n\r\n<img src=x onerror=alert(1)>'
    await notices.send(request({ kind: 'application-refused', occasion: 'x', data: { reasons: evil, enterpriseName: evil }, recipients: [{ email: 'a@dabiao.example', name: evil }] }))
    await allSent()
    const [letter] = server.letters
    expect(letter!.headers.map((h) => h.key)).to.not.include('bcc')
    expect(letter!.to).to.have.length(1)
    expect(letter!.to[0]!.address).to.equal('a@dabiao.example')
    expect(letter!.html).to.contain('&lt;img src=x').and.not.contain('<img')
    expect(letter!.subject).to.contain('不予受理').and.not.contain('\n')
  })

  it('a server that is down delays letters and nothing else; they come when it is up, twice over', async () => {
    server = await startMailServer()
    const { port } = server
    await server.stop()
    notices = make({ smtpUrl: `smtp://127.0.0.1:${port}` })
    notices.dispatcher.start()
    for (let round = 1; round <= 2; round++) {
      const begun = Date.now()
      for (let n = 0; n < 10; n++) await notices.send(request())
      expect(Date.now() - begun, 'sending does not wait for mail').to.be.below(3_000)
      await wait(400)
      expect((await states()).filter((s) => s === 'pending')).to.have.length(10)
      server = await startMailServer(port)
      await allSent()
      expect(new Set(server.letters.map((l) => l.messageId)).size).to.equal(10)
      expect(server.letters).to.have.length(10)
      await server.stop()
    }
  })

  it('goes on with the others past a letter put off, and gives up only one refused for good', async () => {
    server = await startMailServer()
    let busy = true
    server.answer = (address) =>
      address.startsWith('later') && busy ? { code: 451, text: 'try later' } : address.startsWith('never') ? { code: 550, text: 'no such user' } : undefined
    notices = make({ smtpUrl: `smtp://127.0.0.1:${server.port}` })
    notices.dispatcher.start()
    for (const email of ['later@dabiao.example', 'never@dabiao.example', 'good@dabiao.example']) await notices.send(request({ recipients: [{ email, name: email }] }))
    await until(async () => (await states()).sort().join() === 'failed,pending,sent')
    busy = false
    await until(async () => (await states()).sort().join() === 'failed,sent,sent')
    expect(server.letters).to.have.length(2)
  })

  it('survives kill -9 of the mailing process, twice, with no letter lost and each known by its id', async () => {
    server = await startMailServer()
    notices = make({ smtpUrl: 'smtp://127.0.0.1:1' })
    for (let n = 0; n < 60; n++) await notices.send(request())
    const ids = (await noticesOf(store).find({}, { mail: 1 }).lean()).map((n) => n.mail.messageId)
    const begin = () => {
      const child = spawn(process.execPath, ['--import', 'tsx', new URL('dispatching-process.ts', import.meta.url).pathname, platform.mongoUri, `smtp://127.0.0.1:${server!.port}`], { stdio: 'ignore' })
      children.push(child)
      return child
    }
    for (const least of [10, 30]) {
      const child = begin()
      await until(async () => server!.letters.length >= least)
      child.kill('SIGKILL')
    }
    begin()
    await allSent()
    expect(new Set(server.letters.map((l) => l.messageId))).to.deep.equal(new Set(ids))
    // A kill between the server's yes and our note of it repeats that one letter under the same Message-ID; more would be a fault.
    expect(server.letters.length).to.be.within(60, 62)
  })
})
