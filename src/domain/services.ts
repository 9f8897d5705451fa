import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Application } from './application.js'
import type { Actor } from './role.js'
import type { SelfEvaluation } from './self-evaluation.js'
import type { GroupViolation } from './case.js'
import type { ScoredItem } from './ports.js'
import type { correctionAnswersSchema, objectionSchema, reReviewRequestSchema, visitMoveSchema, withdrawalSchema } from './task-forms.js'

/** A change to one item of a scoring sheet; `version` is what the person saw. */
export interface ScoreChange {
  itemId: string
  version: number
  missing?: boolean
  deduction?: number
  deductionNote?: string
  vetoed?: boolean
  done?: boolean
}

/** How far an act came: the store holds it and has decided; `waiting` while the engine has still to be told. */
export interface Performed {
  waiting: boolean
}

/**
 * What people can do to cases. Each throws `Refusal` with a catalogue code; each may be repeated with the same input
 * without doing anything twice. Authorization by role, region, group and ownership happens here, not in the routes.
 */
export interface CaseCommands {
  submitSelfEvaluation(actor: Actor, report: SelfEvaluation): Promise<{ selfEvaluationId: string }>
  submitApplication(actor: Actor, requestId: string, application: Application): Promise<Performed & { caseId: string; created: boolean }>
  answerCorrections(actor: Actor, caseId: string, input: z.infer<typeof correctionAnswersSchema>): Promise<Performed>
  moveVisit(actor: Actor, caseId: string, input: z.infer<typeof visitMoveSchema>): Promise<Performed>
  withdraw(actor: Actor, caseId: string, input: z.infer<typeof withdrawalSchema>): Promise<Performed>
  requestReReview(actor: Actor, caseId: string, input: z.infer<typeof reReviewRequestSchema>): Promise<Performed>
  submitRectifiedItems(actor: Actor, caseId: string, input: z.infer<typeof reReviewRequestSchema>): Promise<Performed>
  object(noticeId: string, requestId: string, input: z.infer<typeof objectionSchema>): Promise<{ objectionId: string; receipt: string }>
  claimTask(actor: Actor, taskKey: string): Promise<void>
  unclaimTask(actor: Actor, taskKey: string): Promise<void>
  assignTask(actor: Actor, taskKey: string, accountId: string): Promise<void>
  /** Validates the payload against the task's form, then records and completes. */
  completeTask(actor: Actor, taskKey: string, payload: unknown): Promise<Performed>
  scoreItems(
    actor: Actor,
    caseId: string,
    round: number,
    changes: ScoreChange[],
  ): Promise<{ items: ScoredItem[]; conflicts: { itemId: string; stored: ScoredItem }[] }>
  checkExpertGroup(
    actor: Actor,
    caseId: string,
    group: { members: string[]; leader: string },
  ): Promise<{ lawful: boolean; violations: GroupViolation[]; coverage: { system: string; coveredBy: string[] }[] }>
}

/** What a file holds, opened when somebody is about to read it. */
export interface FileBytes {
  size: number
  sha256?: string
  stream: Readable
}

/** Files people hand in: checked by content, streamed to GridFS, a checksum each. */
export interface Uploads {
  save(input: { actor: Actor; name: string; purpose: string; stream: Readable }): Promise<{ uploadId: string; name: string; size: number; type: string; sha256: string }>
  open(uploadId: string): Promise<{ name: string; type: string; uploadedBy: string; enterpriseId?: string; bytes(): Promise<FileBytes> } | undefined>
}

/** PDFs the system made. */
export interface Documents {
  open(documentId: string): Promise<{ documentId: string; caseId: string; kind: string; occasion: string; name: string; createdAt: Date; bytes(): Promise<FileBytes> } | undefined>
  ofCase(caseId: string): Promise<{ documentId: string; kind: string; occasion: string; name: string; createdAt: Date; sha256: string }[]>
  /** Annex 1 as filled in, made on request. */
  selfEvaluationReport(selfEvaluationId: string): Promise<FileBytes>
}
