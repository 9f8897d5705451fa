import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { completeDrawn, dateIn, fillRequired, handIn, holds, openTask, seesCurrent, seesStage } from './acts.js'
import { expectAccessible, Stage } from './stage.js'

/** Against an instance that keeps running, another enterprise can be named: one may have only one application at a time. */
const enterprise = process.env.E2E_ENTERPRISE ?? 'e0001'

describe('one application in the browser, by everybody it takes', function () {
  this.timeout(120_000)
  // Each step stands on the one before.
  this.bail(true)
  let stage: Stage
  let caseId = ''
  let experts: string[] = []
  let watched: Page
  let number = ''
  let ledger: { name: string; regionCode: string; industry: string; specialty: string }
  /** Accounts of the offices that a case of grade 3 goes through: the city's, and the county's officer for the rectification. */
  const cityOffice = (office: string) => `${office}-${ledger.regionCode.slice(0, 4)}00`

  before(async function () {
    this.timeout(180_000)
    stage = await Stage.open()
  })
  after(async () => {
    await stage?.close()
  })
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await stage?.failed(this.currentTest.title)
  })

  const now = async (page: Page) => new Date((await stage.read<{ instance: { clock: string } }>(page, '/api/session')).instance.clock)

  it('shows sample data and who can sign in to the public', async () => {
    const page = await stage.as('nobody')
    await stage.go(page, '/')
    expect(await page.locator('.sample').innerText()).to.include('示例数据')
    await stage.picture(page, '01-public-home')
    await expectAccessible(page)
    await stage.go(page, '/sign-in')
    await page.locator('.samples code').first().waitFor()
    await stage.picture(page, '02-sign-in')
    await expectAccessible(page)
  })

  it('takes the self-evaluation report from the enterprise and keeps the draft', async () => {
    const page = await stage.as(enterprise)
    ledger = await stage.read(page, '/api/enterprise')
    await stage.go(page, '/enterprise/self-evaluation')
    await page.getByLabel('企业概况').fill('（示例）年产水泥一百万吨。𠮷〇·“引号”')
    await page.getByText('草稿已保存').waitFor()
    await page.reload()
    await holds(page.getByLabel('企业概况'), '（示例）年产水泥一百万吨。𠮷〇·“引号”')
    const today = await now(page)
    await page.getByLabel('自评年度').fill(String(today.getFullYear()))
    await page.getByLabel('自评日期').fill(dateIn(0, today))
    await page.locator('#section-cover').getByLabel('自评得分').fill('88')
    await page.locator('#section-cover').getByLabel('等级', { exact: true }).selectOption('3')
    await page.locator('#section-cover').getByLabel('所属行业').selectOption(ledger.industry)
    await page.locator('#section-cover').getByLabel('专业').selectOption(ledger.specialty)
    await fillRequired(page.locator('form'))
    await stage.picture(page, '03-self-evaluation')
    await expectAccessible(page)
    await page.getByRole('button', { name: '提交自评报告' }).click()
    await page.waitForURL(/\/enterprise\/application$/)
  })

  it('takes the application and shows the case on its diagram', async () => {
    const page = await stage.as(enterprise)
    await page.locator('#section-cover').getByLabel('联系人').first().waitFor()
    await page.locator('#report option:checked').filter({ hasText: '88' }).waitFor({ state: 'attached' })
    await fillRequired(page.locator('form'))
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('请上传自评扣分汇总表').waitFor()
    const summary = page.getByRole('group', { name: '自评扣分项目汇总表' })
    await summary.locator('input').setInputFiles({ name: '汇总表.pdf', mimeType: 'application/pdf', buffer: Buffer.from('this is no PDF') })
    await summary.locator('.field-error').filter({ hasText: '汇总表.pdf' }).waitFor()
    await stage.picture(page, '04-application', true)
    await summary.locator('input').setInputFiles({ name: '汇总表.png', mimeType: 'image/png', buffer: onePixel })
    await summary.locator('.files a').waitFor()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.waitForURL(/\/cases\/[^/]+$/)
    caseId = decodeURIComponent(page.url().split('/').at(-1)!)
    watched = page
    await page.locator('[data-drawn=true]').waitFor()
    await seesStage(page, '初审')
    await seesCurrent(page, 'Task_PreliminaryCheck', '初审')
    expect(await page.locator('.holder').innerText()).to.include('安全监管部门')
    await stage.picture(page, '05-case-enterprise', true)
    await expectAccessible(page)
  })

  it('asks for corrections; the enterprise sees it without reloading and answers', async () => {
    const page = await stage.as(cityOffice('officer'))
    await openTask(stage, page, caseId, '初审')
    await page.getByRole('button', { name: '领取', exact: true }).click()
    await page.getByText('由我办理').waitFor()
    await page.getByText('需要补正').click()
    await page.getByLabel('材料或内容').fill('事故情况说明')
    await page.getByLabel('补正要求').fill('（示例）请写明统计期间。')
    await stage.picture(page, '06-preliminary-check', true)
    await expectAccessible(page)
    await handIn(page)

    await seesStage(watched, '补正')
    await stage.picture(watched, '07-case-corrections')
    await watched.getByRole('link', { name: '提交补正' }).click()
    await watched.getByLabel('补正说明').fill('（示例）统计期间为申请前一年。')
    await stage.picture(watched, '08-corrections')
    await expectAccessible(watched)
    await watched.getByRole('button', { name: '提交全部补正' }).click()
    await watched.waitForURL(/\/cases\/[^/]+$/)
    await seesStage(watched, '初审')
  })

  it('accepts the application', async () => {
    const page = await stage.as(cityOffice('officer'))
    await openTask(stage, page, caseId, '初审')
    await page.getByLabel('受理', { exact: false }).first().check()
    await page.getByLabel('初审意见').fill('（示例）材料齐全。')
    await handIn(page)
    await seesStage(watched, '组建专家组')
  })

  it('refuses an unlawful expert group with its reason and keeps what was chosen, then takes a lawful one (U9)', async () => {
    const page = await stage.as(cityOffice('secretary'))
    await openTask(stage, page, caseId, '组建评审专家组')
    const register = page.locator('.register li')
    await register.first().waitFor()
    const barred = page.locator('.register li.barred').first()
    await barred.locator('input').check()
    await page.locator('.chosen input[type=radio]').first().check()
    await page.locator('.check').getByText('尚不符合规定').waitFor()
    await page.getByRole('button', { name: '确定专家组', exact: true }).click()
    await page.locator('.problem').filter({ hasText: '还不符合规定' }).waitFor()
    expect(await page.locator('.chosen li').count(), 'what was chosen is still there').to.equal(1)
    await stage.picture(page, '09-expert-group-refused', true)
    await expectAccessible(page)
    await barred.locator('input').uncheck()
    for (let tries = 0; tries < 12 && (await page.locator('.check.lawful').count()) === 0; tries++) await addUsefulExpert(page)
    await page.locator('.check.lawful').waitFor()
    await page.locator('.chosen input[type=radio]').first().check()
    await stage.picture(page, '10-expert-group', true)
    experts = await membersChosen(page)
    await handIn(page, '确定专家组')
    await seesStage(watched, '材料审核')
  })

  /** Checks the first expert whom nothing bars and who covers a system that nobody covers yet, else the next one. */
  async function addUsefulExpert(page: Page): Promise<void> {
    const open = (await page.locator('.check .tag.seal').allInnerTexts()).map((text) => text.split(' · ')[0]!)
    const free = page.locator('.register li:not(.barred):not(.on)')
    const useful = open.length > 0 ? free.filter({ hasText: new RegExp(open.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')) }) : free
    const chosen = (await useful.count()) > 0 ? useful.first() : free.first()
    const answer = page.waitForResponse((response) => response.url().includes('/expert-group/check'))
    await chosen.locator('input').check()
    await answer
    await page.waitForTimeout(150)
  }
  async function membersChosen(page: Page): Promise<string[]> {
    const ids = await page.locator('.chosen input[type=radio]').evaluateAll((inputs: { value: string }[]) => inputs.map((input) => input.value))
    const first = await page.locator('.chosen input[type=radio]:checked').inputValue()
    return [first, ...ids.filter((id) => id !== first)].map((id) => id.toLowerCase())
  }

  it('has every expert review the documents and the secretary schedule the visit', async () => {
    for (const expert of experts) {
      await completeDrawn(stage, await stage.as(expert), caseId, '申报材料审核', { 审核意见: '（示例）材料符合要求。' }, '材料齐全，可以进行现场评审')
    }
    const page = await stage.as(cityOffice('secretary'))
    const today = await now(page)
    await openTask(stage, page, caseId, '安排现场评审')
    await page.locator('.fjs-form').waitFor()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.locator('.fjs-form-field-error').first().waitFor()
    expect(await page.locator('.fjs-form-field-error').allInnerTexts()).to.deep.equal(['请填写有效的日期', '请填写有效的日期', '请填写此项'])
    await page.locator('input[type=date]').first().fill(dateIn(0, today))
    await page.locator('input[type=date]').nth(1).fill(dateIn(-1, today))
    await page.getByLabel('评审地点').fill('（示例）厂区')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.locator('.problem').waitFor()
    expect(await page.getByLabel('评审地点').inputValue(), 'nothing typed is lost').to.equal('（示例）厂区')
    await stage.picture(page, '11-visit-refused', true)
    await page.locator('input[type=date]').nth(1).fill(dateIn(1, today))
    await handIn(page)
    await seesStage(watched, '现场评审')
  })

  it('scores several hundred items, survives a lost connection and refuses too large a deduction', async () => {
    const page = await stage.as(experts[0]!)
    await openTask(stage, page, caseId, '现场逐项评分')
    await page.locator('.item').first().waitFor()
    const count = Number((await page.locator('.totals dl div').last().locator('dd').innerText()).split('/')[1])
    expect(count, 'items of the sheet').to.be.above(50)
    const [first, second] = [page.locator('.item').first(), page.locator('.item').nth(1)]
    expect(await page.getByRole('button', { name: '领取', exact: true }).count(), 'a sheet of the group is nobody\'s own').to.equal(0)
    expect(await page.locator('.totals dt').first().innerText(), 'no score before anything is judged (U8)').to.equal('已评部分得分')
    const beside = await stage.as(experts[1]!)
    await openTask(stage, beside, caseId, '现场逐项评分')
    await beside.locator('.item').first().waitFor()
    await first.locator('.deduction input').fill('9999')
    await first.locator('.field-error').filter({ hasText: '不得超过' }).waitFor()
    await first.locator('.deduction input').fill('1')
    await first.locator('.note input').fill('（示例）记录不完整')
    await page.getByText('全部已保存').waitFor()
    // the other member has it at once, without loading anew (U5)
    await holds(beside.locator('.item').first().locator('.note input'), '（示例）记录不完整')

    await page.context().setOffline(true)
    await second.locator('.check', { hasText: '缺项' }).locator('input').check()
    await page.locator('.state.offline').waitFor()
    await stage.picture(page, '12-scoring-offline')
    await page.context().setOffline(false)
    await page.getByText('全部已保存').waitFor()
    await second.locator('.note input').fill('（示例）没有这一工序')
    await page.getByText('全部已保存').waitFor()

    await expectAccessible(page)
    await page.getByLabel('评分已全部完成').check()
    await page.getByRole('button', { name: '提交评分' }).click()
    await page.locator('.end .field-error').filter({ hasText: '未评' }).waitFor()
    for (const group of await page.locator('section.group').all()) {
      const fold = group.locator('.fold')
      if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click()
      const rest = group.getByRole('button', { name: '其余项目标为已评' })
      if ((await rest.count()) > 0) await rest.click()
      await fold.click()
    }
    await page.getByText('全部已保存').waitFor({ timeout: 60_000 })
    await stage.picture(page, '13-scoring')
    await handIn(page, '提交评分')
  })

  it('lists a problem with a limit, and every member signs', async () => {
    const page = await stage.as(experts[0]!)
    await openTask(stage, page, caseId, '列出问题及隐患清单')
    await page.getByRole('button', { name: '添加问题' }).click()
    await page.getByLabel('问题描述').fill('（示例）一台配电箱未张贴警示标识')
    await page.getByLabel('整改意见').fill('（示例）补贴标识并纳入点检')
    await page.getByLabel('现场评审意见').fill('（示例）现场评审情况良好。')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('不影响达标的问题须填写整改期限').waitFor()
    await page.getByLabel('整改期限').fill(dateIn(90, await now(page)))
    await stage.picture(page, '14-problems', true)
    await expectAccessible(page)
    await handIn(page)
    for (const expert of experts) await completeDrawn(stage, await stage.as(expert), caseId, '成员签署评审结论', {}, await signLabel(await stage.as(expert)))
    await seesStage(watched, '评审报告')
  })

  /** The label of signing as the deployed form has it. */
  async function signLabel(page: Page): Promise<string> {
    await openTask(stage, page, caseId, '成员签署评审结论')
    return (await page.locator('.fjs-form-field-radio label').filter({ hasText: /^同意/ }).first().innerText()).trim()
  }

  it('goes from the review report to the public notice', async () => {
    const page = await stage.as(experts[0]!)
    await openTask(stage, page, caseId, '提交评审报告')
    await page.locator('.fjs-form textarea').first().waitFor()
    for (const area of await page.locator('.fjs-form textarea').all()) await area.fill('（示例）评审报告内容。')
    await handIn(page)
    await completeDrawn(stage, await stage.as(cityOffice('secretary')), caseId, '审核评审报告', { 审核意见: '（示例）同意。' }, '审核同意')
    await completeDrawn(stage, await stage.as(cityOffice('officer')), caseId, '提出公示建议', { 公示建议: '（示例）建议公示。' })
    await seesStage(watched, '公示')
    await stage.picture(watched, '15-case-public-notice', true)
  })

  it('takes objections from the public, gathered on the desk, and does not end the notice over them (Z14)', async () => {
    const page = await stage.as('nobody')
    for (const content of ['（示例）反映一处通道堆放物料。', '（示例）反映同一处通道堆放物料。']) {
      await stage.go(page, '/notices')
      await page.getByRole('link', { name: ledger.name }).first().click()
      await page.getByLabel('姓名或单位').fill('示例群众𠮷')
      await page.getByLabel('联系方式').fill('0951-5550000')
      await page.getByLabel('异议内容').fill(content)
      await stage.picture(page, '16-objection', true)
      await expectAccessible(page)
      await page.getByRole('button', { name: '提交异议' }).click()
      await page.getByText('异议已收到').waitFor()
    }
    const investigator = await stage.as(cityOffice('officer'))
    await stage.go(investigator, `/desk?q=${encodeURIComponent(caseId)}`)
    const row = investigator.locator('tbody tr').filter({ hasText: '调查异议' })
    await row.getByText('2 件').waitFor({ timeout: 40_000 })
    expect(await row.count(), 'one row for the objections of a notice').to.equal(1)
    await openTask(stage, investigator, caseId, '调查异议')
    await investigator.locator('.others input').check()
    await stage.picture(investigator, '16-objections-together', true)
    await expectAccessible(investigator)
    await investigator.locator('.fjs-form').waitFor()
    await investigator.getByLabel('异议不成立', { exact: true }).check()
    for (const [label, text] of Object.entries({ 调查情况: '（示例）经核查不属实。', 对异议人的答复: '（示例）异议不成立。' })) await investigator.locator('.fjs-form').getByLabel(label).fill(text)
    await handIn(investigator)
  })

  it('ends the notice when its days are over; the leader confirms', async () => {
    const page = await stage.as(cityOffice('leader'))
    const { case: record } = await stage.read<{ case: { publicNotice: { endsAt: string } } }>(page, `/api/cases/${caseId}`)
    await stage.moveClock(page, Date.parse(record.publicNotice.endsAt) - (await now(page)).getTime() + 60_000)
    await completeDrawn(stage, page, caseId, '确认等级', { 确认意见: '（示例）同意。' }, '予以确认')
    await watched.locator('.tag.moss', { hasText: '证书编号' }).waitFor({ timeout: 40_000 })
    number = (await watched.locator('.tag.moss', { hasText: '证书编号' }).innerText()).replace('证书编号', '').trim()
    expect(number).to.not.equal('')
    await stage.picture(watched, '17-case-announced', true)
  })

  it('lets the enterprise download the certificate and the public verify it', async () => {
    await watched.getByRole('tab', { name: '文书' }).click()
    const link = watched.locator('.documents a', { hasText: '证书' }).first()
    await link.waitFor()
    const answer = await watched.request.get(stage.address + (await link.getAttribute('href')))
    expect(answer.headers()['content-type']).to.include('application/pdf')
    expect((await answer.body()).subarray(0, 5).toString()).to.equal('%PDF-')
    const page = await stage.as('nobody')
    await stage.go(page, `/verify/${encodeURIComponent(number)}`)
    await page.getByText('证书有效').waitFor()
    await stage.picture(page, '18-verified')
    await expectAccessible(page)
    await stage.go(page, '/announcements')
    await page.getByText(ledger.name).first().waitFor()
    await stage.picture(page, '19-announcements')
    await expectAccessible(page)
  })

  it('tells the enterprise in its inbox, each occasion once', async () => {
    await stage.go(watched, '/inbox')
    await watched.locator('.subject').first().waitFor()
    const { items } = await stage.read<{ items: { subject: string; caseId?: string }[] }>(watched, '/api/inbox')
    const subjects = items.filter((item) => item.caseId === caseId).map((item) => item.subject)
    expect(new Set(subjects).size, subjects.join('、')).to.equal(subjects.length)
    await watched.locator('.entry').first().click()
    await stage.picture(watched, '20-inbox')
    await expectAccessible(watched)
  })

  it('rectifies the problem with evidence, accepted by the local officer; the child opens from the parent', async () => {
    await openTask(stage, watched, caseId, '报告整改情况')
    await watched.getByLabel('整改措施和结果').fill('（示例）已补贴标识。')
    await watched.getByLabel('完成日期').fill(dateIn(0, await now(watched)))
    await watched.locator('input[type=file]').setInputFiles({ name: '整改照片.png', mimeType: 'image/png', buffer: onePixel })
    await watched.locator('.files a').waitFor()
    await handIn(watched)
    await watched.locator('[data-drawn=true]').waitFor()
    await watched.getByRole('button', { name: '查看问题整改' }).first().click()
    await watched.locator('.crumbs').getByText('问题整改').waitFor()
    await watched.locator('.outline').getByText('核查整改').or(watched.locator('.outline').getByText('验收')).first().waitFor()
    await stage.picture(watched, '21-rectification', true)
    await expectAccessible(watched)
    const page = await stage.as(`officer-${ledger.regionCode}`)
    await openTask(stage, page, caseId, /./)
    await page.locator('.fjs-form').waitFor()
    await page.locator('.fjs-form-field-radio input').first().check()
    await handIn(page)
    await stage.go(watched, `/cases/${encodeURIComponent(caseId)}`)
    await watched.locator('.holder.over').getByText('已公告发证').waitFor({ timeout: 40_000 })
  })

  it('opened an element by a click: article, history, documents', async () => {
    const page = await stage.as(cityOffice('officer'))
    await stage.go(page, `/cases/${encodeURIComponent(caseId)}`)
    await page.locator('[data-drawn=true]').waitFor()
    await page.locator('.outline').getByRole('button', { name: '初审', exact: true }).click()
    const panel = page.locator('section.panel')
    await panel.getByText('第十一条').first().waitFor()
    expect(await panel.innerText()).to.include('NX-11').and.include('经过 2 次')
    await page.locator('[data-element-id=Task_PreliminaryCheck]').first().click({ position: { x: 20, y: 50 } })
    await stage.picture(page, '22-element')
    await expectAccessible(page)
  })

  it('logged no error in any window', () => {
    expect(stage.troubles).to.deep.equal([])
  })
})

const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
