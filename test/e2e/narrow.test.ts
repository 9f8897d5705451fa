import { gzipSync } from 'node:zlib'
import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { expectAccessible, onStage, type Stage } from './stage.js'

const width = 390

describe('on a telephone, 390 pixels wide', function () {
  this.timeout(90_000)
  let stage: Stage

  onStage((opened) => (stage = opened))

  async function looks(page: Page, where: string, name: string, ready = 'h1'): Promise<void> {
    await stage.go(page, where)
    await page.locator(ready).first().waitFor()
    await stage.picture(page, `narrow-${name}`, true)
    await expectAccessible(page)
  }

  it('shows the public pages', async () => {
    const page = await stage.as('nobody', width)
    for (const [where, name] of [['/', 'home'], ['/notices', 'notices'], ['/announcements', 'announcements'], ['/register', 'register'], ['/verify', 'verify'], ['/sign-in', 'sign-in']] as const) {
      await looks(page, where, name)
    }
  })

  it('shows desk, cases and inbox to an officer, with the menu', async () => {
    const page = await stage.as('officer-640000', width)
    await looks(page, '/desk', 'desk', '.filters')
    await page.getByRole('button', { name: '菜单' }).click()
    await page.getByRole('link', { name: '办件', exact: true }).click()
    await page.waitForURL(/\/cases$/)
    await looks(page, '/cases', 'cases', '.filters')
    await looks(page, '/inbox', 'inbox')
    await looks(page, '/account', 'account')
  })

  it('moves and zooms the diagram of a case by touch', async function () {
    const page = await stage.as('officer-640000', width)
    const { items } = await stage.read<{ items: { caseId: string }[] }>(page, '/api/cases')
    if (!items[0]) return this.skip()
    await looks(page, `/cases/${encodeURIComponent(items[0].caseId)}`, 'case', '[data-drawn=true]')
    const place = async () => page.locator('.djs-container .viewport').getAttribute('transform')
    const canvas = page.locator('.canvas')
    await canvas.scrollIntoViewIfNeeded()
    const box = (await canvas.boundingBox())!
    const touch = await page.context().newCDPSession(page)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const before = await place()
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x - 60, y: y - 30 }] })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    const moved = await place()
    expect(moved, 'one finger moves').to.not.equal(before)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x - 30, y }, { x: x + 30, y }] })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x - 80, y }, { x: x + 80, y }] })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    const scale = (transform: string | null) => Number(/matrix\(([\d.]+)/.exec(transform ?? '')?.[1])
    expect(scale(await place()), 'two fingers zoom').to.be.above(scale(moved))
    await page.getByRole('button', { name: '全图' }).click()
    await stage.picture(page, 'narrow-diagram-whole')
  })

  it('shows the pages of an enterprise and of an administrator', async () => {
    const page = await stage.as('e0009', width)
    for (const [where, name] of [['/enterprise', 'enterprise'], ['/enterprise/ledger', 'ledger'], ['/enterprise/self-evaluation', 'self-evaluation'], ['/enterprise/application', 'application']] as const) {
      await looks(page, where, name)
    }
    const admin = await stage.as('admin', width)
    for (const [where, name] of [['/admin', 'admin'], ['/admin/accounts', 'accounts'], ['/admin/audit', 'audit'], ['/admin/standards', 'standards'], ['/admin/templates', 'templates']] as const) {
      await looks(admin, where, name)
    }
  })

  it('speaks English on request, and keeps it', async () => {
    const page = await stage.as('nobody', width)
    await stage.go(page, '/')
    await page.getByRole('button', { name: '菜单' }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('html[lang=en]').waitFor({ state: 'attached' })
    await page.reload()
    await page.locator('.sample').getByText('SAMPLE DATA').waitFor()
    await expectAccessible(page)
  })

  it('loads an entry of at most 150 kB (gzip), nothing of it from elsewhere', async () => {
    const page = await stage.as('nobody', width)
    const html = await (await page.request.get(`${stage.address}/`)).text()
    const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1]!)
    expect(scripts).to.not.be.empty
    expect(scripts.filter((script) => !script.startsWith('/assets/'))).to.deep.equal([])
    let size = 0
    for (const script of scripts) size += gzipSync(await (await page.request.get(stage.address + script)).body()).length
    expect(size / 1024, 'kB').to.be.at.most(150)
  })

  it('logged no error in any window', () => {
    expect(stage.troubles).to.deep.equal([])
  })
})
