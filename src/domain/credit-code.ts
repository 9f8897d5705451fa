import { z } from 'zod'
import { folded } from './typed-text.js'

/** Characters of the code in order of their value: no I, O, S, V, Z (GB 32100-2015, table 1). */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Department of registration (never 0), kind of body, six digits of a region, nine of the body, check character. */
const form = new RegExp(`^[1-9${alphabet.slice(10)}][${alphabet}](?!0{6})\\d{6}[${alphabet}]{10}$`)

/** Check character of the first 17: 31 less the sum of values times 3^i, modulo 31 (GB 32100-2015, 4.3). */
export function checkCharacter(first: string): string {
  let weight = 1
  let sum = 0
  for (const character of first) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31]!
}

/**
 * Unified social credit code of a lawfully existing enterprise (NX-2b, article 2), in whatever width and case it was typed.
 * Errors `ledger.credit-code-invalid` (not the form) and `ledger.credit-code-check` (a character is wrong).
 */
export const creditCodeSchema = z
  .string({ error: 'text.required' })
  .overwrite(folded)
  .refine((code) => form.test(code), { error: 'ledger.credit-code-invalid', abort: true })
  .refine((code) => checkCharacter(code.slice(0, 17)) === code[17], { error: 'ledger.credit-code-check' })
