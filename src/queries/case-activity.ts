import type { Actor } from '../domain/role.js'
import { fullReviewRound, reReviewRound } from '../domain/review-round.js'
import type { Store } from '../store/connection.js'
import { auditOf, type AuditEntry } from '../store/models/audit.js'
import { documentsOf } from '../store/models/documents.js'
import { noticesOf } from '../store/models/notices.js'
import { progressOf, type Progress } from '../store/models/progress.js'
import { firstOf, isAfter, placeOf, sourceAfter, type Placed } from './activity-cursor.js'
import { seesPersons, type ProgressShown } from './case-state.js'
import { shownDocuments, type CaseView } from './case-view.js'
import type { Cursor } from './keyset.js'
import { modelIdOf, type ModelQueries } from './process-models.js'

export interface ActivityItem extends Placed {
  kind: 'act' | 'step' | 'document' | 'notice' | 'incident'
  office: string
  personName?: string
  /** What happened: an element's label, a document's name, a notice's subject; of an act its code, which the catalogue names. */
  text: string
  elementId?: string
  /** Of an act that completed a task: the task's label on the model. */
  label?: string
  /** Items of a sheet that the person scored. */
  count?: number
}

/** Acts shown to nobody as activity: who holds a task is on the desk, and scored items are gathered. */
const quiet = ['score-item', 'claim-task', 'unclaim-task', 'assign-task']
/** Acts of administration that an enterprise is not told of, as it isn't of the incidents behind them. */
const inner = ['resolve-incident', 'send-letter-again', 'retry-act', 'remake-paper', 'lose-file']
/** Entries a piece. */
const size = 50

/** What happened to a case, newest first, piece by piece: acts of people, steps of the engine, papers made, notices sent. */
export function createCaseActivity(store: Store, cases: CaseView, models: ModelQueries) {
  return async (actor: Actor, caseId: string, before?: Cursor): Promise<{ items: ActivityItem[]; next: Cursor | null }> => {
    const { enterpriseId } = await cases.record(actor, caseId)
    const open = seesPersons(actor.role)
    const place = placeOf(before)
    const letters = open ? {} : { recipientKey: `enterprise:${enterpriseId}` }
    // one more of each source than a piece holds: enough for the piece, and to know whether there is another
    const [acts, papers, notices, instances, scored] = await Promise.all([
      auditOf(store)
        .find({ caseId, act: { $nin: open ? quiet : [...quiet, ...inner] }, ...sourceAfter(place, 'act', 'at') })
        .sort({ at: -1, _id: -1 })
        .limit(size + 1)
        .lean<AuditEntry[]>(),
      documentsOf(store)
        .find({ caseId, ...shownDocuments(actor), ...sourceAfter(place, 'document', 'createdAt') }, { name: 1, createdAt: 1 })
        .sort({ createdAt: -1, _id: -1 })
        .limit(size + 1)
        .lean(),
      noticesOf(store)
        .find({ caseId, ...letters, ...sourceAfter(place, 'notice', 'createdAt') }, { subject: 1, createdAt: 1 })
        .sort({ createdAt: -1, _id: -1 })
        .limit(size + 1)
        .lean(),
      progressOf(store).find({ caseId }, { epoch: 1, processInstanceKey: 1, processDefinitionKey: 1, history: 1, incidents: 1, elements: 1 }).lean<ProgressShown[]>(),
      open ? scoredSheets(store, caseId) : [],
    ])
    const labels = await labelsOf(instances, models)
    const steps = (await Promise.all(instances.map((instance) => stepsOf(instance, models)))).flat()
    return firstOf(
      [
        ...acts.map((act) => actItem(act, open, labels)),
        ...papers.map(({ _id, createdAt, name }) => ({ key: `document:${_id}`, at: createdAt, kind: 'document' as const, office: 'system', text: name.replace(/\.pdf$/i, '') })),
        ...notices.map(({ _id, createdAt, subject }) => ({ key: `notice:${_id}`, at: createdAt, kind: 'notice' as const, office: 'system', text: subject })),
        ...[...scored, ...steps, ...(open ? instances.flatMap(incidentItems) : [])].filter((one) => isAfter(one, place)),
      ],
      size,
    )
  }
}

/** Labels of all elements of a case's models. */
async function labelsOf(instances: ProgressShown[], models: ModelQueries): Promise<Record<string, string>> {
  const keys = [...new Set(instances.map(modelIdOf))]
  return Object.assign({}, ...(await Promise.all(keys.map(async (key) => (await models.facts(key))?.elementNames ?? {})))) as Record<string, string>
}

function actItem({ _id, at, role, displayName, act, after }: AuditEntry, open: boolean, labels: Record<string, string>): ActivityItem {
  const elementId = (after as { form?: { element?: string } } | null)?.form?.element
  const named = elementId ? { elementId, label: labels[elementId] ?? elementId } : {}
  return { key: `act:${_id}`, at, kind: 'act', office: role, ...(open && { personName: displayName }), text: act, ...named }
}

interface Scored {
  _id: string
  at: Date
  role: string
  displayName: string
  count: number
}

/** How many items of each round's sheet each person scored, and when last; every single judgement is in the audit trail. */
async function scoredSheets(store: Store, caseId: string): Promise<ActivityItem[]> {
  const ofRound = async (round: number): Promise<ActivityItem[]> => {
    const sheet = `score:${caseId}:${round}:`
    const rows = await auditOf(store).aggregate<Scored>([
      { $match: { caseId, act: 'score-item', _id: { $gte: sheet, $lt: `${sheet.slice(0, -1)};` } } },
      { $group: { _id: { person: '$accountId', item: '$subject' }, at: { $max: '$at' }, role: { $last: '$role' }, displayName: { $last: '$displayName' } } },
      { $group: { _id: '$_id.person', at: { $max: '$at' }, role: { $last: '$role' }, displayName: { $last: '$displayName' }, count: { $sum: 1 } } },
    ])
    return rows.map(({ _id, at, role, displayName, count }) => ({ key: `scoring:${round}:${_id}`, at, kind: 'act', office: role, personName: displayName, text: 'score-item', count }))
  }
  return (await Promise.all([fullReviewRound, reReviewRound].map(ofRound))).flat()
}

/** What the system did: service and decision tasks left, by the model's own labels. People's tasks are their acts; gateways and events are on the diagram. */
async function stepsOf(instance: ProgressShown, models: ModelQueries): Promise<ActivityItem[]> {
  const names = (await models.facts(modelIdOf(instance)))?.elementNames ?? {}
  const automatic = new Set(instance.elements.filter((one) => ['SERVICE_TASK', 'BUSINESS_RULE_TASK'].includes(one.type)).map((one) => one.elementId))
  return instance.history
    .filter((entry) => entry.state === 'completed' && entry.leftAt && automatic.has(entry.elementId))
    .map(({ elementId, key, leftAt }) => ({
      key: `step:${instance.processInstanceKey}:${key}`,
      at: leftAt!,
      kind: 'step' as const,
      office: 'system',
      text: names[elementId] ?? elementId,
      elementId,
    }))
}

function incidentItems({ incidents }: Pick<Progress, 'incidents'>): ActivityItem[] {
  return incidents.map(({ key, at, elementId, message }) => ({ key: `incident:${key}`, at, kind: 'incident', office: 'system', text: message, elementId }))
}
