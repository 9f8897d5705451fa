import type { CaseRecord } from '../domain/case.js'
import { maySeeCase, worksOnIndustry } from '../domain/case-access.js'
import type { Clock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { RegulationPack } from '../domain/ports.js'
import { roundOfElement } from '../domain/review-round.js'
import type { Actor } from '../domain/role.js'
import { refuseOver } from '../domain/human-task.js'
import { refuseOfFormerLife } from '../domain/stopped-case.js'
import { answerWay } from '../domain/objection.js'
import type { Store } from '../store/connection.js'
import { accountsOf, type Account } from '../store/models/accounts.js'
import { casesOf, type CaseDocument } from '../store/models/cases.js'
import { deployedFormsOf, type DeployedForm } from '../store/models/deployed-models.js'
import { draftsOf } from '../store/models/drafts.js'
import { humanTasksOf, type HumanTask } from '../store/models/human-tasks.js'
import { objectionsOf, type Objection } from '../store/models/objections.js'
import { withDueDates, type DueTask } from './due-dates.js'
import { inMyGroups } from './case-state.js'
import type { CaseView } from './case-view.js'
import type { ModelQueries } from './process-models.js'
import { claimsOf, elementNames, taskItem } from './task-list.js'
import { handedInUntold } from './untold-acts.js'

/** One task with all its page shows: the task, its form, the case beside it, and what the form asks about. */
export function createTaskDetail(store: Store, cases: CaseView, models: ModelQueries, { pack, clock, epoch }: { pack: (name: string) => RegulationPack; clock: Clock; epoch: string }) {
  /** The task and its case; one the actor may not know of is the same refusal as none: `task.unknown`. */
  async function found(actor: Actor, taskKey: string): Promise<{ task: DueTask; record: CaseDocument }> {
    refuseOfFormerLife(taskKey, epoch)
    const stored = await humanTasksOf(store).findById(taskKey).lean<HumanTask | null>()
    const [task] = stored ? await withDueDates(store, [stored]) : []
    const record = task && (await casesOf(store).findById(task.caseId).lean<CaseDocument | null>())
    if (!task || !record || !worksOnIndustry(actor, record.industry) || !(inMyGroups(actor, task) || maySeeTask(actor, record))) throw new Refusal('task.unknown', 404)
    return { task, record }
  }

  return {
    async detail(actor: Actor, taskKey: string) {
      const { task, record } = await found(actor, taskKey)
      const [view, claims, names, form, draft, context, waiting] = await Promise.all([
        cases.view(actor, record.caseId),
        claimsOf(store, [task]),
        elementNames(models, [task]),
        formOf(store, task),
        draftsOf(store).findById(`account:${actor.accountId}|task:${taskKey}`).lean(),
        contextOf(store, task, record, { pack: pack(record.pack), mine: inMyGroups(actor, task) }),
        handedInUntold(store, [task]),
      ])
      return {
        task: { ...taskItem(task, record, claims.get(taskKey), names(task), clock.now()), state: task.state, waiting: waiting.has(task._id) , alike: 1},
        form,
        case: view,
        context,
        draft: draft ? { version: draft.version, content: draft.content, savedAt: draft.savedAt } : null,
      }
    },

    /** Refuses unless the actor may open the task and it is still to be done: a draft of one that is over would stay for ever. */
    async mayDraft(actor: Actor, taskKey: string): Promise<void> {
      refuseOver((await found(actor, taskKey)).task)
    },

    /** Accounts the task may be given to: those of its groups. */
    async assignees(actor: Actor, taskKey: string): Promise<{ accountId: string; displayName: string }[]> {
      const { task, record } = await found(actor, taskKey)
      const members = task.candidateGroups.map(membersFilter)
      const rows = await accountsOf(store).find({ $or: members, active: true }, { displayName: 1, industries: 1 }).limit(200).lean<Account[]>()
      return rows.filter((row) => row.industries.length === 0 || row.industries.includes(record.industry)).map(({ _id, displayName }) => ({ accountId: _id, displayName }))
    },
  }
}

/** Who oversees may look at a task without doing it; experts and enterprises see only their own. */
const maySeeTask = (actor: Actor, record: CaseDocument): boolean => actor.role !== 'enterprise' && actor.role !== 'expert' && maySeeCase(actor, record)

function membersFilter(group: string): Record<string, unknown> {
  const [office = '', holder = ''] = group.split(':')
  if (office === 'expert') return { expertId: holder }
  if (office === 'enterprise') return { enterpriseId: holder }
  return { role: office, regionCode: holder }
}

async function formOf(store: Store, { epoch, formId }: HumanTask): Promise<unknown> {
  const form = await deployedFormsOf(store).findOne({ epoch, formId }).sort({ version: -1 }).lean<DeployedForm | null>()
  if (!form) return null
  try {
    return JSON.parse(form.schema) as unknown
  } catch {
    return null
  }
}

/** What a form shows beside its fields; only what it needs. */
async function contextOf(store: Store, task: HumanTask, record: CaseRecord, { pack, mine }: { pack: RegulationPack; mine: boolean }): Promise<Record<string, unknown>> {
  const round = roundOfElement(task.elementId)
  const score = record.scores.findLast((one) => one.round === round)
  const lastScore = record.scores.at(-1) ?? null
  const problems = record.problems.filter((one) => one.round === round)
  switch (task.formId) {
    case 'preliminary-check':
      return { conditionVerdicts: record.conditionCheck?.verdicts ?? [], conditionsMet: record.conditionCheck?.allMet ?? null, correctionBatches: record.correctionBatches }
    case 'form-expert-group':
      return { groupViolations: record.expertGroup?.violations ?? [], leastMembers: pack.expertGroup.leastMembers[record.grade].value, proposed: record.expertGroup ?? null }
    case 'schedule-on-site-visit':
    case 'document-review':
      return { documentOpinions: record.documentOpinions, visit: record.visit ?? null }
    case 'score-on-site':
    case 'score-rectified-items':
      return { round, standard: record.standard ?? null, signatures: record.signatures.filter((one) => one.round === round) }
    case 'list-problems':
      return { round, problems, rectificationMaxMonths: pack.rectificationMaxMonths.value, visit: record.visit ?? null }
    case 'sign-conclusion':
      return { round, score: score ?? null, problems, onSiteOpinion: record.onSiteOpinion ?? '', signatures: record.signatures.filter((one) => one.round === round) }
    case 'submit-review-report':
      return { score: lastScore, problems: record.problems, group: record.expertGroup?.members ?? [], previous: record.reviewReport ?? null, checks: record.reviewReportChecks }
    case 'check-review-report':
      return { reviewReport: record.reviewReport ?? null, score: lastScore, checks: record.reviewReportChecks }
    case 'propose-public-notice':
      return { reviewReport: record.reviewReport ?? null, score: lastScore, leastWorkingDays: pack.publicNoticeWorkingDays.value }
    case 'investigate-objection':
      return { objection: await objectionOf(store, task, mine), others: await otherObjections(store, task, mine) }
    case 'confirm-grade':
      return { recommendation: record.recommendation ?? null, score: lastScore, publicNotice: record.publicNotice ?? null, objections: (await objectionsOf(store).find({ caseId: record.caseId }).lean()).map(withoutObjector) }
    case 'check-rectified-items':
      return { items: record.reReview?.items ?? [], checks: record.reReview?.checks ?? [] }
    case 'report-rectification':
    case 'accept-rectification':
      return { problem: problemOf(task, record) }
    case 'consider-cancellation':
      return { problems: record.problems.filter((one) => one.state === 'overdue') }
    default:
      return { nationalForwarding: record.nationalForwarding ?? null }
  }
}

/** Who objected is known to the office that investigates, and to nobody who only looks on. */
async function objectionOf(store: Store, task: HumanTask, mine: boolean): Promise<unknown> {
  const { objectionId } = task.variables
  const found = typeof objectionId === 'string' ? await objectionsOf(store).findById(objectionId).lean<Objection | null>() : null
  return found && (mine ? { ...withoutObjector(found), receipt: found.receipt, name: found.name, contact: found.contact, answerWay: answerWay(found.contact) } : withoutObjector(found))
}

/** How many are shown beside one: as many as a notice may have waiting. */
const mostBeside = 200

/** The other objections of the case that wait for the same office, oldest first. */
async function otherObjections(store: Store, task: HumanTask, mine: boolean): Promise<unknown[]> {
  const { caseId, elementId, epoch } = task
  const open = await humanTasksOf(store).find({ caseId, epoch, state: 'open' }).sort({ createdAt: 1 }).limit(mostBeside).lean<HumanTask[]>()
  const others = open.filter((one) => one.elementId === elementId && one._id !== task._id)
  const found = await objectionsOf(store).find({ _id: { $in: others.map((one) => String(one.variables.objectionId)) } }).lean<Objection[]>()
  const byId = new Map(found.map((one) => [one.objectionId, one]))
  return others.flatMap((one) => {
    const objection = byId.get(String(one.variables.objectionId))
    return objection ? [{ taskKey: one._id, content: objection.content, receivedAt: objection.receivedAt, ...(mine && { receipt: objection.receipt }) }] : []
  })
}

const withoutObjector = ({ content, receivedAt, state, findings, answer, decidedAt }: Objection) => ({ content, receivedAt, state, findings, answer, decidedAt })

function problemOf(task: HumanTask, record: CaseRecord): unknown {
  const { problemId } = (task.variables.problem ?? {}) as { problemId?: string }
  return record.problems.find((one) => one.problemId === problemId) ?? null
}
