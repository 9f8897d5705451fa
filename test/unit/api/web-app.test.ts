import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'chai'
import { startApi, type ApiInstance } from './api-instance.js'

describe('pages', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let webRoot: string
  before(async () => {
    webRoot = await mkdtemp(path.join(tmpdir(), 'dabiao-web-'))
    await mkdir(path.join(webRoot, 'assets'))
    await writeFile(path.join(webRoot, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script type="module" nonce="__CSP_NONCE__" src="/assets/a-1.js"></script>')
    await writeFile(path.join(webRoot, 'assets', 'a-1.js'), 'export const a = 1\n'.repeat(500))
    api = await startApi({ webRoot })
  })
  after(async () => {
    await api?.stop()
    await rm(webRoot, { recursive: true })
  })

  it('carry a new nonce each time, the one of their policy', async () => {
    const nonces = new Set<string>()
    for (const address of ['/', '/cases/20261122-A', '/verify/%E5%AE%81AQB']) {
      const answer = await fetch(api.url + address, { headers: { accept: 'text/html' } })
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      expect(answer.status).to.equal(200)
      expect(nonce).to.have.length(24)
      expect(await answer.text()).to.include(`nonce="${nonce}" src=`).and.not.include('__CSP_NONCE__')
      expect(answer.headers.get('cache-control')).to.equal('no-store')
      nonces.add(nonce)
    }
    expect(nonces.size).to.equal(3)
  })

  it('/index.html leads to the page, never to the file without its nonce (Z15)', async () => {
    for (const address of ['/index.html', '//index.html', '/%69ndex.html', '/./index.html', '/assets/%2e%2e/index.html', '/INDEX.HTML']) {
      const answer = await fetch(api.url + address, { headers: { accept: 'text/html' } })
      expect(answer.status, address).to.equal(200)
      expect(await answer.text(), address).to.include('src="/assets/a-1.js"').and.not.include('__CSP_NONCE__')
    }
    expect((await fetch(`${api.url}/%E0%A4%A`, { headers: { accept: 'text/html' } })).status).to.equal(400)
  })

  it('allow no inline script, no framing by others, no other server', async () => {
    const policy = (await fetch(api.url)).headers.get('content-security-policy') ?? ''
    expect(policy).to.match(/default-src 'none'/).and.match(/object-src 'none'/).and.match(/frame-ancestors 'self'/)
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
    expect(scripts).to.not.include('unsafe')
    const headers = (await fetch(`${api.url}/api/session`)).headers
    expect(headers.get('x-content-type-options')).to.equal('nosniff')
    expect(headers.get('x-powered-by')).to.equal(null)
    expect(headers.get('cache-control')).to.equal('no-store')
    expect(headers.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/)
  })

  it('keep hashed files for a year, compressed; a missing one is not the page', async () => {
    const asset = await fetch(`${api.url}/assets/a-1.js`)
    expect(asset.headers.get('cache-control')).to.include('max-age=31536000').and.include('immutable')
    expect(asset.headers.get('content-encoding')).to.match(/gzip|br/)
    expect((await fetch(`${api.url}/assets/gone-2.js`)).status).to.equal(404)
    expect((await fetch(`${api.url}/api/gone`, { headers: { accept: 'text/html' } })).status).to.equal(404)
    expect((await fetch(`${api.url}/..%2f..%2fpackage.json`, { headers: { accept: 'application/json' } })).status).to.be.oneOf([400, 403, 404])
  })
})
