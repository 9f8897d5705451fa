import { Refusal } from '../../src/domain/errors.js'

/** The refusal an act ends with; the test fails when there is none. */
export async function refusalOf(act: Promise<unknown>): Promise<Refusal> {
  const refusal = await act.then(() => undefined, (error: unknown) => error)
  if (refusal instanceof Refusal) return refusal
  throw refusal ?? new Error('it was not refused')
}
