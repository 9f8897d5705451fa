import type { CaseRecord } from './case.js'
import { validUntil } from './certificate-number.js'
import { addDays, addMonths } from './shanghai-time.js'

/**
 * First day on which a certificate's renewal may be applied for (article 17(1): within the 3 months before expiry). The term ends with its last
 * day, so the months are counted back from the day after it.
 */
export const renewableFrom = (lastDay: string, months: number): string => addMonths(addDays(lastDay, 1), -months)

/**
 * First and last day of the certificate of a case issued on a day (NX-16, article 16: 3 years). A renewed term follows the one before without gap or
 * overlap (NX-17: the term is extended and the certificate exchanged); where that one is over already, it begins with the issue.
 */
export function termOf({ renewalOf }: Pick<CaseRecord, 'renewalOf'>, issuedOn: string, years: number): { validFrom: string; validUntil: string } {
  const next = renewalOf ? addDays(renewalOf.validUntil, 1) : issuedOn
  const validFrom = next > issuedOn ? next : issuedOn
  return { validFrom, validUntil: validUntil(validFrom, years) }
}
