import { z } from 'zod'
import { FinalFailure } from '../contract.js'

/** Every job of a case carries its id. */
export const caseInput = z.object({ caseId: z.string().min(1) })

/** A worker that only changes the store and tells people gives the engine nothing. */
export const noOutput = z.object({})

/** Instant in process variables: ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true })

/** One problem as the rectification procedure carries it. */
export const problemInput = caseInput.extend({ problem: z.object({ problemId: z.string().min(1), dueAt: instant }) })

/**
 * A fact that an earlier step of the procedure has to have left on the case.
 * @throws FinalFailure when it is missing: the model and the case disagree, which no retry heals.
 */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new FinalFailure(`the case has no ${what}`)
  return value
}
