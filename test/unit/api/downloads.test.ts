import { request as httpRequest, type ClientRequest } from 'node:http'
import { expect } from 'chai'
import { uploadsOf } from '../../../src/store/models/uploads.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'

/** Takes the head of an answer and then nothing more. */
function readSlowly(browser: Browser, path: string): Promise<{ status: number; request: ClientRequest }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(browser.url + path, { agent: false, headers: { cookie: browser.cookie, accept: 'application/json' } }, (response) => {
      response.pause()
      response.on('error', () => undefined)
      resolve({ status: response.statusCode ?? 0, request })
    })
    request.on('error', reject)
    request.end()
  })
}

describe('downloads', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let enterprise: Browser
  let path: string
  const size = 12 * 1024 * 1024

  before(async () => {
    api = await startApi({ downloads: { atOnce: 3, ofOneReader: 2, waiting: 5, waitMilliseconds: 400, stalledMilliseconds: 2_000 } })
    await api.account('e1', 'enterprise', { enterpriseId: 'E0001' })
    await api.account('e2', 'enterprise', { enterpriseId: 'E0002' })
    enterprise = await api.browser('e1')
    const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(size, 32)])
    const stored = await enterprise.upload('/api/uploads', { purpose: 'evidence' }, '大文件.pdf', pdf)
    path = `/api/uploads/${stored.body.uploadId}`
  })
  after(() => api?.stop())

  it('a reader with all of their places open is told to wait, another is served, and who breaks off gives the place back (Z6)', async () => {
    const slow = await Promise.all([readSlowly(enterprise, path), readSlowly(enterprise, path)])
    expect(slow.map(({ status }) => status)).to.deep.equal([200, 200])
    const refused = await enterprise.get(path)
    expect(refused.status).to.equal(503)
    expect(refused.body.code).to.equal('download.busy')
    expect(refused.headers.get('retry-after')).to.equal('10')
    const other = await api.browser('e2')
    const theirs = await other.upload('/api/uploads', { purpose: 'evidence' }, 'b.pdf', '%PDF-1.4\n%%EOF\n')
    expect((await other.get(`/api/uploads/${theirs.body.uploadId}`)).status).to.equal(200)
    const waiting = enterprise.get(path)
    for (const { request } of slow) request.destroy()
    const whole = await waiting
    expect(whole.status).to.equal(200)
    expect((whole.body as string).length).to.be.above(size)
  })

  it('readers who take nothing any more are let go, and their places are free again (Z6)', async () => {
    const slow = await Promise.all([readSlowly(enterprise, path), readSlowly(enterprise, path)])
    expect((await enterprise.get(path)).status).to.equal(503)
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    expect((await enterprise.get(path)).status).to.equal(200)
    for (const { request } of slow) request.destroy()
  })

  it('many slow readers of a large file hold a chunk or two each, not the file (Z6)', async () => {
    const roomy = await startApi({ downloads: { atOnce: 60, ofOneReader: 60 } })
    await roomy.account('e1', 'enterprise', { enterpriseId: 'E0001' })
    const reader = await roomy.browser('e1')
    const stored = await reader.upload('/api/uploads', { purpose: 'evidence' }, 'a.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(size, 32)]))
    const held = () => process.memoryUsage().arrayBuffers
    const before = held()
    const readers = await Promise.all(Array.from({ length: 30 }, () => readSlowly(reader, `/api/uploads/${stored.body.uploadId}`)))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const grown = held() - before
    for (const { request } of readers) request.destroy()
    await roomy.stop()
    // 30 readers by the driver's stream: 360 MB and more
    expect(grown).to.be.below(60 * 1024 * 1024)
  })

  it('a file whose bytes are gone is said in words, never a connection that breaks (K1)', async () => {
    const stored = await enterprise.upload('/api/uploads', { purpose: 'evidence' }, '证.pdf', '%PDF-1.4\n%%EOF\n')
    await api.store.db!.collection('uploadFiles.chunks').drop()
    const answer = await enterprise.get(`/api/uploads/${stored.body.uploadId}`)
    expect(answer.status).to.equal(410)
    expect(answer.body.message).to.contain('证.pdf').and.contain('重新上传')
    await uploadsOf(api.store).deleteMany({})
  })
})
