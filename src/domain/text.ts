import { z } from 'zod'

/** A calendar date `YYYY-MM-DD` that exists (2027-02-30 does not). */
export const dateSchema = z.iso.date({ error: 'date.invalid' })

/** Nothing a reader would see: blanks, zero-width characters, fillers, lone joiners. */
const invisible = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu
/** With the u flag only halves of a character match, never the two halves of one. */
const halfCharacter = /\p{Surrogate}/u
/** They turn the order of what follows: 甲‮乙丙 shows as 甲丙乙, on papers too. */
const directionCharacter = /[\u202A-\u202E\u2066-\u2069]/u

/** What no text may hold, whatever it is for: the code of its sentence. */
export function characterFault(text: string): 'text.control-character' | 'text.broken-character' | undefined {
  if (text.includes('\0')) return 'text.control-character'
  return halfCharacter.test(text) ? 'text.broken-character' : undefined
}

/** What one line of text may not hold beside that; `undefined` where it is fine. */
export function lineFault(text: string): string | undefined {
  if (/[\r\n\v\f\u0085\u2028\u2029]/.test(text)) return 'text.one-line'
  if (/\p{Cc}/u.test(text)) return 'text.control-character'
  return directionCharacter.test(text) ? 'text.direction-character' : characterFault(text)
}

const paragraphsFault = (text: string): string | undefined => (/[^\P{Cc}\n\t\r]/u.test(text) ? 'text.control-character' : characterFault(text))

const typed = (most: number, least: number, faultOf: (text: string) => string | undefined) =>
  z
    .string({ error: 'text.required' })
    .trim()
    .superRefine((text, context) => {
      const length = [...text].length
      const empty = length < least || (length > 0 && text.replace(invisible, '') === '')
      const fault = faultOf(text) ?? (empty ? 'text.required' : length > most ? 'text.too-long' : undefined)
      if (fault) context.addIssue({ code: 'custom', message: fault })
    })

/** Paragraphs a person types: trimmed, no control characters, counted in code points so that 𠮷 is one character. */
export const textSchema = (most: number, least = 1) => typed(most, least, paragraphsFault)

/** One line: names, numbers, places, subjects. No line breaks, nothing that turns the direction of the letters. */
export const lineSchema = (most: number, least = 1) => typed(most, least, lineFault)

/** Optional text; an empty string is kept as empty. */
export const optionalText = (most: number) => textSchema(most, 0).default('')
export const optionalLine = (most: number) => lineSchema(most, 0).default('')

export const uploadIdsSchema = z.array(z.string().min(1)).max(50).default([])
