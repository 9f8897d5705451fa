import { expect } from 'chai'
import { auditOf, type AuditEntry } from '../../../src/store/models/audit.js'
import { documentsOf } from '../../../src/store/models/documents.js'
import { noticesOf } from '../../../src/store/models/notices.js'
import { startApi, type ApiInstance } from './api-instance.js'
import type { Browser } from './browser.js'
import { storeCase, storeProgress } from './stored-case.js'

interface Item {
  at: string
  kind: string
  text: string
  personName?: string
}
const day = (n: number) => new Date(Date.UTC(2026, 10, 1) + n * 86_400_000)

describe('what happened to a case', function () {
  this.timeout(60_000)
  let api: ApiInstance
  let officer: Browser
  let enterprise: Browser
  before(async () => {
    api = await startApi()
    await api.account('officer', 'officer')
    await api.account('enterprise', 'enterprise', { regionCode: '640104', enterpriseId: 'E0001' })
    officer = await api.browser('officer')
    enterprise = await api.browser('enterprise')
  })
  after(async () => api?.stop())

  const newCase = () => storeCase(api.store, { enterpriseId: 'E0001', regionCode: '640104' })
  const entry = (caseId: string, _id: string, at: Date, more: Partial<AuditEntry> = {}): AuditEntry => ({
    ...{ _id, trail: 'audit', at, caseId, accountId: 'A-1', displayName: '甲', role: 'officer', regionCode: '640100', concerns: ['640104'], act: 'complete-task', before: null, after: null },
    ...more,
  })
  const piece = async (browser: Browser, caseId: string, before?: string) => {
    const { status, body } = await browser.get(`/api/cases/${caseId}/activity${before ? `?before=${encodeURIComponent(before)}` : ''}`)
    expect(status).to.equal(200)
    return body as { items: Item[]; next: string | null }
  }
  async function all(browser: Browser, caseId: string): Promise<Item[]> {
    const items: Item[] = []
    for (let before: string | undefined; ; ) {
      const one = await piece(browser, caseId, before)
      items.push(...one.items)
      if (!one.next) return items
      before = one.next
    }
  }
  const letter = (caseId: string, n: number, at: Date, recipientKey = 'officer:640100') => ({
    ...{ _id: `${caseId}-N${n}`, caseId, kind: 'application-received' as const, occasion: `${n}`, recipientKey, recipientName: '甲', subject: `通知${n}`, body: '甲', documentIds: [], reads: [] },
    createdAt: at,
    mail: { state: 'none' as const, to: [], attempts: 0, nextAt: at, messageId: `${n}` },
  })

  it('items scored are one line for each person and sheet, and hide nothing that was before (S8)', async () => {
    const caseId = await newCase()
    await auditOf(api.store).create(entry(caseId, `${caseId}-submit`, day(0), { act: 'submit-application', role: 'enterprise', displayName: '企业' }))
    const scored = Array.from({ length: 1_250 }, (_, n) => {
      const [round, item, turn] = [n < 1_000 ? 1 : 2, n % 125, Math.floor(n / 125)]
      const who = item % 2 ? 'A-2' : 'A-3'
      return entry(caseId, `score:${caseId}:${round}:${item}:${turn}`, day(1 + turn), { act: 'score-item', role: 'expert', accountId: who, displayName: who, subject: `${item}` })
    })
    await auditOf(api.store).insertMany(scored)
    const { items, next } = await piece(officer, caseId)
    expect(next).to.equal(null)
    expect(items.map((one) => [one.text, one.personName])).to.deep.equal([
      ['评定评分项（63 项）', 'A-3'],
      ['评定评分项（62 项）', 'A-2'],
      ['评定评分项（63 项）', 'A-3'],
      ['评定评分项（62 项）', 'A-2'],
      ['提交申请', '企业'],
    ])
  })

  it('comes newest first, piece by piece, everything once, also where much happened at one moment (S8)', async () => {
    const caseId = await newCase()
    await auditOf(api.store).insertMany(Array.from({ length: 47 }, (_, n) => entry(caseId, `${caseId}-${n}`, day(n % 3), { act: 'withdraw', displayName: `人${n}` })))
    await noticesOf(api.store).insertMany(Array.from({ length: 23 }, (_, n) => letter(caseId, n, day(n % 3))))
    const paper = { caseId, kind: 'refusal' as const, name: '文书.pdf', fileId: 'f', size: 1, pages: 1, sha256: 'x', missingCharacters: [], fallbackCharacters: [] }
    await documentsOf(api.store).insertMany(Array.from({ length: 9 }, (_, n) => ({ ...paper, _id: `${caseId}-D${n}`, occasion: `${n}`, createdAt: day(n % 3) })))
    await storeProgress(api.store, caseId, ['Task_A'], {
      elements: [{ elementId: 'Check', type: 'SERVICE_TASK', state: 'completed', times: 3, activeKeys: [], firstEnteredAt: day(0), lastEnteredAt: day(2) }],
      history: [0, 1, 2].map((n) => ({ elementId: 'Check', key: `${n}`, enteredAt: day(n), leftAt: day(n), state: 'completed' as const })),
    })
    const items = await all(officer, caseId)
    expect(items).to.have.length(47 + 23 + 9 + 3)
    expect(items.map((one) => one.at)).to.deep.equal([...items.map((one) => one.at)].sort().reverse())
    expect(new Set(items.filter((one) => one.kind === 'act').map((one) => one.personName)).size).to.equal(47)
    expect(new Set(items.filter((one) => one.kind === 'notice').map((one) => one.text)).size).to.equal(23)
    expect((await piece(officer, caseId)).items).to.have.length(50)
    expect((await officer.get(`/api/cases/${caseId}/activity?before=nonsense`)).status).to.equal(422)
  })

  it('begins with the newest of many notices (S8)', async () => {
    const caseId = await newCase()
    await noticesOf(api.store).insertMany(Array.from({ length: 620 }, (_, n) => letter(caseId, n, new Date(day(0).getTime() + n * 1000))))
    expect((await piece(officer, caseId)).items[0]!.text).to.equal('通知619')
  })

  it('shows an enterprise its letters and the acts of offices, not the experts’ scoring, incidents and mail troubles (S8)', async () => {
    const caseId = await newCase()
    await auditOf(api.store).insertMany([
      entry(caseId, `${caseId}-1`, day(1), { act: 'withdraw' }),
      entry(caseId, `score:${caseId}:1:1:1`, day(2), { act: 'score-item', role: 'expert' }),
      ...['resolve-incident', 'send-letter-again', 'retry-act'].map((act) => entry(caseId, `${caseId}-${act}`, day(3), { act, role: 'process-administrator' })),
    ])
    await noticesOf(api.store).insertMany([letter(caseId, 1, day(4)), letter(caseId, 2, day(5), 'enterprise:E0001')])
    expect((await all(enterprise, caseId)).map((one) => [one.text, one.personName])).to.deep.equal([['通知2', undefined], ['撤回申请', undefined]])
  })
})
