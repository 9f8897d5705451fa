import type { CaseOutcome, CaseRecord, CaseStage } from '../../../src/domain/case.js'
import type { Grade } from '../../../src/domain/grade.js'
import type { ExpertProfile, RegulationPack, ScoredItem } from '../../../src/domain/ports.js'
import type { Role } from '../../../src/domain/role.js'

export type { CaseOutcome, CaseStage, ExpertProfile, Grade, RegulationPack, Role, ScoredItem }

/** A type as it arrives in JSON: dates are ISO strings. */
export type Json<T> = T extends Date ? string : T extends (infer U)[] ? Json<U>[] : T extends object ? { [K in keyof T]: Json<T[K]> } : T

export interface Account {
  accountId: string
  username: string
  displayName: string
  role: Role
  regionCode: string
  regionName: string
  industries: string[]
  enterpriseId?: string
  expertId?: string
  /** Of a process administrator signed in: standards and texts of notices are theirs to change. */
  administersInstance?: boolean
}
export interface Instance {
  sample: boolean
  production: boolean
  needsFirstAdministrator: boolean
  /** Cases stand still for a while: what is handed in is kept. */
  enginePaused: boolean
  clock: string
  version: string
}
export interface SessionAnswer {
  account: Account | null
  csrfToken: string
  instance: Instance
}
export interface SampleAccount {
  username: string
  password: string
  displayName: string
  role: Role
  regionName?: string
  regionCode?: string
}
export interface Region {
  code: string
  name: string
  parent?: string | null
}
export interface Reference {
  pack: RegulationPack
  regions: Region[]
  standards: { standardId: string; version: number; title: string; industry: string; sample?: boolean }[]
}

export interface Page<T> {
  items: T[]
  total: number
}
export interface Holder {
  office: string
  regionName?: string
  until?: string
  provisional?: boolean
}
export interface CaseRow {
  caseId: string
  enterpriseName: string
  regionCode: string
  industry: string
  grade: Grade
  stage: CaseStage
  status: 'active' | 'ended' | string
  stopped?: boolean
  outcome?: CaseOutcome
  submittedAt: string
  dueAt?: string
  provisional?: boolean
  holder?: Holder | string
  incidents?: number
}
export type CaseAction = 'move-visit' | 'withdraw' | 'answer-corrections' | 'request-re-review' | 'submit-rectified-items'
export interface CaseDocument {
  documentId: string
  kind: string
  occasion: string
  title?: string
  name?: string
  createdAt: string
}
/** What an act answers with where it is kept and the engine has still to be told; nothing otherwise. */
export type Performed = { waiting: boolean } | undefined

export interface CaseView {
  case: Partial<Json<CaseRecord>> & { caseId: string; enterpriseName: string; grade: Grade; industry: string }
  /** The engine no longer knows it: nobody can act on it until an administrator has. */
  stopped?: boolean
  stage: CaseStage
  stages: { stage: CaseStage; state: 'done' | 'current' | 'ahead' | 'skipped'; at?: string }[]
  holder?: Holder | null
  actions: CaseAction[]
  documents: CaseDocument[]
  files: { uploadId: string; name: string; size: number }[]
  /** Acts that are kept and wait for the engine. */
  waitingActs: { act: string; at: string; stopped: boolean }[]
  children: { processInstanceKey: string; processId: string; state: string }[]
}

export interface ProgressElement {
  elementId: string
  type: string
  state: 'active' | 'completed' | 'terminated'
  times: number
  activeKeys: string[]
  firstEnteredAt: string
  lastEnteredAt: string
  lastLeftAt?: string
}
export interface Progress {
  _id?: string
  processInstanceKey: string
  caseId: string
  processId: string
  version: number
  processDefinitionKey: string
  parent?: { processInstanceKey: string; elementInstanceKey: string; elementId: string }
  state: 'active' | 'completed' | 'terminated'
  startedAt: string
  endedAt?: string
  elements: ProgressElement[]
  flows: string[]
  incidents: { key: string; elementId: string; type: string; message: string; at: string; resolvedAt?: string }[]
  timers: { key: string; elementId: string; dueAt: string; provisional: boolean; state: string }[]
  history: { elementId: string; key: string; enteredAt: string; leftAt?: string; state: string }[]
}
export interface OpenTask {
  taskKey: string
  processInstanceKey?: string
  elementId: string
  name?: string
  office: string
  regionName?: string
  dueAt?: string
  provisional?: boolean
  overdue?: boolean
  assigneeName?: string
}
export interface CaseProgress {
  instances: Progress[]
  models: Record<string, { processId: string; version: number; name: string }>
  tasks: OpenTask[]
  deadlines: { processInstanceKey?: string; elementId: string; dueAt: string; provisional: boolean; state: string }[]
  rules: Record<string, string[]>
}
export interface Activity {
  at: string
  kind: string
  office: string
  personName?: string
  text: string
  elementId?: string
}

export interface TaskRow {
  taskKey: string
  caseId: string
  enterpriseName: string
  industry: string
  grade: Grade
  elementId: string
  name: string
  formId: string
  office: string
  assignee?: string
  assigneeName?: string
  createdAt: string
  dueAt?: string
  provisional?: boolean
  overdue: boolean
  joint: boolean
  returned?: { how: 'returned' | 'resubmitted'; reason: string; violations: string[] }
  /** Handed in; the engine has still to be told. */
  waiting?: boolean
}
export interface TaskView {
  task: TaskRow
  form: Record<string, unknown> | null
  case: CaseView
  context: Record<string, unknown>
  draft: { version: number; content: unknown; savedAt?: string } | null
}
export interface TaskPage extends Page<TaskRow> {
  awaited: { caseId: string; enterpriseName: string; grade: Grade; action: CaseAction; dueAt?: string; provisional?: boolean }[]
  counts: { open: number; overdue: number; mine: number }
}

export interface SheetTotals {
  total: number
  missing: number
  obtained: number
  score: number
  done?: number
  items?: number
}
export interface ScoringSheet {
  round: number
  kind: 'full' | 're-review'
  standard: { standardId: string; version: number; title?: string }
  items: ScoredItem[]
  totals: SheetTotals
  scorers: Record<string, string>
  alsoHere: string[]
}

export interface InboxItem {
  noticeId: string
  caseId?: string
  subject: string
  body: string
  createdAt: string
  readAt?: string
  documentIds: string[]
}
export interface Upload {
  uploadId: string
  name: string
  size: number
  type: string
  sha256: string
}
