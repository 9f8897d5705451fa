import { expect } from 'chai'
import { onStage, type Stage } from './stage.js'

const enterprise = process.env.E2E_LEDGER ?? 'e0007'

describe('the ledger in the browser', function () {
  this.timeout(90_000)
  let stage: Stage
  onStage((opened) => (stage = opened))

  it('saved in two windows: the later one is shown what the other changed, and loses nothing typed (S10)', async () => {
    const one = await stage.as(enterprise)
    const two = await one.context().newPage()
    for (const page of [one, two]) {
      await stage.go(page, '/enterprise/ledger')
      await page.getByLabel('联系人', { exact: true }).waitFor()
    }
    await one.getByLabel('员工总数').fill('4321')
    await one.getByLabel('地址', { exact: true }).fill('（示例）平罗县一号路')
    await one.getByRole('button', { name: '保存' }).click()
    await one.getByText('台账已保存').waitFor()

    await two.getByLabel('联系人', { exact: true }).fill('示例联系人𠮷')
    await two.getByLabel('员工总数').fill('1234')
    await two.getByRole('button', { name: '保存' }).click()
    const note = two.getByRole('alert').filter({ hasText: '另一窗口已保存过台账' })
    await note.waitFor()
    await stage.picture(two, 'ledger-other-window')
    expect(await note.innerText()).to.contain('4321').and.contain('平罗县一号路').and.not.match(/employees|address/)
    expect(await two.getByLabel('联系人', { exact: true }).inputValue()).to.equal('示例联系人𠮷')
    expect(await two.getByLabel('员工总数').inputValue()).to.equal('1234')
    expect(await two.getByLabel('地址', { exact: true }).inputValue()).to.equal('（示例）平罗县一号路')
    await note.getByRole('button', { name: '改用别处的' }).click()
    await two.getByRole('button', { name: '保存' }).click()
    await two.getByText('台账已保存').waitFor()
    const stored = await stage.read<{ employees: number; contactName: string; address: string }>(two, '/api/enterprise')
    expect(stored).to.include({ employees: 4321, contactName: '示例联系人𠮷', address: '（示例）平罗县一号路' })
    await two.close()
  })

  it('the seat is moved on request, and the administrator of both regions confirms it (Z10)', async () => {
    const page = await stage.as(enterprise)
    await stage.go(page, '/enterprise/ledger')
    await page.getByRole('button', { name: '申请迁址' }).click()
    await page.getByLabel('迁入地区').selectOption({ label: '惠农区' })
    await page.getByLabel('迁址原因').fill('新厂区建成（示例）')
    await page.getByRole('button', { name: '提交迁址申请' }).click()
    await page.getByText('请等待流程管理员确认').waitFor()
    await stage.picture(page, 'seat-move-asked')
    const admin = await stage.as('admin')
    await stage.go(admin, '/admin/accounts')
    const asked = admin.getByRole('listitem').filter({ hasText: '新厂区建成（示例）' })
    await asked.waitFor()
    await stage.picture(admin, 'seat-move-to-decide')
    await asked.getByRole('button', { name: '确认迁址' }).click()
    await admin.getByText('已迁址').waitFor()
    await page.reload()
    await page.locator('.seat').getByText('惠农区', { exact: true }).waitFor()
    expect(stage.troubles).to.deep.equal([])
  })
})
