import { expect } from 'chai'
import { addDays, shanghaiDate } from '../../../src/domain/shanghai-time.js'
import { uploadsOf } from '../../../src/store/models/uploads.js'
import { officer, refusalOf, startFixture, type Fixture } from './casework-fixture.js'

describe('rectification (NX-14)', function () {
  this.timeout(60_000)
  let f: Fixture
  before(async () => void (f = await startFixture()))
  after(() => f?.stop())

  const countyOfficer = { ...officer, accountId: 'A-county', regionCode: '640104' }
  async function announced(daysLeft = 30) {
    const rectifyBy = addDays(shanghaiDate(f.clock.now()), daysLeft)
    const problem = { problemId: 'P1', round: 1, description: '护栏缺失', itemId: '1.1', problemClass: 'non-blocking', advice: '补装', rectifyBy, state: 'open', reports: [] }
    const { caseId, actor } = await f.newCase({ outcome: 'announced', problems: [{ ...problem, problemId: 'P0' }, problem] })
    const variables = { problem: { problemId: 'P1', dueAt: `${rectifyBy}T23:59:59+08:00` } }
    const task = (formId: string, group: string) => f.openTask(caseId, formId, group, { processId: 'rectification', variables })
    return { caseId, actor, task, completedOn: shanghaiDate(f.clock.now()) }
  }

  it('goes from report to return to acceptance, each on its own report', async () => {
    const { caseId, actor, task, completedOn } = await announced()
    await uploadsOf(f.store).create({ _id: `U-${caseId}`, fileId: 'F', name: '照片.jpg', purpose: 'evidence', size: 1, type: 'image/jpeg', sha256: 'x', uploadedBy: actor.accountId, enterpriseId: actor.enterpriseId!, createdAt: f.clock.now() })
    await f.commands.completeTask(actor, task('report-rectification', `enterprise:${actor.enterpriseId}`), { measures: '已补装', completedOn, uploadIds: [`U-${caseId}`] })
    await f.commands.completeTask(countyOfficer, task('accept-rectification', 'officer:640104'), { accepted: false, opinion: '照片不清' })
    await f.commands.completeTask(actor, task('report-rectification', `enterprise:${actor.enterpriseId}`), { measures: '已重拍', completedOn })
    await f.commands.completeTask(countyOfficer, task('accept-rectification', 'officer:640104'), { accepted: true })
    const [other, problem] = (await f.stored(caseId)).problems
    expect(other).to.include({ state: 'open' })
    expect(problem!.state).to.equal('accepted')
    expect(problem!.reports.map(({ measures, accepted }) => [measures, accepted])).to.deep.equal([['已补装', false], ['已重拍', true]])
    expect(f.engine.sent.at(-1)!.variables).to.deep.equal({ rectificationAccepted: true })
  })

  it('refuses a report after the limit, on a future day, or with somebody else\'s files', async () => {
    const { actor, task, completedOn } = await announced(0)
    const key = task('report-rectification', `enterprise:${actor.enterpriseId}`)
    const report = (change: object) => refusalOf(f.commands.completeTask(actor, key, { measures: '已补装', completedOn, ...change }))
    expect(await report({ completedOn: addDays(completedOn, 1) })).to.include({ code: 'rectification.date-in-future', status: 422 })
    expect(await report({ uploadIds: ['U-none'] })).to.include({ code: 'upload.unknown', status: 422 })
    f.clock.add(2 * 86_400_000)
    expect(await report({})).to.include({ code: 'rectification.overdue', status: 410 })
  })
})
