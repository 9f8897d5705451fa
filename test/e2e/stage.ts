import { existsSync, mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { theInstance } from './instance.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const pictures = path.join(root, 'test', 'e2e', 'screenshots')
const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** A real browser with one window a person; each person signs in as people do. */
export class Stage {
  readonly #contexts = new Map<string, BrowserContext>()
  readonly #pages = new Map<string, Page>()
  #samples?: { username: string; password: string }[]
  /** Errors that pages logged; a test expects none. */
  readonly troubles: string[] = []

  private constructor(
    readonly browser: Browser,
    readonly address: string,
  ) {}

  static async open(): Promise<Stage> {
    const { address } = await theInstance()
    mkdirSync(pictures, { recursive: true })
    return new Stage(await launch(), address)
  }

  async close(): Promise<void> {
    await this.browser.close()
  }

  /** The window of somebody of the sample region; `nobody` is the public. */
  async as(username: string, width = 1440): Promise<Page> {
    const key = `${username}@${width}`
    const open = this.#pages.get(key)
    if (open) return open
    const page = await (await this.context(key, width)).newPage()
    this.#pages.set(key, page)
    page.on('pageerror', (error) => this.troubles.push(`${username}: ${error.message}`))
    page.on('console', (message) => {
      // Answers such as 409 and 422 are part of what is tested.
      if (message.type() === 'error' && !/Failed to load resource|ERR_INTERNET_DISCONNECTED/.test(message.text())) this.troubles.push(`${username}: ${message.text()}`)
    })
    if (username !== 'nobody') await this.signIn(page, username)
    return page
  }

  async context(key: string, width: number): Promise<BrowserContext> {
    const open = this.#contexts.get(key)
    if (open) return open
    const context = await this.browser.newContext({
      viewport: width > 800 ? { width, height: 900 } : { width, height: 844 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: width <= 800,
      acceptDownloads: true,
    })
    context.setDefaultTimeout(20_000)
    this.#contexts.set(key, context)
    return context
  }

  /** Signs in the way people do: name and password typed on the sign-in page, Enter, and the page that comes. */
  async signIn(page: Page, username: string, password?: string, next = ''): Promise<void> {
    await page.goto(`${this.address}/sign-in${next && `?next=${encodeURIComponent(next)}`}`)
    await this.enter(page, username, password ?? (await this.passwordOf(page, username)))
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    await page.locator('h1').first().waitFor()
  }

  /** Types name and password into the form that asks for them. */
  async enter(page: Page, username: string, password: string): Promise<void> {
    await page.getByLabel('用户名').click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(username)
    await page.keyboard.press('Tab')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
  }

  /** Password of a sample account; the instance tells it to everybody. */
  async passwordOf(page: Page, username: string): Promise<string> {
    this.#samples ??= (await this.read<{ items: { username: string; password: string }[] }>(page, '/api/sample/accounts')).items
    const found = this.#samples.find((one) => one.username === username)
    if (!found) throw new Error(`no sample account ${username}`)
    return found.password
  }

  async go(page: Page, where: string): Promise<void> {
    await page.goto(this.address + where)
    await page.locator('h1').first().waitFor()
  }

  async picture(page: Page, name: string, fullPage = false): Promise<void> {
    // Bars that stick to the window would stand in the middle of a picture of the whole page.
    if (fullPage) await page.evaluate('scrollTo(0, 0)')
    await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage })
  }

  /** What every window showed when a test failed. */
  async failed(title: string): Promise<void> {
    for (const [who, page] of this.#pages) await this.picture(page, `failed-${title.slice(0, 40).replace(/\W+/g, '-')}-${who}`).catch(() => undefined)
  }

  /** Reads through the page's own session, as the page does. */
  async read<T>(page: Page, where: string): Promise<T> {
    const answer = await page.request.get(this.address + where)
    if (!answer.ok()) throw new Error(`${where}: ${answer.status()} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** A write through the page's session, with its token. */
  async write(page: Page, where: string, data: unknown, method = 'POST', headers: Record<string, string> = {}): Promise<{ status: number; body: { code?: string; message?: string } }> {
    const { csrfToken } = await this.read<{ csrfToken: string }>(page, '/api/session')
    const answer = await page.request.fetch(this.address + where, { method, data, headers: { 'x-csrf-token': csrfToken, ...headers } })
    return { status: answer.status(), body: (await answer.json().catch(() => ({}))) as { code?: string; message?: string } }
  }

  async moveClock(page: Page, milliseconds: number): Promise<void> {
    const { status, body } = await this.write(page, '/api/sample/clock', { addMilliseconds: milliseconds })
    expect(status, JSON.stringify(body)).to.be.below(300)
  }
}

/** A stage for the tests of a `describe`: there before them, gone after, with pictures of every window where one failed. */
export function onStage(take: (stage: Stage) => void): void {
  let stage: Stage | undefined
  before(async function () {
    this.timeout(180_000)
    stage = await Stage.open()
    take(stage)
  })
  after(() => stage?.close())
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await stage?.failed(this.currentTest.title)
  })
}

async function launch(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? known.find((file) => existsSync(file))
  const options = { args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=zh-CN'] }
  if (own) return chromium.launch({ ...options, executablePath: own })
  const packaged = '@sparticuz/chromium'
  const found = (await import(packaged).catch(() => undefined)) as { default: { args: string[]; executablePath(): Promise<string> } } | undefined
  if (!found) throw new Error('No Chromium: install Debian’s `chromium`, or `npm install @sparticuz/chromium`, or set CHROMIUM_PATH')
  return chromium.launch({ args: found.default.args, executablePath: await found.default.executablePath() })
}

interface AxeResult {
  violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
}
let axe: string | undefined

/** Nothing serious by axe's WCAG A and AA rules, and nothing wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  axe ??= await readFile(path.join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
  await page.evaluate(`${axe}; undefined`)
  const { violations } = (await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`)) as AxeResult
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(' | ')}`), page.url()).to.deep.equal([])
  const over = (await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number
  expect(over, `${page.url()} is wider than the window`).to.be.at.most(0)
}
