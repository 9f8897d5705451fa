import { randomUUID } from 'node:crypto'
import { applicationSchema, type Application } from '../../../src/domain/application.js'
import type { CaseCommands } from '../../../src/domain/services.js'
import { OffsetClock } from '../../../src/domain/clock.js'
import { Refusal } from '../../../src/domain/errors.js'
import { EngineUnavailable } from '../../../src/engine/engine-client.js'
import { regulationPack } from '../../../src/domain/regulation-pack.js'
import type { NoticeRequest } from '../../../src/domain/ports.js'
import type { Actor } from '../../../src/domain/role.js'
import { createCaseCommands } from '../../../src/casework/case-commands.js'
import type { Casework, EngineCommands, HumanTaskView } from '../../../src/casework/context.js'
import { sampleCreditCode, sampleEnterprises } from '../../../src/sample/sample-enterprises.js'
import { sampleExperts } from '../../../src/sample/sample-experts.js'
import { sampleRegions } from '../../../src/sample/sample-regions.js'
import { sampleSelfEvaluation } from '../../../src/sample/sample-self-evaluation.js'
import { connectStore, createIndexes, type Store } from '../../../src/store/connection.js'
import { casesOf, type CaseDocument } from '../../../src/store/models/cases.js'
import { enterprisesOf, type Enterprise } from '../../../src/store/models/enterprises.js'
import { expertsOf } from '../../../src/store/models/experts.js'
import { regionsOf } from '../../../src/store/models/regions.js'
import { selfEvaluationsOf } from '../../../src/store/models/self-evaluations.js'
import { standardsOf } from '../../../src/store/models/standards.js'
import { startPlatform } from '../../support/platform.js'

export const pack = regulationPack('ningxia-2017')

/** What the engine was told; `away` makes every command fail, as when it is restarting. */
export interface RecordedEngine extends EngineCommands {
  sent: { command: string; key: string; variables?: Record<string, unknown> }[]
  away: boolean
  /** Thrown at every command, as when the engine refuses it. */
  refuses?: Error
}

export interface Fixture {
  store: Store
  clock: OffsetClock
  engine: RecordedEngine
  /** Notices that casework itself sent. */
  told: NoticeRequest[]
  casework: Casework
  commands: CaseCommands
  enterprises: Enterprise[]
  /** A human task as the projection would show it; returns its key. */
  openTask(caseId: string, formId: string, group: string | string[], more?: Partial<HumanTaskView>): string
  endTask(taskKey: string, state: 'completed' | 'cancelled'): void
  /** A new enterprise with its self-evaluation, so that tests don't meet in one. */
  newEnterprise(change?: Partial<Enterprise>): Promise<{ enterprise: Enterprise; actor: Actor; application: Application }>
  /** A submitted case, changed as a later stage would have left it. */
  newCase(change?: Record<string, unknown>): Promise<{ caseId: string; actor: Actor }>
  stored(caseId: string): Promise<CaseDocument>
  stop(): Promise<void>
}

/** Casework on a real store of its own; the engine is a recorder. */
export async function startFixture(): Promise<Fixture> {
  const platform = await startPlatform({ engine: false })
  const store = await connectStore(platform.mongoUri)
  await createIndexes(store)
  const clock = new OffsetClock()
  const now = clock.now()
  const enterprises = sampleEnterprises(pack, now)
  await regionsOf(store).insertMany(sampleRegions)
  await expertsOf(store).insertMany(sampleExperts(pack))
  await standardsOf(store).create(smallStandard(now))

  const tasks = new Map<string, HumanTaskView>()
  const told: NoticeRequest[] = []
  const engine = recordedEngine()
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as unknown as Casework['log']
  const casework: Casework = {
    store,
    clock,
    engine,
    log,
    tell: async (request) => void told.push(request),
    pack: regulationPack,
    currentPack: 'ningxia-2017',
    epoch: 'test',
    tasks: {
      find: async (taskId) => tasks.get(taskId.replace(/^test:/, '')),
      openOfCase: async (caseId, formId) => [...tasks.values()].filter((t) => t.caseId === caseId && t.formId === formId && t.state === 'open'),
    },
  }
  const commands = createCaseCommands(casework)
  let number = 0
  let key = 2251799813685000

  async function newEnterprise(change: Partial<Enterprise> = {}) {
    number += 1
    const _id = `T${String(number).padStart(4, '0')}`
    const enterprise: Enterprise = { ...enterprises[0]!, _id, creditCode: sampleCreditCode(`1${_id.slice(1)}`), ...change }
    await enterprisesOf(store).create(enterprise)
    const selfEvaluationId = `SE-${_id}`
    const report = sampleSelfEvaluation(enterprise, clock.now())
    await selfEvaluationsOf(store).create({ _id: selfEvaluationId, enterpriseId: _id, report, submittedAt: now, submittedBy: `A-${_id}` })
    const actor: Actor = { accountId: `A-${_id}`, displayName: enterprise.name, role: 'enterprise', regionCode: enterprise.regionCode, industries: [], enterpriseId: _id }
    return { enterprise, actor, application: applicationOf(enterprise, selfEvaluationId, clock.now()) }
  }

  async function newCase(change: Record<string, unknown> = {}) {
    const { actor, application } = await newEnterprise()
    const { caseId } = await commands.submitApplication(actor, randomUUID(), application)
    const regions = { authorityRegion: '640100', committeeRegion: '640100' }
    await casesOf(store).updateOne({ _id: caseId }, { $set: { ...regions, ...change } })
    return { caseId, actor }
  }

  return {
    store,
    clock,
    engine,
    told,
    casework,
    commands,
    enterprises,
    newEnterprise,
    newCase,
    openTask(caseId, formId, group, more = {}) {
      key += 1
      const taskKey = String(key)
      const candidateGroups = Array.isArray(group) ? group : [group]
      const place = { processId: 'application-to-announcement', elementId: `Task_${formId}`, elementInstanceKey: `${taskKey}1` }
      tasks.set(taskKey, { id: `test:${taskKey}`, taskKey, caseId, formId, candidateGroups, state: 'open', variables: {}, ...place, ...more })
      return taskKey
    },
    endTask(taskKey, state) {
      tasks.set(taskKey, { ...tasks.get(taskKey)!, state })
    },
    async stored(caseId) {
      return (await casesOf(store).findById(caseId).lean<CaseDocument>())!
    },
    async stop() {
      await store.close()
      await platform.stop()
    },
  }
}

function recordedEngine(): RecordedEngine {
  const sent: RecordedEngine['sent'] = []
  const send = async (command: string, key: string, variables?: Record<string, unknown>) => {
    if (engine.away) throw new EngineUnavailable('the engine is away')
    if (engine.refuses) throw engine.refuses
    sent.push({ command, key, ...(variables ? { variables } : {}) })
  }
  const engine: RecordedEngine = {
    sent,
    away: false,
    publishMessage: ({ name, messageId, variables }) => send(name, messageId, variables),
    completeTask: (taskKey, variables) => send('complete', taskKey, variables),
    assignTask: (taskKey, assignee) => send('assign', taskKey, { assignee }),
    unassignTask: (taskKey) => send('unassign', taskKey),
  }
  return engine
}

/** Five items of 100 points: enough to score with. */
function smallStandard(now: Date) {
  const item = (n: number, veto = false) => ({ itemId: `${n}.1`, category: `要素${n}`, project: '示例', content: '示例内容', points: 20, veto })
  const items = [item(1), item(2), item(3), item(4), item(5, true)]
  const head = { _id: 'test@1', standardId: 'test', version: 1, title: '测试标准（示例）', industries: [], totalPoints: 100, sample: true }
  return { ...head, items, sha256: 'test', importedBy: 'test', importedAt: now }
}

/** A complete annex 2 of an enterprise. */
export function applicationOf(enterprise: Enterprise, selfEvaluationId: string, now: Date): Application {
  const today = now.toISOString().slice(0, 10)
  return applicationSchema.parse({
    ...enterprise,
    kind: 'initial',
    selfEvaluationId,
    enterpriseName: enterprise.name,
    grade: '3',
    filledOn: today,
    foundedOn: '2008-05-20',
    selfEvaluationGrade: '3',
    selfEvaluationScore: 86.5,
    accidentStatement: '（示例）近一年无生产安全死亡事故',
    enterpriseOpinion: '同意申请',
    superiorOpinion: '无',
    conditions: { postCompliance: true, professionalCompliance: true, riskGrading: true, hazardRemoval: true, hazardSystemInUse: true },
    attachments: { licence: [], deductionSummary: [], others: [] },
  })
}

const office = (role: Actor['role'], name: string, regionCode: string): Actor => ({
  accountId: `A-${name}`,
  displayName: name,
  role,
  regionCode,
  industries: [],
})
export const officer = office('officer', 'officer-1', '640100')
export const secondOfficer = office('officer', 'officer-2', '640100')
export const otherCityOfficer = office('officer', 'officer-640200', '640200')
export const secretary = office('secretary', 'secretary-1', '640100')
export const leader = office('leader', 'leader-1', '640100')
export const expert = (expertId: string): Actor => ({ ...office('expert', expertId, '640000'), expertId })

/** The refusal an act ends with; fails the test when it succeeds. */
export async function refusalOf(act: Promise<unknown>): Promise<Refusal> {
  const outcome = await act.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome instanceof Refusal) return outcome
  throw outcome ?? new Error('it was not refused')
}

