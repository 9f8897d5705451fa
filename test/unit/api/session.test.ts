import { expect } from 'chai'
import { accountsOf } from '../../../src/store/models/accounts.js'
import { Browser } from './browser.js'
import { password, startApi, type ApiInstance } from './api-instance.js'

describe('sessions', function () {
  this.timeout(60_000)
  let api: ApiInstance
  before(async () => {
    api = await startApi()
    await api.account('officer-1', 'officer')
    await api.account('admin-1', 'process-administrator', { regionCode: '640000' })
    await api.account('locked-1', 'officer')
  })
  after(async () => api?.stop())

  it('sign in with a new session id, in a cookie that scripts cannot read', async () => {
    const browser = await api.browser()
    const before = browser.cookie
    const answer = await browser.signIn('officer-1', password)
    expect(answer.status).to.equal(200)
    expect(answer.body.account).to.include({ username: 'officer-1', role: 'officer', regionName: '银川市' })
    expect(answer.body.account).to.not.have.any.keys('passwordHash', 'sessionsValidFrom', 'email')
    expect(browser.cookie).to.not.equal(before)
    expect(answer.headers.getSetCookie()[0]).to.match(/HttpOnly/).and.match(/SameSite=Lax/)
    const planted = await fetch(`${api.url}/api/session`, { headers: { cookie: before } })
    expect(((await planted.json()) as { account: unknown }).account).to.equal(null)
  })

  it('say the same of a wrong password and an unknown name, in Chinese, or in English for who asks', async () => {
    const browser = await api.browser()
    const wrong = await browser.signIn('officer-1', 'not the password')
    const unknown = await browser.signIn('nobody-at-all', password)
    expect(wrong.status).to.equal(401)
    expect(unknown.body).to.deep.equal(wrong.body)
    expect(wrong.body).to.deep.include({ code: 'session.wrong-credentials', message: '用户名或密码不正确，请重新输入。' })
    browser.headers = { 'accept-language': 'en-GB,en;q=0.8' }
    expect((await browser.signIn('officer-1', 'not the password')).body.message).to.match(/^User name or password is wrong/)
  })

  it('refuse a forged, a cut and a foreign cookie', async () => {
    const browser = await api.browser('officer-1')
    const right = browser.cookie
    for (const forged of ['dabiao.sid=s%3Aabc.def', right.slice(0, -6), right.replace(/s%3A./, (head) => (head.endsWith('_') ? 's%3A-' : 's%3A_')), 'dabiao.sid=%%%']) {
      const answer = await fetch(`${api.url}/api/cases`, { headers: { cookie: forged } })
      expect(answer.status, forged).to.equal(401)
      expect(await answer.json()).to.deep.include({ code: 'session.required', message: '请先登录。' })
    }
  })

  it('take no write without the CSRF token of this session', async () => {
    const browser = await api.browser('admin-1')
    const other = await api.browser('officer-1')
    for (const token of ['', 'x'.repeat(64), other.csrfToken]) {
      browser.csrfToken = token
      const answer = await browser.patch('/api/admin/accounts/A-locked-1', { active: false })
      expect(answer.status).to.equal(403)
      expect(answer.body.code).to.equal('request.csrf-invalid')
    }
    expect((await accountsOf(api.store).findById('A-locked-1').lean())?.active).to.equal(true)
  })

  it('end at sign-out, at a new password elsewhere, and when the account is locked', async () => {
    const first = await api.browser('locked-1')
    const second = await api.browser('locked-1')
    expect((await first.post('/api/session/password', { current: 'wrong', next: 'another password' })).status).to.equal(422)
    const changed = await first.post('/api/session/password', { current: password, next: password })
    expect(changed.status).to.equal(200)
    expect((await first.get('/api/tasks')).status).to.equal(200)
    expect((await second.get('/api/tasks')).status).to.equal(401)
    const admin = await api.browser('admin-1')
    expect((await admin.patch('/api/admin/accounts/A-locked-1', { active: false })).status).to.equal(200)
    expect((await first.get('/api/tasks')).status).to.equal(401)
    expect((await admin.delete('/api/session')).status).to.equal(204)
    expect((await admin.get('/api/admin/accounts')).status).to.equal(401)
  })

  it('keep out who has another role, whatever the request says of it', async () => {
    const officer = await api.browser('officer-1')
    officer.headers = { 'x-role': 'process-administrator' }
    const answer = await officer.post('/api/admin/accounts', { role: 'process-administrator' })
    expect(answer.status).to.equal(403)
    expect(answer.body.code).to.equal('session.role-forbidden')
  })
})

describe('rate limits', function () {
  this.timeout(60_000)
  let api: ApiInstance
  before(async () => {
    api = await startApi({ trustedProxies: 1, limits: { signInPerQuarterHour: 8, publicFormsPerHour: 2, requestsPerMinute: 100 } })
    await Promise.all(office.map((name) => api.account(name, 'officer')))
    await api.account('owner', 'officer')
  })
  after(async () => api?.stop())
  const office = Array.from({ length: 60 }, (_, i) => `office-${i}`)

  it('let sixty people behind one address in at once, each with the right password (Z7)', async () => {
    const browsers: Browser[] = []
    for (const _ of office) browsers.push(await freshToken(api))
    const answers = await Promise.all(office.map((name, i) => browsers[i]!.signIn(name, password)))
    expect(answers.map(({ status }) => status).filter((status) => status !== 200)).to.deep.equal([])
  })

  it('count requests by account where somebody is signed in: one who asks too much stops nobody else behind the address (Z7)', async () => {
    const [one, two] = [await freshToken(api), await freshToken(api)]
    await one.signIn('office-1', password)
    await two.signIn('office-2', password)
    const asked = await Promise.all(Array.from({ length: 130 }, () => one.get('/api/tasks')))
    expect(asked.filter(({ status }) => status === 429).length).to.be.within(25, 31)
    expect(asked.find(({ status }) => status === 429)!.body).to.deep.include({ code: 'request.too-many', message: '操作过于频繁，请 1 分钟后再试。' })
    expect((await two.get('/api/tasks')).status).to.equal(200)
  })

  it('make guessing from an address slow, and lock nobody with the right password out there (Z7)', async () => {
    const known = await freshToken(api)
    expect((await known.signIn('owner', password)).status).to.equal(200)
    const guesser = await freshToken(api)
    const tries = []
    const began = performance.now()
    for (let i = 0; i < 11; i++) tries.push((await guesser.signIn(`guess-${i}`, 'wrong wrong')).status)
    expect(tries).to.deep.equal(Array<number>(11).fill(401))
    expect(performance.now() - began, 'three tries beyond the limit wait').to.be.above(1_400)
    const again = await freshToken(api)
    expect((await again.signIn('owner', password)).status, 'the right password is never locked out').to.equal(200)
    expect((await again.signIn('office-59', password)).status, 'nor is anybody who works there').to.equal(200)
    await api.account('newcomer', 'officer')
    expect((await again.signIn('newcomer', password)).status, 'nor who is there for the first time').to.equal(200)
  })

  it('stop flooding public forms', async () => {
    const browser = await freshToken(api)
    const forms = []
    for (let i = 0; i < 3; i++) forms.push(await browser.post('/api/public/notices/none/objections', {}))
    expect(forms.map((one) => one.status)).to.deep.equal([422, 422, 429])
  })
})

/** A browser with a token, without counting against the address: the limit of requests is part of what is tested. */
async function freshToken(api: ApiInstance): Promise<Browser> {
  const browser = new Browser(api.url)
  browser.headers = { 'x-forwarded-for': `10.1.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}` }
  await browser.get('/api/session')
  browser.headers = {}
  return browser
}

describe('https in front', function () {
  this.timeout(60_000)
  let api: ApiInstance
  const logged: string[] = []
  before(async () => {
    api = await startApi({ secureCookie: true, trustedProxies: 1 }, false, { warn: (...said: unknown[]) => void logged.push(String(said.at(-1))) })
    await api.account('officer-1', 'officer')
  })
  after(async () => api?.stop())

  it('that does not say so keeps everybody out: the person and the log are told why (F12)', async () => {
    const browser = new Browser(api.url)
    await browser.get('/api/session')
    const plain = await browser.signIn('officer-1', password)
    expect(plain.status).to.equal(403)
    expect(plain.body).to.deep.include({ code: 'session.insecure-connection' })
    expect(plain.body.message).to.match(/https/)
    expect(logged.filter((text) => /TRUSTED_PROXIES/.test(text))).to.have.length(1)
    browser.headers = { 'x-forwarded-proto': 'https' }
    await browser.get('/api/session')
    expect((await browser.signIn('officer-1', password)).status).to.equal(200)
  })
})
