import type { z } from 'zod'
import type { Clock } from '../src/domain/clock.js'
import type { CaseOutcome, CaseRecord, ObjectionRecord } from '../src/domain/case.js'
import type { DayCalendar, DueDate } from '../src/domain/working-days.js'
import type { Certificate, DocumentKind, ExpertProfile, NoticeRequest, PublicNoticeRecord, RegulationPack, ScoredItem } from '../src/domain/ports.js'

/** What handlers may use. Narrow on purpose: the adapter and tests can give it from the real store. */
export interface WorkerDeps {
  clock: Clock
  /** The pack a case began under. */
  pack(name: string): RegulationPack
  cases: {
    /** Throws CaseUnknown (retried) where the case is not stored yet. */
    get(caseId: string): Promise<CaseRecord>
    /** One atomic update of one case document, in mongoose's update notation. Returns the record after it. */
    update(caseId: string, change: Record<string, unknown>, onlyIf?: Record<string, unknown>): Promise<CaseRecord | undefined>
    /**
     * Records how the case ended, once, in one atomic update, and frees the enterprise for a new application. An outcome already there stays; beside a
     * recorded withdrawal only `withdrawn` is accepted. `endedAt` is set together with the outcome unless work remains (rectification after the announcement).
     * `onlyIf` is a further condition of that update. Returns the record as it then is: a caller whose outcome isn't in it sends nothing.
     */
    conclude(caseId: string, outcome: CaseOutcome, at: Date, options?: { workRemains?: boolean; onlyIf?: Record<string, unknown> }): Promise<CaseRecord>
  }
  /** What the ledger says of an enterprise; `systems` are its production systems (NX-12), empty where it names none. */
  enterprises: { get(enterpriseId: string): Promise<{ enterpriseId: string; name: string; systems: string[] } | undefined> }
  experts: { byIds(ids: string[]): Promise<ExpertProfile[]> }
  scoring: {
    items(caseId: string, round: number): Promise<ScoredItem[]>
    /**
     * Opens the scoring sheet of a round, once. Round 1: every item of the standard of the case's industry, which is fixed on the case (`standard`).
     * A later round: all items of the round before; those in `rescore` are to be scored anew, the others are kept (NX-15c). Called again before
     * scoring began, a later round's selection is replaced.
     */
    open(caseId: string, round: number, rescore?: string[]): Promise<void>
  }
  /** What regions' authorities are called, e.g. on a certificate. */
  regions: { authorityName(regionCode: string): Promise<string> }
  /** Addresses under which the public finds things, complete with host. */
  links: { verification(certificateNumber: string): string; publicNotice(noticeId: string): string; objection(receipt: string): string }
  objections: {
    /** All objections of a case, earliest first. */
    ofCase(caseId: string): Promise<ObjectionRecord[]>
    get(objectionId: string): Promise<ObjectionRecord | undefined>
    /** Marks the decided objection as answered, once. */
    answered(objectionId: string, at: Date): Promise<void>
  }
  calendar: {
    /** Adds working days by the calendar in the store; `provisional` when it passes the published years. */
    addWorkingDays(from: Date, days: number): Promise<DueDate>
    /** The calendar as it is now. */
    current(): Promise<DayCalendar>
    /** Notes that a case waits for a year's calendar. Returns the first case that did: administrators are told once a year, by that case. */
    missing(year: number, caseId: string): Promise<string>
  }
  numbers: {
    /** The number of a case: the same one whenever asked again, no gaps, no duplicates (NUM-1, NX-A5). Its year is that of the case's `certificateIssuedOn`. */
    certificateNumber(caseId: string): Promise<string>
  }
  certificates: { issue(certificate: Certificate): Promise<void> }
  notices: { send(request: NoticeRequest): Promise<void> }
  documents: {
    /** Makes the PDF once for (case, kind, occasion) and returns its id; asked again, the same id. */
    make(caseId: string, kind: DocumentKind, occasion: string): Promise<string>
  }
  publicNotices: {
    publish(notice: PublicNoticeRecord): Promise<void>
    /** Closes the notice unless an objection is open, or its end is no longer `endsAt`; true when it is closed (now or before). */
    closeUnlessObjected(noticeId: string, endsAt?: Date): Promise<boolean>
    /** Moves the end of a running notice to a later one, or says that it is provisional no more; never to an earlier one. */
    move(noticeId: string, end: DueDate): Promise<void>
    /** Ends a running notice at once, open objections or not, because its application was withdrawn. */
    end(noticeId: string, at: Date): Promise<void>
  }
  announcements: { publish(caseId: string, certificateNumber: string): Promise<void> }
}

/** A business outcome that the model handles with an error event of that code. */
export class BpmnError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly variables: Record<string, unknown> = {},
  ) {
    super(message)
  }
}

/** Fails the job for good: no retry can help (an incident for the administrator). */
export class FinalFailure extends Error {}

export interface JobContext {
  jobKey: string
  processInstanceKey: string
  elementId: string
  elementInstanceKey: string
  customHeaders: Record<string, string>
}

export interface JobWorkerDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** Job type = file name = verb-noun. */
  type: string
  input: I
  output: O
  /** Error codes the model must catch. */
  errorCodes?: string[]
  /** Why running twice is safe. */
  idempotence: string
  handle(input: z.infer<I>, deps: WorkerDeps, context: JobContext): Promise<z.infer<O>>
}

/** Keeps the schemas' types when a worker is declared. */
export function defineWorker<I extends z.ZodType, O extends z.ZodType>(definition: JobWorkerDefinition<I, O>): JobWorkerDefinition<I, O> {
  return definition
}
