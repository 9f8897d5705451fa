import type { Readable } from 'node:stream'
import type { MongoClient } from 'mongodb'
import type { Logger } from 'pino'
import type { WorkingCalendar } from '../casework/calendar.js'
import type { AccountChange, AccountView, NewAccount } from '../domain/account.js'
import type { ChangeEvents } from '../domain/change-events.js'
import type { Clock } from '../domain/clock.js'
import type { RegulationPack } from '../domain/ports.js'
import type { EnterpriseLedger } from '../domain/enterprise-ledger.js'
import type { Actor, Role } from '../domain/role.js'
import type { DownloadLimits } from './download-slots.js'
import type { CaseCommands, Documents, Performed, Uploads } from '../domain/services.js'
import type { Queries } from '../queries/create-queries.js'

export interface Accounts {
  /** Refuses with `session.wrong-credentials` (401), never saying which of the two was wrong. */
  /** `address` is where the request comes from. */
  signIn(username: string, password: string, address: string): Promise<AccountView>
  byId(accountId: string): Promise<AccountView | undefined>
  changePassword(actor: Actor, current: string, next: string): Promise<void>
  needsFirstAdministrator(): Promise<boolean>
  /** One-time token; a second use is refused with `first-administrator.token-invalid`. */
  createFirstAdministrator(input: { token: string; username: string; password: string; displayName: string }): Promise<AccountView>
  create(actor: Actor, account: NewAccount): Promise<AccountView>
  change(actor: Actor, accountId: string, change: AccountChange): Promise<AccountView>
}

/** Something typed and not yet handed in. */
export interface Draft {
  version: number
  content: unknown
  savedAt: Date
}
/** Drafts belong to an owner (`enterprise:<id>` or `account:<id>`) and a subject (`application`, `task:<key>`). */
export interface Drafts {
  get(owner: string, subject: string): Promise<Draft | undefined>
  /** `version` is what the person saw (0 for a new one); another one stored is refused with `draft.changed-elsewhere` (409). */
  save(owner: string, subject: string, version: number, content: unknown): Promise<Draft>
  remove(owner: string, subject: string): Promise<void>
}

export interface EngineAdministration {
  /** Retries the job or repeats the element of an incident; refuses `incident.unknown` (404), `engine.unavailable` (503). */
  resolveIncident(actor: Actor, incidentKey: string): Promise<void>
}

/** Cases that the engine no longer knows. Each refuses `case.not-stopped`, `case.ended` (409). */
export interface StoppedCases {
  end(actor: Actor, caseId: string, input: { reason: string }): Promise<void>
  /** Refuses `case.decided-already` (409) as well; answers the id of the case that takes its place. */
  beginAnew(actor: Actor, caseId: string, input: { reason: string }): Promise<{ caseId: string }>
}

export interface StandardRowError {
  row: number
  column: string
  code: string
}
export interface Standards {
  /** Imports the next version from an xlsx; nothing is stored where a row is wrong (`standard.rows-invalid`, details `rows`). */
  importXlsx(actor: Actor, stream: Readable): Promise<{ standardId: string; version: number; items: number }>
}

export interface NoticeTemplate {
  kind: string
  subject: string
  body: string
  version: number
  variables: string[]
}
export interface NoticeTemplates {
  list(): Promise<NoticeTemplate[]>
  get(kind: string): Promise<NoticeTemplate | undefined>
  save(actor: Actor, kind: string, template: { version: number; subject: string; body: string }): Promise<NoticeTemplate>
}

/** Only of a sample instance. */
export interface SampleInstance {
  accounts(): Promise<{ username: string; password: string; displayName: string; role: Role; regionCode: string }[]>
  /** Moves the engine's clock and the application's together. */
  addClock(milliseconds: number): Promise<Date>
  mailbox(): Promise<{ noticeId: string; to: string; subject: string; sentAt: Date }[]>
  mail(noticeId: string): Promise<{ noticeId: string; to: string; subject: string; text: string; sentAt: Date } | undefined>
}

export interface ApiSettings {
  production: boolean
  /** Set where the instance is served over https: the cookie is then `Secure`. */
  secureCookie: boolean
  sessionSecret: string
  version: string
  /** Folder of the built web application; without it only the API is served. */
  webRoot?: string
  /** How often within the window one address may try; tests raise them. */
  limits: { signInPerQuarterHour: number; publicFormsPerHour: number; requestsPerMinute: number }
  /** Where fewer or other downloads than usual may run at once; tests lower them. */
  downloads?: Partial<DownloadLimits>
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number
}

export interface Inbox {
  of(actor: Actor, wanted: { unread?: boolean; page?: number }): Promise<{ items: InboxEntry[]; total: number; unread: number }>
  markRead(actor: Actor, noticeId: string): Promise<void>
}
export interface InboxEntry {
  noticeId: string
  caseId: string
  kind: string
  subject: string
  body: string
  createdAt: Date
  readAt?: Date
  documentIds: string[]
}

/** What the routes need; `Services` of src/services.ts gives it. */
export interface ApiServices {
  settings: ApiSettings
  log: Logger
  clock: Clock
  client: MongoClient
  databaseName: string
  events: ChangeEvents
  commands: CaseCommands
  accounts: Accounts
  drafts: Drafts
  /** Saves the enterprise's ledger (EQ-1) over the version the person saw (0 for none): another one stored is refused with `ledger.changed-elsewhere` (409). */
  ledger: { save(actor: Actor, version: number, ledger: EnterpriseLedger): Promise<void> }
  /** Moves of an enterprise's seat to another region: the enterprise asks, an administrator of both regions decides. */
  moves: {
    ask(actor: Actor, asked: { regionCode: string; reason: string }): Promise<void>
    decide(actor: Actor, enterpriseId: string, decision: { to: string; granted: boolean; reason: string }): Promise<void>
  }
  inbox: Inbox
  uploads: Uploads
  documents: Documents
  standards: Standards
  templates: NoticeTemplates
  /** Refuses `letter.unknown` (404), `letter.no-address` (409). */
  letters: { sendAgain(actor: Actor, noticeId: string): Promise<void> }
  engine: EngineAdministration
  /** Refuses `act.unknown` (404), and what the store refuses by now. */
  acts: { retry(actor: Actor, actId: string): Promise<Performed> }
  stoppedCases: StoppedCases
  calendar: WorkingCalendar
  packs: { get(name: string): RegulationPack; current(): RegulationPack }
  queries: Queries
  sample?: SampleInstance
}
