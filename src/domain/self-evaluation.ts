import { z } from 'zod'
import { gradeSchema } from './grade.js'
import { dateSchema, lineSchema, optionalLine, optionalText, textSchema, uploadIdsSchema } from './text.js'

/** Ownership forms of annex 1 and 2. */
export const ownershipSchema = z.enum(['state', 'collective', 'privately-run', 'private', 'joint-venture', 'sole', 'other'])

const count = z.number({ error: 'number.required' }).int({ error: 'number.integer' }).min(0, { error: 'number.negative' }).max(10_000_000)
const amount = z.number({ error: 'number.required' }).min(0, { error: 'number.negative' }).max(1e12)

/** Facts both annexes ask for (annex 1 table 1, annex 2 table 1). Amounts in 10,000 yuan (万元). */
export const basicFactsSchema = z.object({
  enterpriseName: lineSchema(100),
  address: lineSchema(200),
  ownership: ownershipSchema,
  safetyOrganisation: lineSchema(100),
  employees: count,
  safetyStaff: count,
  specialOperators: count,
  fixedAssets: amount,
  mainRevenue: amount,
  legalRepresentative: lineSchema(50),
  legalRepresentativePhone: lineSchema(30),
  groupName: optionalLine(100),
})

/** Self-evaluation report, annex 1 (NX-8), with its five focal points. */
export const selfEvaluationSchema = basicFactsSchema.extend({
  year: z.number().int().min(2000).max(2200),
  industry: lineSchema(20),
  specialty: lineSchema(40),
  evaluatedOn: dateSchema,
  score: z.number({ error: 'number.required' }).min(0, { error: 'number.negative' }).max(100, { error: 'score.above-100' }),
  grade: gradeSchema,
  previousGrade: z.union([gradeSchema, z.literal('none')]).default('none'),
  publishedInternally: z.boolean(),
  applies: z.boolean(),
  fax: optionalLine(30),
  shiftWork: z.boolean(),
  shiftDetails: optionalLine(100),
  contactName: lineSchema(50),
  contactPhone: lineSchema(30),
  contactFax: optionalLine(30),
  contactMobile: optionalLine(30),
  contactEmail: z.union([z.literal(''), z.email({ error: 'email.invalid' })]).default(''),
  healthCertification: optionalLine(200),
  groupMembers: z
    .array(
      z.object({
        name: lineSchema(50),
        post: lineSchema(100),
        phone: optionalLine(30),
        remark: optionalLine(100),
        isLeader: z.boolean(),
      }),
    )
    .min(1, { error: 'self-evaluation.group-empty' })
    .max(50)
    .refine((members) => members.filter((m) => m.isLeader).length === 1, { error: 'self-evaluation.one-leader' }),
  conclusion: textSchema(4000),
  superiorOpinion: textSchema(1000), // 无 where there is no superior unit
  localAuthorityOpinion: optionalText(1000),
  overview: textSchema(8000),
  accidentsAndDisease: textSchema(4000),
  buildingProcess: textSchema(8000),
  focalPoints: z.object({
    postCompliance: textSchema(4000),
    professionalCompliance: textSchema(4000),
    elementsAndPdca: textSchema(4000),
    traces: textSchema(4000),
    continualImprovement: textSchema(4000),
  }),
  deductions: z
    .array(z.object({ item: lineSchema(200), points: z.number().min(0).max(1000), reason: textSchema(500) }))
    .max(500)
    .default([]),
  attachments: z.object({ licence: uploadIdsSchema, deductionSummary: uploadIdsSchema }),
})
export type SelfEvaluation = z.infer<typeof selfEvaluationSchema>
