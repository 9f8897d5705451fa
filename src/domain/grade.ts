import { z } from 'zod'

/** A standardization grade an enterprise can hold (NX-4): 1 is highest; small-micro follows its own criteria. */
export const gradeSchema = z.enum(['1', '2', '3', 'small-micro'])
export type Grade = z.infer<typeof gradeSchema>

/** Kind of application (annex 2): first evaluation or renewal at expiry. */
export const applicationKindSchema = z.enum(['initial', 'renewal'])
export type ApplicationKind = z.infer<typeof applicationKindSchema>
