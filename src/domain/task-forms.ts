import { z } from 'zod'
import { dateSchema, lineSchema, optionalLine, optionalText, textSchema, uploadIdsSchema } from './text.js'

/** Problem classes of an on-site review (NX-14): only non-blocking ones leave the grade reachable. */
export const problemClassSchema = z.enum(['non-blocking', 'blocking', 'major-hazard'])
export type ProblemClass = z.infer<typeof problemClassSchema>

export const problemSchema = z
  .object({
    description: textSchema(1000),
    itemId: optionalLine(40),
    problemClass: problemClassSchema,
    advice: textSchema(1000),
    /** Limit for non-blocking problems, at most one year after the review (NX-14). */
    rectifyBy: dateSchema.optional(),
  })
  .refine((p) => p.problemClass !== 'non-blocking' || p.rectifyBy, { error: 'problem.limit-required', path: ['rectifyBy'] })
  // NX-15c: a re-review settles such a problem by scoring its item anew, so it has to have one
  .refine((p) => p.problemClass === 'non-blocking' || p.itemId !== '', { error: 'problem.item-required', path: ['itemId'] })

const visitSchema = z.object({ startsOn: dateSchema, endsOn: dateSchema, place: lineSchema(200), note: optionalText(1000) })
const endsAfterStart = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => endsOn >= startsOn
const endsBeforeStart = { error: 'visit.ends-before-start', path: ['endsOn'] }

/** The visit on other days (NX-13), with the reason that enterprise and experts are told. */
export const visitMoveSchema = visitSchema.extend({ reason: textSchema(500) }).refine(endsAfterStart, endsBeforeStart)

/**
 * What a person hands in when completing a human task: form id → payload schema. The form id is the id of the linked
 * `.form` file and names the Vue component where form-js is not enough.
 */
export const taskForms = {
  /** NX-11, three outcomes; `corrections` in one batch, each item typed. */
  'preliminary-check': z
    .object({
      outcome: z.enum(['accepted', 'corrections', 'refused']),
      opinion: optionalText(1000),
      reasons: optionalText(2000),
      corrections: z
        .array(
          z.object({
            kind: z.enum(['missing-document', 'wrong-information', 'unclear-statement', 'other']),
            subject: lineSchema(100),
            request: textSchema(1000),
          }),
        )
        .max(50)
        .default([]),
    })
    .refine((p) => p.outcome !== 'refused' || p.reasons !== '', { error: 'preliminary-check.reasons-required', path: ['reasons'] })
    .refine((p) => p.outcome !== 'corrections' || p.corrections.length > 0, {
      error: 'preliminary-check.corrections-required',
      path: ['corrections'],
    }),
  /** NX-5, grade 1: the region's opinion before forwarding. */
  'prepare-forwarding': z.object({ opinion: textSchema(2000) }),
  'record-national-result': z
    .object({
      announced: z.boolean(),
      announcedOn: dateSchema.optional(),
      certificateNumber: optionalLine(60),
      remark: optionalText(1000),
    })
    .refine((p) => !p.announced || (p.announcedOn && p.certificateNumber), {
      error: 'national-result.number-required',
      path: ['certificateNumber'],
    }),
  /** NX-12 */
  'form-expert-group': z.object({
    members: z.array(lineSchema(40)).min(1, { error: 'expert-group.empty' }).max(30),
    leader: lineSchema(40),
  }),
  'document-review': z.object({ conclusion: z.enum(['sufficient', 'insufficient']), opinion: textSchema(2000) }),
  'schedule-on-site-visit': visitSchema.refine(endsAfterStart, endsBeforeStart),
  /** NX-13: the points themselves are kept in the scoring sheet, item by item, while the expert works. */
  'score-on-site': z.object({ complete: z.literal(true, { error: 'scoring.not-confirmed' }) }),
  'list-problems': z.object({ problems: z.array(problemSchema).max(500), opinion: textSchema(4000) }),
  'sign-conclusion': z
    .object({ signs: z.boolean(), opinion: optionalText(2000) })
    .refine((p) => p.signs || p.opinion !== '', { error: 'sign.dissent-reason-required', path: ['opinion'] }),
  /** NX-15a, annex 4 */
  'submit-review-report': z.object({
    conclusion: textSchema(4000),
    enterpriseSituation: textSchema(4000),
    groupComposition: textSchema(2000),
    reviewProcess: textSchema(4000),
    mainProblems: textSchema(4000),
    rectificationAcceptance: textSchema(4000),
    suggestions: textSchema(4000),
  }),
  'check-review-report': z
    .object({ approved: z.boolean(), opinion: optionalText(2000) })
    .refine((p) => p.approved || p.opinion !== '', { error: 'review-report.reason-required', path: ['opinion'] }),
  /** NX-15a: recommendation for the public notice; length in working days, least from the pack. */
  'propose-public-notice': z.object({ opinion: textSchema(2000), workingDays: z.number().int().min(1).max(60) }),
  'investigate-objection': z.object({ upheld: z.boolean(), findings: textSchema(4000), answer: textSchema(2000) }),
  /** NX-15b: confirmed by another person than the one who recommended. */
  'confirm-grade': z
    .object({ confirmed: z.boolean(), opinion: optionalText(2000) })
    .refine((p) => p.confirmed || p.opinion !== '', { error: 'confirm-grade.reason-required', path: ['opinion'] }),
  'check-rectified-items': z
    .object({ sufficient: z.boolean(), opinion: optionalText(2000) })
    .refine((p) => p.sufficient || p.opinion !== '', { error: 'rectified-items.reason-required', path: ['opinion'] }),
  'score-rectified-items': z.object({ complete: z.literal(true, { error: 'scoring.not-confirmed' }) }),
  /** NX-14 */
  'report-rectification': z.object({ measures: textSchema(4000), completedOn: dateSchema, uploadIds: uploadIdsSchema }),
  'accept-rectification': z
    .object({ accepted: z.boolean(), opinion: optionalText(2000) })
    .refine((p) => p.accepted || p.opinion !== '', { error: 'rectification.reason-required', path: ['opinion'] }),
  'consider-cancellation': z.object({ opinion: textSchema(2000) }),
} as const
export type FormId = keyof typeof taskForms
export type TaskPayload<F extends FormId> = z.infer<(typeof taskForms)[F]>

/** Enterprise's answer to a correction batch: every open item answered, sent at once. */
export const correctionAnswersSchema = z.object({
  batchId: lineSchema(60),
  answers: z.array(z.object({ itemId: lineSchema(60), answer: textSchema(2000), uploadIds: uploadIdsSchema })).min(1).max(50),
})
export const withdrawalSchema = z.object({ reason: textSchema(1000) })
/** NX-15c: the items the enterprise says it has rectified. */
export const reReviewRequestSchema = z.object({
  items: z
    .array(z.object({ itemId: lineSchema(40), statement: textSchema(2000), uploadIds: uploadIdsSchema }))
    .min(1, { error: 're-review.items-required' })
    .max(1000),
})
/** NX-15b */
export const objectionSchema = z.object({
  name: lineSchema(50),
  contact: lineSchema(100),
  content: textSchema(4000),
})
