import { expect } from 'chai'
import type { Actor, Role } from '../../src/domain/role.js'
import type { ScoreChange } from '../../src/domain/services.js'
import type { EngineClient } from '../../src/engine/engine-client.js'
import type { Services } from '../../src/services.js'
import type { Store } from '../../src/store/connection.js'
import { casesOf, type CaseDocument } from '../../src/store/models/cases.js'
import { documentsOf } from '../../src/store/models/documents.js'
import { expertsOf } from '../../src/store/models/experts.js'
import { humanTasksOf, type HumanTask } from '../../src/store/models/human-tasks.js'
import { noticesOf } from '../../src/store/models/notices.js'
import { progressOf, type Progress } from '../../src/store/models/progress.js'
import type { Platform } from '../support/platform.js'
import { day, report, visit } from './papers.js'
import { until } from './region.js'

interface Ground {
  store: Store
  services: Services
  platform: Platform
  engine: EngineClient
}

/** The person a candidate group stands for. */
function actorOf(group: string, industries: string[] = []): Actor {
  const [role, key] = group.split(':') as [Role, string]
  const actor: Actor = { accountId: `A-${role}-${key}`, displayName: group, role, regionCode: key, industries }
  if (role === 'expert') return { ...actor, regionCode: '640000', expertId: key }
  return role === 'enterprise' ? { ...actor, accountId: `A-${key}`, regionCode: '640122', enterpriseId: key } : actor
}

/** One case walked by the people it takes. */
export class Walk {
  readonly #done = new Set<string>()

  constructor(
    readonly ground: Ground,
    readonly enterprise: Actor,
    readonly caseId: string,
  ) {}

  get #commands() {
    return this.ground.services.api.commands
  }
  get now(): Date {
    return this.ground.platform.clock.now()
  }

  /** The open tasks of an element once there are as many as expected. */
  tasks(elementId: string, many = 1): Promise<HumanTask[]> {
    return this.#until(`${many} × ${elementId}`, async () => {
      const open = await humanTasksOf(this.ground.store).find({ caseId: this.caseId, elementId, state: 'open' }).lean<HumanTask[]>()
      const mine = open.filter(({ userTaskKey }) => !this.#done.has(userTaskKey))
      return mine.length >= many && mine
    })
  }

  /** Completes the tasks of an element, each by somebody of its groups. */
  async complete(elementId: string, payload: unknown, many = 1): Promise<void> {
    for (const task of await this.tasks(elementId, many)) await this.completeTask(task, payload)
  }

  async completeTask(task: HumanTask, payload: unknown): Promise<void> {
    await this.#commands.completeTask(actorOf(task.candidateGroups[0]!), task._id, payload)
    this.#done.add(task.userTaskKey)
  }

  /** Moves engine and application so far that the one timer of the element is due. */
  async pass(elementId: string): Promise<void> {
    const timer = await this.#until(`one timer of ${elementId}`, async () => {
      const pending = (await this.progress()).flatMap(({ timers }) => timers).filter((one) => one.elementId === elementId && one.state === 'pending')
      return pending.length === 1 && pending[0]
    })
    await this.ground.platform.addClock(Math.max(0, timer.dueAt.getTime() - this.now.getTime()) + 60_000)
  }

  async formGroup(): Promise<string[]> {
    const [task] = await this.tasks('Task_FormExpertGroup')
    const secretary = actorOf(task!.candidateGroups[0]!)
    const experts = await expertsOf(this.ground.store).find({ active: true }).lean()
    const members: string[] = []
    for (;;) {
      const check = await this.#commands.checkExpertGroup(secretary, this.caseId, { members, leader: members[0] ?? '' })
      if (check.lawful) break
      const open = check.coverage.filter(({ coveredBy }) => coveredBy.length === 0).map(({ system }) => system)
      const covers = ({ specialties }: { specialties: string[] }) => specialties.filter((one) => open.includes(one)).length
      const suitable = experts.filter((one) => !members.includes(one._id) && one.qualifications.length > 0 && one.experienceYears >= 5 && one.recommendedByUnit && one.trainedOn && one.titleLevel !== 'junior')
      members.push(suitable.sort((a, b) => covers(b) - covers(a))[0]!._id)
    }
    await this.completeTask(task!, { members, leader: members[0] })
    return members
  }

  /** Judges every open item of a round; `lose` says what an item loses. */
  async score(elementId: string, round: number, lose: (index: number, points: number) => number = () => 0): Promise<void> {
    const [task] = await this.tasks(elementId)
    const expert = actorOf(task!.candidateGroups[0]!)
    const items = (await this.ground.services.workerDeps.scoring.items(this.caseId, round)).filter(({ kept }) => !kept)
    const changes: ScoreChange[] = items.map(({ itemId, version, points }, index) => {
      const deduction = lose(index, points)
      return { itemId, version, done: true, deduction, ...(deduction > 0 ? { deductionNote: '不符合' } : {}) }
    })
    const { conflicts } = await this.#commands.scoreItems(expert, this.caseId, round, changes)
    expect(conflicts).to.deep.equal([])
    await this.completeTask(task!, { complete: true })
  }

  /** From acceptance to the conclusion signed; `lose` decides whether the grade is reached. */
  async review({ problems = [] as unknown[], lose = undefined as ((index: number, points: number) => number) | undefined } = {}): Promise<string[]> {
    await this.accept()
    const members = await this.formGroup()
    await this.complete('Task_ReviewDocuments', { conclusion: 'sufficient', opinion: '齐全' }, members.length)
    await this.complete('Task_ScheduleOnSiteVisit', visit(this.now))
    await this.score('Task_ScoreOnSite', 1, lose)
    await this.complete('Task_ListProblems', { problems, opinion: '见清单' })
    await this.complete('Task_SignConclusion', { signs: true }, members.length)
    return members
  }

  accept(): Promise<void> {
    return this.complete('Task_PreliminaryCheck', { outcome: 'accepted' })
  }

  /** From the review report until the public notice runs. */
  async publish(): Promise<string> {
    await this.complete('Task_SubmitReviewReport', report)
    await this.complete('Task_CheckReviewReport', { approved: true })
    await this.complete('Task_ProposePublicNotice', { opinion: '建议公示', workingDays: 5 })
    await this.at('Gateway_NoticeRunning')
    return (await this.stored()).publicNotice!.noticeId
  }

  /** Waits until an element was entered so often. */
  at(elementId: string, times = 1): Promise<unknown> {
    return this.#until(`${elementId} entered ${times} ×`, async () => ((await this.entered(elementId)) >= times ? true : undefined))
  }
  async entered(elementId: string): Promise<number> {
    return (await this.progress()).flatMap(({ elements }) => elements).filter((one) => one.elementId === elementId).reduce((sum, { times }) => sum + times, 0)
  }

  progress(): Promise<Progress[]> {
    return progressOf(this.ground.store).find({ caseId: this.caseId }).sort({ startedAt: 1 }).lean<Progress[]>()
  }
  async stored(): Promise<CaseDocument> {
    return (await casesOf(this.ground.store).findById(this.caseId).lean<CaseDocument>())!
  }

  /** Ids of elements passed, in the order of entry, of one procedure. */
  async path(processId = 'application-to-announcement'): Promise<string[]> {
    const instance = (await this.progress()).find((one) => one.processId === processId)
    return (instance?.history ?? []).map(({ elementId }) => elementId)
  }

  /** Waits for the end, then holds the walk to what must be true of every ended case. */
  async ended(end: string, outcome: CaseDocument['outcome']): Promise<CaseDocument> {
    await this.#until(end, async () => {
      const [main] = (await this.progress()).filter(({ processId }) => processId === 'application-to-announcement')
      return main && main.state !== 'active'
    })
    const instances = await this.progress()
    expect(instances.flatMap(({ incidents }) => incidents), 'incidents').to.deep.equal([])
    expect(instances.map(({ state }) => state), 'states').to.not.include('active')
    expect(await this.path()).to.include(end)
    const open = await humanTasksOf(this.ground.store).countDocuments({ caseId: this.caseId, state: 'open' })
    expect(open, 'open tasks').to.equal(0)
    const record = await this.stored()
    expect(record.outcome).to.equal(outcome)
    expect(record.endedAt).to.be.instanceOf(Date)
    return record
  }

  /** Kinds of notices with how many were sent of each, e.g. `grade-announced × 1`. */
  async notices(): Promise<Record<string, number>> {
    const all = await noticesOf(this.ground.store).find({ caseId: this.caseId }).lean()
    return all.reduce<Record<string, number>>((counts, { kind }) => ({ ...counts, [kind]: (counts[kind] ?? 0) + 1 }), {})
  }
  async documents(): Promise<string[]> {
    return (await documentsOf(this.ground.store).find({ caseId: this.caseId }).lean()).map(({ kind }) => kind).sort()
  }

  /** Days of the clock. */
  days(count: number): Promise<void> {
    return this.ground.platform.addClock(count * day)
  }

  async #until<T>(what: string, ask: () => Promise<T | undefined | null | false>): Promise<T> {
    try {
      return await until(`${this.caseId}: ${what}`, ask)
    } catch (error) {
      const stands = (await this.progress()).map(({ processId, elements, incidents }) => ({
        processId,
        active: elements.filter(({ state }) => state === 'active').map(({ elementId }) => elementId),
        incidents: incidents.map(({ elementId, message }) => `${elementId}: ${message}`),
      }))
      throw new Error(`${(error as Error).message}; the case stands at ${JSON.stringify(stands)}`, { cause: error })
    }
  }
}

