import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { onStage, type Stage } from './stage.js'

/** Each role with its first page and another page of its own. */
const people = [
  ['e0002', '/enterprise', '/enterprise/ledger'],
  ['officer-640100', '/desk', '/cases'],
  ['secretary-640100', '/desk', '/inbox'],
  ['x0001', '/desk', '/account'],
  ['leader-640100', '/desk', '/cases'],
  ['admin', '/admin', '/admin/accounts'],
  ['auditor', '/admin', '/admin/audit'],
] as const

describe('signing in, as people do', function () {
  this.timeout(90_000)
  let stage: Stage

  onStage((opened) => (stage = opened))

  const fresh = async (width = 1440): Promise<Page> => (await stage.context(crypto.randomUUID(), width)).newPage()
  /** What the bar holds stands side by side, nothing over another. */
  async function barHolds(page: Page): Promise<void> {
    for (const width of [1440, 1100]) {
      await page.setViewportSize({ width, height: 900 })
      const last = (await page.locator('header.bar nav a').last().boundingBox())!
      const tools = (await page.locator('header.bar .tools').boundingBox())!
      expect(last.x + last.width, `the navigation ends before the account at ${width}`).to.be.at.most(tools.x)
    }
  }
  const at = (page: Page) => new URL(page.url()).pathname

  for (const [username, home, elsewhere] of people) {
    it(`leads ${username} to the first page of the role, and to the page that was asked for (U1)`, async () => {
      const page = await fresh(username === 'e0002' ? 390 : 1440)
      await stage.signIn(page, username)
      expect(at(page)).to.equal(home)
      expect(await page.locator('#password').count(), 'no sign-in form is left').to.equal(0)
      await stage.picture(page, `first-page-${username}`)
      if (username !== 'e0002') await barHolds(page)
      const other = await fresh()
      // whoever is not signed in is asked to, and then gets what was asked for
      await other.goto(stage.address + elsewhere)
      await other.waitForURL(/\/sign-in\?next=/)
      await stage.enter(other, username, await stage.passwordOf(other, username))
      await other.waitForURL((url) => url.pathname === elsewhere)
      await other.locator('h1').first().waitFor()
    })
  }

  it('leads nowhere outside this application, whatever the address asks for (U1)', async () => {
    for (const next of ['//example.invalid/a', '/\\\\example.invalid', 'https://example.invalid', 'javascript:alert(1)', '/sign-in', '/SIGN-IN/', '/\texample.invalid']) {
      const page = await fresh()
      await stage.signIn(page, 'officer-640100', undefined, next)
      expect(new URL(page.url()).origin, next).to.equal(new URL(stage.address).origin)
      if (next !== '/\texample.invalid') expect(at(page), next).to.equal('/desk')
      await page.context().close()
    }
  })

  it('asks nobody who is signed in already, and takes a click on a sample account too (U1)', async () => {
    const page = await fresh()
    await page.goto(`${stage.address}/sign-in`)
    await page.locator('.samples code').filter({ hasText: /^officer-640100$/ }).click()
    await page.waitForURL(/\/desk$/)
    await page.goto(`${stage.address}/sign-in?next=%2Finbox`)
    await page.waitForURL(/\/inbox$/)
  })

  it('asks again over the page whose session ended, and leaves what was typed (U1)', async () => {
    const page = await fresh()
    await stage.signIn(page, 'e0003', undefined, '/enterprise/ledger')
    const field = page.locator('.page form .input').first()
    await field.waitFor()
    await field.fill('（示例）改过的名称')
    await page.context().clearCookies()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.locator('dialog.again').waitFor()
    await page.locator('dialog.again #password').fill(await stage.passwordOf(page, 'e0003'))
    await page.keyboard.press('Enter')
    await page.locator('dialog.again').waitFor({ state: 'detached' })
    expect(await field.inputValue()).to.equal('（示例）改过的名称')
    expect(at(page)).to.equal('/enterprise/ledger')
  })

  it('lets in whom an administrator just gave an account (U1)', async () => {
    const admin = await fresh()
    await stage.signIn(admin, 'admin', undefined, '/admin/accounts')
    const username = `new-${Date.now().toString(36)}`
    const password = 'Kuai-Le-De-Yu-2026'
    const { status, body } = await stage.write(admin, '/api/admin/accounts', { username, displayName: '（示例）新来的人', role: 'officer', regionCode: '640100', industries: [], email: '', password })
    expect(status, JSON.stringify(body)).to.equal(201)
    const page = await fresh()
    await stage.signIn(page, username, password)
    expect(at(page)).to.equal('/desk')
  })
})

describe('the inbox', function () {
  this.timeout(90_000)
  let stage: Stage
  onStage((opened) => (stage = opened))

  it('has its title, its count and its choice in lines a person can read, at every width (U15)', async () => {
    for (const width of [1440, 1024, 768, 390]) {
      const page = await stage.as('officer-640000', width)
      await stage.go(page, '/inbox')
      await stage.picture(page, `inbox-${width}`)
      for (const words of [page.locator('h1'), page.locator('.page-header .soft').first(), page.locator('.page-header label')]) {
        const box = (await words.boundingBox())!
        const text = (await words.innerText()).trim()
        expect(box.height, `“${text}” at ${width}`).to.be.below(width === 390 ? 110 : 60)
        expect(box.width, `“${text}” at ${width}`).to.be.above(Math.min(60, text.length * 8))
      }
    }
  })
})
