import { z } from 'zod'
import { creditCodeSchema } from './credit-code.js'
import { basicFactsSchema } from './self-evaluation.js'
import { dateSchema, lineSchema, optionalLine } from './text.js'

/** What an enterprise keeps current in its ledger (企业台账, EQ-1); annexes 1 and 2 are filled in from it. */
export const enterpriseLedgerSchema = basicFactsSchema.omit({ enterpriseName: true }).extend({
  name: lineSchema(100),
  creditCode: creditCodeSchema,
  /** County of its seat. */
  regionCode: z.string({ error: 'text.required' }).regex(/^\d{6}$/, { error: 'region.invalid' }),
  industry: lineSchema(20),
  specialty: lineSchema(40),
  /** Production systems and processes the expert group has to cover (NX-12). */
  systems: z.array(lineSchema(60)).max(100).default([]),
  contactName: lineSchema(50),
  contactPhone: lineSchema(30),
  contactMobile: optionalLine(30),
  contactFax: optionalLine(30),
  contactEmail: z.union([z.literal(''), z.email({ error: 'email.invalid' })]).default(''),
  /** Fax of the legal representative. */
  fax: optionalLine(30),
  /** Empty while unknown, as the facts below: annexes 1 and 2 ask for them. */
  foundedOn: z.union([z.literal(''), dateSchema]).default(''),
  shiftWork: z.boolean().optional(),
  shiftDetails: optionalLine(100),
  healthCertification: optionalLine(200),
  licence: z.object({ number: optionalLine(60), expiresOn: z.union([z.literal(''), dateSchema]).default('') }),
})
export type EnterpriseLedger = z.infer<typeof enterpriseLedgerSchema>
