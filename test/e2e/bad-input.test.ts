import { expect } from 'chai'
import { Cast } from '../../src/demo/cast.js'
import { Story } from '../../src/demo/story.js'
import { handIn, openTask } from './acts.js'
import { onStage, type Stage } from './stage.js'

const enterprise = process.env.E2E_SECOND ?? 'e0005'

describe('bad input in the browser: a sentence in Chinese, nothing typed lost, nothing changed', function () {
  this.timeout(90_000)
  let stage: Stage
  let caseId = ''
  let city = ''

  onStage((opened) => (stage = opened))
  before(async function () {
    this.timeout(180_000)
    const story = new Story({ cast: await Cast.of(stage.address), enterprise, grade: '3', withCorrection: false, moveClock: null })
    caseId = await story.apply()
    const { regionCode } = await stage.read<{ regionCode: string }>(await stage.as(enterprise), '/api/enterprise')
    city = `${regionCode.slice(0, 4)}00`
  })

  const chinese = /[\u4e00-\u9fff]/

  it('a wrong password', async () => {
    const page = await stage.as('nobody')
    await stage.go(page, '/sign-in')
    await page.getByLabel('用户名').fill('officer-640100')
    await page.getByLabel('密码').fill('not the password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    expect(await page.locator('#sign-in-problem').innerText()).to.match(chinese)
    expect(await page.getByLabel('用户名').inputValue()).to.equal('officer-640100')
  })

  it('a second application while one is running, and one without a report', async () => {
    const page = await stage.as(enterprise)
    const { status, body } = await stage.write(page, '/api/applications', { requestId: crypto.randomUUID(), application: {} })
    expect(status).to.equal(422)
    expect(body.message).to.match(chinese)
    await stage.go(page, '/enterprise/application')
    await page.getByLabel('安全生产事故情况').fill('（示例）无事故“𠮷”。')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.locator('.send .field-error').waitFor()
    expect(await page.locator('.send .field-error').innerText()).to.match(chinese)
    expect(await page.getByLabel('安全生产事故情况').inputValue()).to.equal('（示例）无事故“𠮷”。')
    expect(new URL(page.url()).pathname).to.equal('/enterprise/application')
  })

  it('a file that is not what it says, and one that is too large', async () => {
    const page = await stage.as(enterprise)
    await stage.go(page, '/enterprise/application')
    const group = page.getByRole('group', { name: '其他材料' })
    await group.locator('input').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: Buffer.from('MZ this is a program') })
    await group.locator('.field-error').filter({ hasText: '照片.png' }).waitFor()
    expect(await group.locator('.files a').count()).to.equal(0)
    await group.locator('input').setInputFiles({ name: '巨大.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(21 * 1024 * 1024, 1) })
    await group.locator('.field-error').filter({ hasText: '巨大.pdf' }).waitFor()
  })

  it('a date of 2027-02-30', async () => {
    const page = await stage.as(enterprise)
    const { status, body } = await stage.write(page, '/api/enterprise/self-evaluations', { report: { evaluatedOn: '2027-02-30' } })
    expect(status).to.equal(422)
    expect(JSON.stringify(body)).to.match(/report\.evaluatedOn|evaluatedOn/)
  })

  it('a forged session, a missing token, a role one has not', async () => {
    const page = await stage.as(enterprise)
    const forged = await page.request.get(`${stage.address}/api/cases`, { headers: { cookie: 'dabiao.sid=s%3Aforged.signature' } })
    expect(forged.status()).to.equal(401)
    const withoutToken = await page.request.post(`${stage.address}/api/cases/${caseId}/withdrawal`, { data: { reason: '测试' } })
    expect(withoutToken.status()).to.equal(403)
    expect(((await withoutToken.json()) as { message: string }).message).to.match(chinese)
    await page.goto(`${stage.address}/admin`)
    await page.waitForURL(/\/enterprise$/)
    const { status } = await stage.write(page, '/api/admin/accounts', { username: 'intruder' })
    expect(status).to.equal(403)
  })

  it("another region's case by its id", async () => {
    const page = await stage.as(city === '640500' ? 'officer-640400' : 'officer-640500')
    await page.goto(`${stage.address}/cases/${caseId}`)
    await page.locator('.card.error').waitFor()
    expect(await page.locator('.card.error p').innerText()).to.match(chinese)
  })

  it("somebody else's task, and one completed twice: what was typed stays", async () => {
    const [mine, again] = [await stage.as(`officer-${city}`), await (await stage.context(`officer-${city}@1440`, 1440)).newPage()]
    await openTask(stage, mine, caseId, '初审')
    const task = new URL(mine.url()).pathname
    const { status } = await stage.write(await stage.as(enterprise), `/api/tasks/${task.split('/').at(-1)}/completion`, { payload: { outcome: 'accepted' } })
    expect(status).to.be.oneOf([403, 404])

    await again.goto(stage.address + task)
    await again.getByLabel('初审意见').fill('（示例）另一窗口填写的意见。')
    await again.getByLabel('受理', { exact: false }).first().check()
    await mine.getByLabel('受理', { exact: false }).first().check()
    await handIn(mine)
    await again.getByRole('button', { name: '提交', exact: true }).click()
    await again.locator('.problem').waitFor()
    expect(await again.locator('.problem').innerText()).to.match(chinese)
    expect(await again.getByLabel('初审意见').inputValue()).to.equal('（示例）另一窗口填写的意见。')
    await again.close()
  })

  it('a session that ended while somebody was typing', async () => {
    const page = await stage.as(`secretary-${city}`)
    await openTask(stage, page, caseId, '组建评审专家组')
    await page.locator('.register input').nth(1).check()
    await page.locator('.chosen input[type=radio]').first().check()
    const chosen = await page.locator('.chosen li b').first().innerText()
    await page.context().clearCookies()
    await page.getByRole('button', { name: '确定专家组' }).click()
    const dialog = page.locator('dialog.again')
    await dialog.getByText('登录已失效').waitFor()
    await dialog.locator('.samples code').filter({ hasText: new RegExp(`^secretary-${city}$`) }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.locator('.chosen li b').first().innerText()).to.equal(chosen)
    // the session holds again: what comes back is about the group, which is too small
    await page.getByRole('button', { name: '确定专家组' }).click()
    await page.locator('.problem').filter({ hasText: '还不符合规定' }).waitFor()
    expect(await page.locator('.chosen li b').first().innerText()).to.equal(chosen)
  })

  it('a withdrawal that is too short of a reason, then one that holds', async () => {
    const page = await stage.as(enterprise)
    await stage.go(page, `/cases/${encodeURIComponent(caseId)}`)
    await page.getByRole('link', { name: '撤回申请' }).click()
    await page.getByRole('button', { name: '撤回申请' }).click()
    await page.locator('.field-error').first().waitFor()
    await page.getByLabel('撤回原因').fill('（示例）经营调整。')
    await page.getByRole('button', { name: '撤回申请' }).click()
    await page.waitForURL(/\/cases\/[^/]+$/)
    await page.locator('.holder.over').getByText('企业撤回').waitFor({ timeout: 40_000 })
  })
})
