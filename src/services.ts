import type { Logger } from 'pino'
import type { WorkerDeps } from '../workers/contract.js'
import { accountsOfInboxes } from './accounts/accounts-of-inboxes.js'
import { createAccounts } from './accounts/create-accounts.js'
import { issueFirstAdministratorToken } from './accounts/first-administrator.js'
import { hashPassword } from './accounts/password.js'
import type { ApiServices, ApiSettings } from './api/api-services.js'
import { createCalendar } from './casework/calendar.js'
import { createCaseCommands } from './casework/case-commands.js'
import type { Casework } from './casework/context.js'
import { createDrafts } from './casework/drafts.js'
import { createHumanTaskViews } from './casework/human-task-views.js'
import { resolveIncident } from './casework/incidents.js'
import { saveLedger } from './casework/ledger.js'
import { askForMove, decideMove } from './casework/seat-moves.js'
import { retryAct } from './casework/retry-act.js'
import { beginStoppedCaseAnew, endStoppedCase } from './casework/stopped-cases.js'
import { startSweeper, type Sweeper } from './casework/sweeper.js'
import terms from './catalogue/zh-CN/terms.json' with { type: 'json' }
import { createDocuments } from './documents/create-documents.js'
import { createUploads, type UploadLimits } from './documents/create-uploads.js'
import { startFileSweeping } from './documents/file-sweeping.js'
import type { ChangeEvents } from './domain/change-events.js'
import type { OffsetClock } from './domain/clock.js'
import { defaultPackName, regulationPack } from './domain/regulation-pack.js'
import type { EngineClient } from './engine/engine-client.js'
import type { EngineAddress } from './engine/engine-connection.js'
import { watchEngineHealth } from './engine/engine-health.js'
import { addToEngineClock } from './engine/engine-management.js'
import type { Projector } from './engine/projector.js'
import type { RecordStore } from './engine/record-store.js'
import type { GreetingFacts } from './greeting.js'
import { createNotices } from './notices/create-notices.js'
import { storeDirectory } from './notices/store-directory.js'
import { createQueries } from './queries/create-queries.js'
import { createSampleInstance } from './sample/sample-instance.js'
import { sampleSignIns } from './sample/sample-accounts.js'
import { seedSample } from './sample/seed-sample.js'
import { createStandards } from './standards/create-standards.js'
import { freeBytes } from './runtime/free-disk.js'
import type { Store } from './store/connection.js'
import { addCertificateEndings } from './store/certificate-endings.js'
import { addPackRegions } from './store/pack-regions.js'
import type { EngineHealth } from './store/models/engine-health.js'
import { instanceOf } from './store/models/instance.js'
// declared for its index
import './store/models/sessions.js'
import { createWorkerDeps } from './worker-deps.js'

export interface ServicesOptions {
  store: Store
  clock: OffsetClock
  events: ChangeEvents
  log: Logger
  engine: EngineClient
  engineAddress: EngineAddress
  projector: Projector
  records: RecordStore
  dataDir: string
  /** Address under which people reach the application, without a slash at its end. */
  publicUrl: string
  mail: { smtpUrl?: string; from: string }
  sample: boolean
  uploadLimits?: Partial<UploadLimits>
  /** Where the store's files lie, when it is on this machine. */
  storeFolder?: string
  settings: ApiSettings
}

/** Everything the application does, wired. */
export interface Services {
  api: ApiServices
  workerDeps: WorkerDeps
  /** For tests: the acts' own engine room. */
  casework: Casework
  /** Fills an empty sample instance; does nothing otherwise. */
  seed(): Promise<void>
  /** Begins background work: mail, acts left half done, health of the engine. */
  begin(): Promise<void>
  stop(): Promise<void>
  greetingFacts(): Promise<GreetingFacts>
}

export async function createServices(options: ServicesOptions): Promise<Services> {
  const { store, clock, events, log, engine, engineAddress, dataDir, publicUrl, mail, sample, settings } = options
  const current = () => regulationPack(defaultPackName)

  const epoch = (await instanceOf(store).findById('instance').lean())?.engineEpoch ?? ''
  const casework: Casework = {
    store,
    clock,
    engine,
    tasks: createHumanTaskViews(store, epoch),
    pack: regulationPack,
    currentPack: defaultPackName,
    epoch,
    tell: (request) => notices.send(request),
    log,
  }
  const notices = createNotices({
    store,
    clock,
    log,
    dataDir,
    directory: storeDirectory({ store, pack: regulationPack, publicUrl, terms }),
    from: mail.from,
    ...(mail.smtpUrl ? { smtpUrl: mail.smtpUrl } : {}),
    inboxChanged: (keys) => {
      accountsOfInboxes(store, keys).then(
        (accountIds) => accountIds.length > 0 && events.emit('inbox-changed', { accountIds }),
        (error: unknown) => log.warn({ err: error }, 'browsers could not be told of new notices'),
      )
    },
  })
  const documents = createDocuments({ store, clock, pack: regulationPack, publicUrl, log })
  const uploads = createUploads({
    store,
    clock,
    log,
    ...(options.uploadLimits && { limits: options.uploadLimits }),
    ...(options.storeFolder && { freeBytes: () => freeBytes(options.storeFolder!) }),
  })
  const { management } = engineAddress
  const workerDeps = createWorkerDeps({ store, clock, pack: regulationPack, publicUrl, notices, documents })

  const api: ApiServices = {
    settings,
    log,
    clock,
    // mongoose brings its own copy of the driver; the session store uses only what both have
    client: store.getClient() as unknown as ApiServices['client'],
    databaseName: store.name,
    events,
    commands: createCaseCommands(casework),
    accounts: createAccounts(store, clock, events, settings.limits.signInPerQuarterHour),
    drafts: createDrafts(store, clock),
    ledger: { save: (actor, version, ledger) => saveLedger(casework, actor, version, ledger) },
    moves: { ask: (actor, asked) => askForMove(casework, actor, asked), decide: (actor, enterpriseId, decision) => decideMove(casework, actor, enterpriseId, decision) },
    inbox: { ...notices.inbox, markRead: (actor, noticeId) => notices.inbox.markRead(actor, noticeId, clock.now()) },
    uploads,
    documents,
    standards: createStandards(store, clock, () => current().industries),
    templates: notices.templates,
    letters: { sendAgain: notices.sendAgain },
    engine: { resolveIncident: (actor, incidentKey) => resolveIncident(casework, engine, actor, incidentKey) },
    acts: { retry: (actor, actId) => retryAct(casework, actor, actId) },
    stoppedCases: { end: (...input) => endStoppedCase(casework, ...input), beginAnew: (...input) => beginStoppedCaseAnew(casework, ...input) },
    calendar: createCalendar(casework),
    packs: { get: regulationPack, current },
    queries: createQueries({ store, clock, pack: regulationPack, epoch }),
    ...(sample
      ? {
          sample: createSampleInstance({
            store,
            clock,
            events,
            dataDir,
            mailbox: notices.mailbox,
            ...(management ? { addToEngineClock: (milliseconds: number) => addToEngineClock(management, milliseconds) } : {}),
          }),
        }
      : {}),
  }

  let sweeper: Sweeper | undefined
  let fileSweeping: { stop(): void } | undefined
  let health: { measure(): Promise<EngineHealth>; stop(): void } | undefined
  return {
    api,
    workerDeps,
    casework,
    async seed() {
      if (sample) await seedSample({ store, dataDir, clock, log, pack: current(), hashPassword })
      await addPackRegions(store)
      await addCertificateEndings(store)
    },
    async begin() {
      const { projector, records } = options
      health = watchEngineHealth({ store, records, projector, epoch, managementUrl: management, clock, log, events, ...(options.storeFolder && { freeBytes: () => freeBytes(options.storeFolder!) }) })
      sweeper = startSweeper(casework)
      notices.dispatcher.start()
      fileSweeping = startFileSweeping([documents, uploads], log)
    },
    async stop() {
      health?.stop()
      fileSweeping?.stop()
      await sweeper?.stop()
      await notices.dispatcher.stop()
      await documents.close()
    },
    async greetingFacts() {
      const firstAdministratorToken = sample ? undefined : await issueFirstAdministratorToken(store)
      return {
        sampleAccounts: sample ? await sampleSignIns(dataDir) : [],
        ...(firstAdministratorToken ? { firstAdministratorToken } : {}),
      }
    },
  }
}
