import type { CaseProgress, OpenTask, Progress } from '@/api/types'

export type ElementState = 'ahead' | 'current' | 'done' | 'ended'

/** What is known of one element of one process instance; diagram, outline and panel show the same. */
export interface ElementFacts {
  state: ElementState
  /** How often it was entered. */
  times: number
  enteredAt?: string
  leftAt?: string
  /** Open human tasks on it. */
  tasks: OpenTask[]
  /** The nearest deadline: of a task, or of a timer it waits for. */
  dueAt?: string
  /** That deadline passes a year whose calendar is not published: it may move. */
  provisional?: boolean
  incidents: Progress['incidents']
  /** Child processes begun from it, oldest first. */
  children: Progress[]
}

const nothing: ElementFacts = { state: 'ahead', times: 0, tasks: [], incidents: [], children: [] }
export const factsFor = (facts: Map<string, ElementFacts>, id: string): ElementFacts => facts.get(id) ?? nothing

/** Facts by element id of one instance. Elements never reached have none. */
export function gatherFacts(progress: CaseProgress, instance: Progress): Map<string, ElementFacts> {
  const facts = new Map<string, ElementFacts>()
  for (const element of instance.elements) {
    const own: ElementFacts = {
      state: element.state === 'active' ? 'current' : element.state === 'terminated' ? 'ended' : 'done',
      times: element.times,
      enteredAt: element.lastEnteredAt,
      tasks: [],
      incidents: instance.incidents.filter((incident) => incident.elementId === element.elementId && !incident.resolvedAt),
      children: progress.instances.filter(
        (child) => child.parent?.processInstanceKey === instance.processInstanceKey && child.parent.elementId === element.elementId,
      ),
    }
    if (element.lastLeftAt && own.state !== 'current') own.leftAt = element.lastLeftAt
    if (own.state === 'current') {
      own.tasks = progress.tasks.filter(
        (task) => task.elementId === element.elementId && (!task.processInstanceKey || task.processInstanceKey === instance.processInstanceKey),
      )
      const timers = instance.timers.filter((timer) => timer.elementId === element.elementId && /^(pending|active|created)$/.test(timer.state))
      const dates = [...own.tasks, ...timers].flatMap(({ dueAt, provisional = false }) => (dueAt ? [{ dueAt, provisional }] : []))
      Object.assign(own, dates.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0])
    }
    facts.set(element.elementId, own)
  }
  return facts
}

/** Documents that come into being at an element, by the element's id. */
const documentsAt: Record<string, string[]> = {
  StartEvent_ApplicationSubmitted: ['application-form', 'self-evaluation-report'],
  Task_RequestCorrections: ['correction-request'],
  Task_RefuseApplication: ['refusal'],
  Task_IssueOnSiteConclusion: ['on-site-conclusion'],
  Task_IssueReReviewConclusion: ['on-site-conclusion'],
  Task_IssueReviewReport: ['review-report'],
  Task_PublishPublicNotice: ['public-notice'],
  Task_IssueCertificate: ['certificate', 'plaque'],
}
export const documentKindsAt = (elementId: string): string[] => documentsAt[elementId] ?? []
