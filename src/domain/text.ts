import { z } from 'zod'

/** A calendar date `YYYY-MM-DD` that exists (2027-02-30 does not). */
export const dateSchema = z.iso.date({ error: 'date.invalid' })

/** Text a person types: trimmed, no control characters, counted in code points so that 𠮷 is one character. */
export function textSchema(most: number, least = 1) {
  return z
    .string({ error: 'text.required' })
    .trim()
    .refine((s) => [...s].length >= least, { error: 'text.required' })
    .refine((s) => [...s].length <= most, { error: 'text.too-long' })
    .refine((s) => ![...s].some((c) => c < ' ' && c !== '\n' && c !== '\t' && c !== '\r'), { error: 'text.control-character' })
}

/** Optional text; an empty string is kept as empty. */
export const optionalText = (most: number) => textSchema(most, 0).default('')

export const uploadIdsSchema = z.array(z.string().min(1)).max(50).default([])
