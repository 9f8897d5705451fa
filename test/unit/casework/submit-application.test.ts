import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import type { Refusal } from '../../../src/domain/errors.js'
import { activeCasesOf } from '../../../src/store/models/active-cases.js'
import { auditOf } from '../../../src/store/models/audit.js'
import { casesOf } from '../../../src/store/models/cases.js'
import { certificatesOf } from '../../../src/store/models/certificates.js'
import { enterprisesOf } from '../../../src/store/models/enterprises.js'
import { intentsOf } from '../../../src/store/models/intents.js'
import { concludeCase } from '../../../src/casework/conclude-case.js'
import { officer, refusalOf, startFixture, type Fixture } from './casework-fixture.js'

describe('submitting an application', function () {
  this.timeout(60_000)
  let f: Fixture
  before(async () => void (f = await startFixture()))
  after(() => f?.stop())

  it('starts one case, told to the engine with its variables and audited', async () => {
    const { actor, application, enterprise } = await f.newEnterprise()
    const { caseId, created } = await f.commands.submitApplication(actor, randomUUID(), application)
    expect(created).to.equal(true)
    const record = await f.stored(caseId)
    expect(record).to.include({ enterpriseId: enterprise._id, regionCode: enterprise.regionCode, grade: '3', pack: 'ningxia-2017' })
    const start = f.engine.sent.find(({ key }) => key === caseId)
    expect(start).to.deep.include({ command: 'application-submitted' })
    expect(start!.variables).to.include({ caseId, grade: '3', industry: 'building-materials', applicationKind: 'initial' })
    const audit = await auditOf(f.store).findOne({ caseId }).lean()
    expect(audit).to.include({ act: 'submit-application', accountId: actor.accountId })
  })

  it('takes name and credit code from the ledger, and refuses an application under another name (L17)', async () => {
    const { actor, application, enterprise } = await f.newEnterprise({ name: '示例银川（铜峡）水泥有限公司' })
    const other = await f.commands.submitApplication(actor, randomUUID(), { ...application, enterpriseName: '别的企业有限公司' }).catch((error: unknown) => error)
    expect(other).to.deep.include({ code: 'application.name-differs', status: 422 })
    expect((other as Refusal).details).to.deep.equal({ name: enterprise.name, fields: { enterpriseName: 'application.name-differs' } })
    const { caseId } = await f.commands.submitApplication(actor, randomUUID(), { ...application, enterpriseName: '示例银川(铜峡) 水泥有限公司' })
    await enterprisesOf(f.store).updateOne({ _id: enterprise._id }, { $set: { name: '后来的名称有限公司' } })
    const record = await f.stored(caseId)
    expect(record).to.include({ enterpriseName: enterprise.name, creditCode: enterprise.creditCode })
    expect(record.application.enterpriseName).to.equal(enterprise.name)
  })

  it('gives the same case to the same request, also when both come at once', async () => {
    const { actor, application, enterprise } = await f.newEnterprise()
    const requestId = randomUUID()
    const answers = await Promise.all([1, 2, 3, 4].map(() => f.commands.submitApplication(actor, requestId, application)))
    expect(new Set(answers.map(({ caseId }) => caseId)).size).to.equal(1)
    expect(await casesOf(f.store).countDocuments({ enterpriseId: enterprise._id })).to.equal(1)
    const again = await f.commands.submitApplication(actor, requestId, application)
    expect(again).to.deep.equal({ caseId: answers[0]!.caseId, created: false, waiting: false })
  })

  it('lets only one of two different requests at once through', async () => {
    const { actor, application, enterprise } = await f.newEnterprise()
    const answers = await Promise.allSettled([1, 2, 3].map(() => f.commands.submitApplication(actor, randomUUID(), application)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).to.have.length(1)
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).to.include({ code: 'application.already-running', status: 409 })
    expect(await casesOf(f.store).countDocuments({ enterpriseId: enterprise._id })).to.equal(1)
    expect(await intentsOf(f.store).countDocuments({ 'actor.enterpriseId': enterprise._id })).to.equal(1)
  })

  it('takes the next application once the case has ended', async () => {
    const { actor, application } = await f.newEnterprise()
    const { caseId } = await f.commands.submitApplication(actor, randomUUID(), application)
    await concludeCase(f.store, caseId, 'refused', f.clock.now())
    expect(await activeCasesOf(f.store).countDocuments({ caseId })).to.equal(0)
    const next = await f.commands.submitApplication(actor, randomUUID(), application)
    expect(next.caseId).to.not.equal(caseId)
  })

  it('refuses an application without its report, with another grade or of another enterprise', async () => {
    const { actor, application } = await f.newEnterprise()
    const other = await f.newEnterprise()
    const submit = (change: object) => refusalOf(f.commands.submitApplication(actor, randomUUID(), { ...application, ...change }))
    expect(await submit({ selfEvaluationId: 'SE-none' })).to.include({ code: 'application.no-report', status: 422 })
    expect(await submit({ selfEvaluationId: other.application.selfEvaluationId })).to.include({ code: 'application.no-report' })
    expect((await submit({ grade: '2' })).details.fields).to.deep.equal({ grade: 'application.report-differs' })
    expect((await submit({ selfEvaluationScore: 99, selfEvaluationGrade: '2' })).details.fields).to.deep.equal({
      selfEvaluationGrade: 'application.report-differs',
      selfEvaluationScore: 'application.report-differs',
    })
    expect(await f.store.collection('cases').countDocuments({ enterpriseId: actor.enterpriseId })).to.equal(0)
  })

  it('refuses a grade the enterprise holds already, and another enterprise\'s upload', async () => {
    const { actor, application, enterprise } = await f.newEnterprise()
    const upload = { ...application, attachments: { ...application.attachments, others: ['U-of-somebody'] } }
    const refused = await refusalOf(f.commands.submitApplication(actor, randomUUID(), upload))
    expect(refused.details.fields).to.deep.equal({ 'attachments.others': 'upload.unknown' })
    const { _id: enterpriseId, name: enterpriseName, regionCode, industry, specialty } = enterprise
    const held = { number: `宁AQBJCⅡ2026${enterpriseId}`, caseId: `old-${enterpriseId}`, enterpriseId, enterpriseName, regionCode, industry, specialty }
    const term = { grade: '2' as const, issuedOn: '2026-01-01', validUntil: '2099-12-31', issuer: '示例', status: 'in-force' as const }
    await certificatesOf(f.store).create({ _id: held.number, register: 'certificates', issuedAt: f.clock.now(), ...held, ...term })
    const holds = await refusalOf(f.commands.submitApplication(actor, randomUUID(), application))
    expect(holds).to.include({ code: 'application.grade-held', status: 409 })
    expect(holds.details).to.include({ number: held.number })
  })

  it('refuses everybody but enterprises, and unknown industries', async () => {
    const { actor, application } = await f.newEnterprise()
    expect(await refusalOf(f.commands.submitApplication(officer, randomUUID(), application))).to.include({ status: 403 })
    const unknown = await refusalOf(f.commands.submitApplication(actor, randomUUID(), { ...application, industry: 'fishing' }))
    expect(unknown).to.include({ code: 'application.industry-unknown', status: 422 })
  })
})
