import { z } from 'zod'
import { creditCodeSchema } from './credit-code.js'
import { basicFactsSchema } from './self-evaluation.js'
import { dateSchema, optionalText, textSchema } from './text.js'

/** What an enterprise keeps current in its ledger (企业台账, EQ-1); annexes 1 and 2 are filled in from it. */
export const enterpriseLedgerSchema = basicFactsSchema.omit({ enterpriseName: true }).extend({
  name: textSchema(100),
  creditCode: creditCodeSchema,
  /** County of its seat. */
  regionCode: z.string({ error: 'text.required' }).regex(/^\d{6}$/, { error: 'region.invalid' }),
  industry: textSchema(20),
  specialty: textSchema(40),
  /** Production systems and processes the expert group has to cover (NX-12). */
  systems: z.array(textSchema(60)).max(100).default([]),
  contactName: textSchema(50),
  contactPhone: textSchema(30),
  contactMobile: optionalText(30),
  contactFax: optionalText(30),
  contactEmail: z.union([z.literal(''), z.email({ error: 'email.invalid' })]).default(''),
  /** Fax of the legal representative. */
  fax: optionalText(30),
  /** Empty while unknown, as the facts below: annexes 1 and 2 ask for them. */
  foundedOn: z.union([z.literal(''), dateSchema]).default(''),
  shiftWork: z.boolean().optional(),
  shiftDetails: optionalText(100),
  healthCertification: optionalText(200),
  licence: z.object({ number: optionalText(60), expiresOn: z.union([z.literal(''), dateSchema]).default('') }),
})
export type EnterpriseLedger = z.infer<typeof enterpriseLedgerSchema>
