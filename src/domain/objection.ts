import { z } from 'zod'
import { folded } from './typed-text.js'

/** How an objector is reached (NX-15b): by mail where an address was left, by telephone through the office else. */
export const answerWay = (contact: string): 'mail' | 'phone' => (z.email().safeParse(contact).success ? 'mail' : 'phone')

/** The receipt meant by what somebody typed or pasted: case, blanks, full width and missing hyphens don't matter; `undefined` where it is none. */
export function typedReceipt(typed: string): string | undefined {
  const signs = folded(typed).toUpperCase().replace(/[^0-9A-Z]/g, '')
  const [, a, b, c] = /YY([0-9A-Z]{4})([0-9A-Z]{4})([0-9A-Z]{4})$/.exec(signs) ?? []
  return a && `YY-${a}-${b}-${c}`
}
