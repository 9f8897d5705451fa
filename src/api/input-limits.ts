import type { RequestHandler } from 'express'
import { Refusal } from '../domain/errors.js'
import { characterFault } from '../domain/text.js'

/** What one request may hold, far above what any page sends: the largest lawful report has 6 levels and some 8,000 values. */
export const inputLimits = {
  /** Levels of objects and lists within each other. */
  depth: 32,
  /** Fields and list entries in all. */
  values: 50_000,
  /** Characters of a field's name. */
  keyLength: 100,
  /** Characters of one text. */
  textLength: 100_000,
}

/** Names that JavaScript, the driver or mongoose take for their own: `_bsontype` makes a value of another type of it. */
const takenKeys = new Set(['prototype', '_bsontype', 'toBSON', 'toJSON', 'toObject'])

/** `$` begins an operator of the store, a dot leads into what is stored. */
const isKeyAllowed = (key: string): boolean =>
  key !== '' && key.length <= inputLimits.keyLength && !key.startsWith('$') && !key.includes('.') && !takenKeys.has(key) && !(key in Object.prototype) && !characterFault(key)

interface Place {
  key: string
  within: Place | undefined
}

const pathOf = (place: Place | undefined): string => {
  const keys: string[] = []
  for (let at = place; at; at = at.within) keys.unshift(at.key)
  return keys.join('.') || '(request)'
}

const invalid = (place: Place | undefined, code: string): Refusal => new Refusal('request.invalid', 422, { fields: { [pathOf(place)]: code } })

/**
 * Refuses what no page sends and the store may not be given. Without recursion: it is here to stop what others would recurse into.
 * @throws Refusal (422) `request.too-deep`, `request.too-many-values`, `request.key-not-allowed`, or `request.invalid` with the field.
 */
export function checkInput(input: unknown): void {
  const waiting: { value: unknown; depth: number; place: Place | undefined }[] = [{ value: input, depth: 1, place: undefined }]
  let seen = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth, place } = next
    if (typeof value === 'string') {
      const fault = value.length > inputLimits.textLength ? 'text.too-long' : characterFault(value)
      if (fault) throw invalid(place, fault)
    } else if (typeof value === 'number') {
      // 1e999 is JSON, and Infinity once it is read
      if (!Number.isFinite(value)) throw invalid(place, 'field.invalid-value')
    } else if (typeof value === 'object' && value !== null) {
      if (depth > inputLimits.depth) throw new Refusal('request.too-deep', 422)
      const keys = Object.keys(value)
      seen += keys.length
      if (seen > inputLimits.values) throw new Refusal('request.too-many-values', 422)
      for (const key of keys) {
        if (!Array.isArray(value) && !isKeyAllowed(key)) throw new Refusal('request.key-not-allowed', 422)
        waiting.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1, place: { key, within: place } })
      }
    }
  }
}

/** Stands right behind the parser: nothing else sees a body or query before it. */
export const inputCheck: RequestHandler = (request, _response, next) => {
  checkInput(request.body)
  checkInput(Object.values(request.query))
  next()
}
