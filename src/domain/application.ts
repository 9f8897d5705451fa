import { z } from 'zod'
import { applicationKindSchema, gradeSchema } from './grade.js'
import { basicFactsSchema } from './self-evaluation.js'
import { dateSchema, lineSchema, optionalLine, optionalText, textSchema, uploadIdsSchema } from './text.js'

/** Application form, annex 2 (NX-9), with the statements on which NX-10 is checked. */
export const applicationSchema = basicFactsSchema.extend({
  kind: applicationKindSchema,
  selfEvaluationId: lineSchema(60),
  industry: lineSchema(20),
  specialty: lineSchema(40),
  grade: gradeSchema,
  contactName: lineSchema(50),
  contactPhone: lineSchema(30),
  filledOn: dateSchema,
  foundedOn: dateSchema,
  selfEvaluationGrade: gradeSchema,
  selfEvaluationScore: z.number().min(0).max(100, { error: 'score.above-100' }),
  previousCertificate: optionalLine(60),
  products: z
    .array(z.object({ name: lineSchema(100), use: optionalLine(200), quantity: optionalLine(60), property: optionalLine(60) }))
    .max(200)
    .default([]),
  /** Years covered follow the grade: 5 / 3 / 1 for grades 1 / 2 / 3 (pack `accidentStatementYears`). */
  accidentStatement: textSchema(4000),
  accidents: z
    .array(z.object({ occurredOn: dateSchema, deaths: z.number().int().min(0).max(1000), description: textSchema(1000) }))
    .max(200)
    .default([]),
  enterpriseOpinion: textSchema(1000),
  superiorOpinion: textSchema(1000),
  countyOpinion: optionalText(1000),
  cityOpinion: optionalText(1000),
  conditions: z.object({
    /** NX-10(1): licence number and expiry where the industry is licensed. */
    licenceNumber: optionalLine(60),
    licenceExpiresOn: z.union([z.literal(''), dateSchema]).default(''),
    /** NX-10(2) */
    postCompliance: z.boolean(),
    professionalCompliance: z.boolean(),
    /** NX-10(3) */
    riskGrading: z.boolean(),
    hazardRemoval: z.boolean(),
    hazardSystemInUse: z.boolean(),
  }),
  attachments: z.object({ licence: uploadIdsSchema, deductionSummary: uploadIdsSchema, others: uploadIdsSchema }),
})
export type Application = z.infer<typeof applicationSchema>
