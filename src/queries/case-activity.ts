import type { Actor } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { auditOf, type AuditEntry } from '../store/models/audit.js'
import { noticesOf } from '../store/models/notices.js'
import { progressOf, type Progress } from '../store/models/progress.js'
import { seesPersons, type ProgressShown } from './case-state.js'
import type { CaseView } from './case-view.js'
import type { ModelQueries } from './process-models.js'

export interface ActivityItem {
  at: Date
  kind: 'act' | 'step' | 'document' | 'notice' | 'incident'
  office: string
  personName?: string
  /** What happened: an element's label, a document's name, a notice's subject; of an act its code, which the catalogue names. */
  text: string
  elementId?: string
  /** Of an act that completed a task: the task's label on the model. */
  label?: string
}

/** Acts shown to nobody as activity: they are work in progress (each is in the audit trail). */
const quiet = new Set(['score-item', 'claim-task', 'unclaim-task', 'assign-task', 'save-draft'])
const mostEntries = 500

/** What happened to a case, newest first: acts of people, steps of the engine, papers made, notices sent. */
export function createCaseActivity(store: Store, cases: CaseView, models: ModelQueries) {
  return async (actor: Actor, caseId: string): Promise<{ items: ActivityItem[] }> => {
    await cases.record(actor, caseId)
    const open = seesPersons(actor.role)
    const [acts, papers, letters, instances] = await Promise.all([
      auditOf(store).find({ caseId }).sort({ at: -1 }).limit(mostEntries).lean<AuditEntry[]>(),
      cases.documents(actor, caseId),
      noticesOf(store).find({ caseId }, { recipientKey: 1, subject: 1, createdAt: 1 }).sort({ createdAt: 1 }).limit(mostEntries).lean(),
      progressOf(store).find({ caseId }, { processDefinitionKey: 1, history: 1, incidents: 1, elements: 1 }).lean<ProgressShown[]>(),
    ])
    const labels = await labelsOf(instances, models)
    const steps = (await Promise.all(instances.map((instance) => stepsOf(instance, models)))).flat()
    const items: ActivityItem[] = [
      ...acts.filter((act) => !quiet.has(act.act)).map((act) => actItem(act, open, labels)),
      ...steps,
      ...(open ? instances.flatMap(incidentItems) : []),
      ...papers.map((paper) => ({ at: paper.createdAt, kind: 'document' as const, office: 'system', text: paper.title })),
      ...letters
        .filter((letter) => open || letter.recipientKey.startsWith('enterprise:'))
        .map((letter) => ({ at: letter.createdAt, kind: 'notice' as const, office: 'system', text: letter.subject })),
    ]
    return { items: items.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, mostEntries) }
  }
}

/** Labels of all elements of a case's models. */
async function labelsOf(instances: ProgressShown[], models: ModelQueries): Promise<Record<string, string>> {
  const keys = [...new Set(instances.map((instance) => instance.processDefinitionKey))]
  return Object.assign({}, ...(await Promise.all(keys.map(async (key) => (await models.facts(key))?.elementNames ?? {})))) as Record<string, string>
}

function actItem({ at, role, displayName, act, after }: AuditEntry, open: boolean, labels: Record<string, string>): ActivityItem {
  const elementId = (after as { form?: { element?: string } } | null)?.form?.element
  return { at, kind: 'act', office: role, ...(open && { personName: displayName }), text: act, ...(elementId && { elementId, label: labels[elementId] ?? elementId }) }
}

/** What the system did: service and decision tasks left, by the model's own labels. People's tasks are their acts; gateways and events are on the diagram. */
async function stepsOf(instance: ProgressShown, models: ModelQueries): Promise<ActivityItem[]> {
  const names = (await models.facts(instance.processDefinitionKey))?.elementNames ?? {}
  const automatic = new Set(instance.elements.filter((one) => ['SERVICE_TASK', 'BUSINESS_RULE_TASK'].includes(one.type)).map((one) => one.elementId))
  return instance.history
    .filter((entry) => entry.state === 'completed' && entry.leftAt && automatic.has(entry.elementId))
    .map((entry) => ({ at: entry.leftAt!, kind: 'step' as const, office: 'system', text: names[entry.elementId] ?? entry.elementId, elementId: entry.elementId }))
}

function incidentItems({ incidents }: Pick<Progress, 'incidents'>): ActivityItem[] {
  return incidents.map(({ at, elementId, message }) => ({ at, kind: 'incident', office: 'system', text: message, elementId }))
}
