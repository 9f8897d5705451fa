import type { z } from 'zod'
import type { Clock } from '../src/domain/clock.js'
import type { CaseRecord } from '../src/domain/case.js'
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
  }
  experts: { byIds(ids: string[]): Promise<ExpertProfile[]> }
  scoring: { items(caseId: string, round: number): Promise<ScoredItem[]> }
  /** Adds working days by the calendar in the store; `provisional` when it passes the published years. */
  calendar: { addWorkingDays(from: Date, days: number): Promise<{ date: Date; provisional: boolean }> }
  numbers: {
    /** The number of a case: the same one whenever asked again, no gaps, no duplicates (NUM-1, NX-A5). */
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
    /** Closes the notice unless an objection is open; true when it is closed (now or before). */
    closeUnlessObjected(noticeId: string): Promise<boolean>
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
