import { expect } from 'chai'
import { announcementsOf } from '../../src/store/models/announcements.js'
import { casesOf } from '../../src/store/models/cases.js'
import { certificatesOf } from '../../src/store/models/certificates.js'
import { expertsOf } from '../../src/store/models/experts.js'
import { objectionsOf } from '../../src/store/models/objections.js'
import { publicNoticesOf } from '../../src/store/models/public-notices.js'
import { objection, report, visit } from './papers.js'
import { refusalOf } from './refusal-of.js'
import { passedInOrder } from './passed-in-order.js'
import { theRegion, until, type Region } from './region.js'

describe('review, public notice and announcement, on the engine', function () {
  this.timeout(180_000)
  let region: Region
  before(async () => {
    region = await theRegion()
  })
  const commands = () => region.services.api.commands

  it('straight to the announcement', async () => {
    const walk = await region.apply('3')
    const members = await walk.review()
    await walk.publish()
    await walk.pass('Catch_NoticeEnded')
    await walk.complete('Task_ConfirmGrade', { confirmed: true })
    const record = await walk.ended('End_Announced', 'announced')

    passedInOrder(await walk.path(), [
      ...['StartEvent_ApplicationSubmitted', 'Task_CheckConditions', 'Task_DecideAuthority', 'Task_PreliminaryCheck', 'Task_AcceptApplication', 'Task_FormExpertGroup'],
      ...['Task_AppointExperts', 'Task_ReviewDocuments', 'Task_AnnounceOnSiteVisit', 'Task_ScoreOnSite', 'Task_ComputeScore', 'Task_SignConclusion', 'Task_IssueOnSiteConclusion'],
      ...['Task_SubmitReviewReport', 'Task_PublishPublicNotice', 'SubProcess_PublicNotice', 'Task_ConfirmGrade', 'Task_AssignCertificateNumber', 'Task_IssueCertificate'],
      ...['Task_PublishAnnouncement', 'Task_SendDepartmentCopies', 'Task_TellEnterprise', 'End_Announced'],
    ])
    expect(record.authorityRegion, 'grade 3 is the city’s').to.equal('640100')
    expect(record.conditionCheck?.allMet).to.equal(true)
    expect(record.signatures).to.have.lengthOf(members.length)
    expect(record.scores).to.have.lengthOf(1)
    expect(record.scores[0]).to.include({ round: 1, score: 100, reached: true })
    expect((await certificatesOf(region.store).find({ caseId: walk.caseId }).lean()).map(({ number }) => number)).to.deep.equal([record.certificateNumber])
    expect(record.certificateNumber).to.match(/^宁.*AQBJXⅢ\d{4}\d{5}$/)
    expect(await announcementsOf(region.store).countDocuments({ _id: walk.caseId })).to.equal(1)
    expect(await walk.documents()).to.deep.equal(['application-form', 'certificate', 'on-site-conclusion', 'plaque', 'public-notice', 'review-report', 'self-evaluation-report'])
    expect(await walk.notices()).to.deep.equal({
      ...{ 'application-received': 2, 'application-accepted': 2, 'expert-appointed': members.length, 'visit-announced': members.length + 1 },
      ...{ 'public-notice-published': 2, 'grade-announced': 1, 'department-copy': 6 },
    })
  })

  it('unlawful group, dissent and a report returned: each is done over', async () => {
    const walk = await region.apply('2')
    await walk.accept()
    const [first] = await walk.tasks('Task_FormExpertGroup')
    // lawful when it was sent, no longer when the model looks: all but one member are gone meanwhile
    const [only] = await expertsOf(region.store).find({ active: true }).limit(1).lean()
    const proposal = { members: [{ expertId: only!._id, name: only!.name, unit: only!.unit, title: only!.title, phone: '', specialties: only!.specialties, isLeader: true }], violations: [], proposedBy: 'A-test' }
    await casesOf(region.store).updateOne({ _id: walk.caseId }, { $set: { expertGroup: proposal } })
    await region.engine.completeTask(first!.userTaskKey, {})
    await walk.at('Task_FormExpertGroup', 2)
    expect((await walk.stored()).expertGroup?.violations.map(({ code }) => code)).to.include('too-small')
    const members = await walk.formGroup()
    await walk.complete('Task_ReviewDocuments', { conclusion: 'insufficient', opinion: '有欠缺' }, members.length)
    await walk.complete('Task_ScheduleOnSiteVisit', visit(walk.now))
    await walk.score('Task_ScoreOnSite', 1)
    await walk.complete('Task_ListProblems', { problems: [], opinion: '无' })
    const [dissenter, ...others] = await walk.tasks('Task_SignConclusion', members.length)
    await walk.completeTask(dissenter!, { signs: false, opinion: '第一项应扣分' })
    for (const task of others) await walk.completeTask(task, { signs: true })
    await walk.score('Task_ScoreOnSite', 1, (index) => (index === 0 ? 1 : 0))
    await walk.complete('Task_ListProblems', { problems: [], opinion: '已改' })
    await walk.complete('Task_SignConclusion', { signs: true }, members.length)
    await walk.complete('Task_SubmitReviewReport', report)
    await walk.complete('Task_CheckReviewReport', { approved: false, opinion: '补充过程' })
    await walk.publish()
    await walk.pass('Catch_NoticeEnded')
    await walk.complete('Task_ConfirmGrade', { confirmed: false, opinion: '监督检查发现突出问题' })
    const record = await walk.ended('End_NotConfirmed', 'not-confirmed')

    for (const element of ['Task_CheckExpertGroup', 'Task_ScoreOnSite', 'Task_ComputeScore', 'Task_CheckReviewReport']) expect(await walk.entered(element), element).to.equal(2)
    expect(record.scores.filter(({ round }) => round === 1), 'one result a round').to.have.lengthOf(1)
    expect(record.signatures).to.have.lengthOf(2 * members.length)
    expect(record.certificateNumber).to.equal(undefined)
    expect(await walk.notices()).to.include({ 'grade-not-confirmed': 2, 'expert-appointed': members.length })
    expect(await walk.path()).to.not.include('Task_AssignCertificateNumber')
  })

  it('an objection upheld ends the case', async () => {
    const walk = await region.apply('3')
    await walk.review()
    const noticeId = await walk.publish()
    const one = await commands().object(noticeId, 'r1', objection('隐瞒事故'))
    const two = await commands().object(noticeId, 'r2', { ...objection('噪声扰民'), contact: 'wang@dabiao.invalid' })
    expect(await commands().object(noticeId, 'r1', objection('隐瞒事故')), 'handed in twice').to.deep.equal(one)
    const tasks = await walk.tasks('Task_InvestigateObjection', 2)
    await walk.pass('Catch_NoticeEnded')
    await walk.at('EndEvent_NoticeOver')
    expect(await walk.entered('Task_ClosePublicNotice'), 'the notice does not end over an open objection').to.equal(0)
    for (const task of tasks) {
      const upheld = task.variables.objectionId === one.objectionId
      await walk.completeTask(task, { upheld, findings: '核查', answer: upheld ? '属实' : '不属实' })
    }
    const record = await walk.ended('End_ObjectionUpheld', 'objection-upheld')

    const states = await objectionsOf(region.store).find({ caseId: walk.caseId }).lean()
    expect(Object.fromEntries(states.map(({ _id, state }) => [_id, state]))).to.deep.equal({ [one.objectionId]: 'upheld', [two.objectionId]: 'dismissed' })
    expect(states.every(({ answeredAt }) => answeredAt)).to.equal(true)
    expect(record.publicNotice?.closedAt).to.be.instanceOf(Date)
    expect(await walk.notices(), 'a telephone number gets no letter (U6)').to.include({ 'objection-received': 2, 'objection-answered': 1, 'objection-upheld': 2 })
    expect(await walk.path()).to.not.include('Task_ConfirmGrade')
  })

  it('a moved notice and a dismissed objection; after the end nobody objects or withdraws', async () => {
    const walk = await region.apply('3')
    await walk.review()
    const noticeId = await walk.publish()
    const later = new Date((await walk.stored()).publicNotice!.endsAt.getTime() + 14 * 86_400_000)
    await publicNoticesOf(region.store).updateOne({ _id: noticeId }, { $set: { endsAt: later } })
    await casesOf(region.store).updateOne({ _id: walk.caseId }, { $set: { 'publicNotice.endsAt': later } })
    await region.engine.publishMessage({ name: 'notice-deadline-changed', correlationKey: walk.caseId, messageId: `moved:${noticeId}`, variables: { noticeEndsAt: later.toISOString() } })
    await until('the new end', async () => (await walk.progress())[0]!.timers.some(({ state, dueAt }) => state === 'pending' && Math.abs(dueAt.getTime() - later.getTime()) < 1000))
    await walk.days(10)
    await commands().object(noticeId, 'r1', objection('地址有误'))
    await walk.complete('Task_InvestigateObjection', { upheld: false, findings: '无此事', answer: '不属实' })
    await walk.at('EndEvent_ObjectionAnswered')
    expect(await walk.entered('EndEvent_NoticeOver')).to.equal(0)
    await walk.pass('Catch_NoticeEnded')
    await walk.tasks('Task_ConfirmGrade')
    expect((await refusalOf(commands().object(noticeId, 'r2', objection('迟了')))).status).to.equal(410)
    await walk.complete('Task_ConfirmGrade', { confirmed: true })
    expect((await refusalOf(commands().withdraw(walk.enterprise, walk.caseId, { reason: '反悔' }))).code).to.equal('withdrawal.after-confirmation')
    await walk.ended('End_Announced', 'announced')
    passedInOrder(await walk.path(), ['Catch_NoticeDeadlineChanged', 'SubProcess_Objection', 'Task_ClosePublicNotice', 'Task_ConfirmGrade'])
    expect(await walk.entered('Task_ClosePublicNotice')).to.equal(1)
  })

  it('an objection at the last moment holds the notice open after its time', async () => {
    const walk = await region.apply('3')
    await walk.review()
    const noticeId = await walk.publish()
    // stored, and its message still on the way, when the time is over
    await publicNoticesOf(region.store).updateOne({ _id: noticeId }, { $addToSet: { openObjections: 'OB-late' } })
    await walk.pass('Catch_NoticeEnded')
    await walk.at('Task_ClosePublicNotice')
    await walk.at('Join_PublicNotice', 2)
    const facts = { objectionId: 'OB-late', noticeId, caseId: walk.caseId, receipt: 'YY-late', ...objection('最后一刻') }
    await objectionsOf(region.store).create({ _id: 'OB-late', ...facts, receivedAt: walk.now, state: 'open' })
    await region.engine.publishMessage({ name: 'objection-received', correlationKey: walk.caseId, messageId: 'OB-late', variables: { objectionId: 'OB-late' } })
    await walk.complete('Task_InvestigateObjection', { upheld: false, findings: '无此事', answer: '不属实' })
    await walk.at('EndEvent_ObjectionAnswered')
    await walk.pass('Catch_NoticeEnded')
    await walk.complete('Task_ConfirmGrade', { confirmed: true })
    await walk.ended('End_Announced', 'announced')
    expect(await walk.entered('Task_ClosePublicNotice')).to.be.greaterThan(1)
  })
})
