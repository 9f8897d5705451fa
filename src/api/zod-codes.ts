import type { ZodError } from 'zod'
import { hasMessage } from './catalogue.js'

/** Zod's own issue codes as codes of the catalogue; a schema's `error: 'date.invalid'` goes before them. */
export const zodCodes: Record<string, string> = {
  invalid_type: 'field.invalid-type',
  too_big: 'field.too-big',
  too_small: 'field.too-small',
  invalid_format: 'field.invalid-format',
  invalid_value: 'field.invalid-value',
  invalid_union: 'field.invalid-value',
  invalid_key: 'field.invalid-value',
  invalid_element: 'field.invalid-value',
  not_multiple_of: 'field.invalid-value',
  unrecognized_keys: 'field.unknown',
  custom: 'field.invalid-value',
}

/** Which field failed and why: `{ "conditions.licenceExpiresOn": "date.invalid" }`. */
export function fieldCodes(error: ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.') || '(request)'
    const missing = issue.code === 'invalid_type' && issue.input === undefined
    const own = hasMessage(issue.message) ? issue.message : undefined
    fields[path] ??= own ?? (missing ? 'field.required' : (zodCodes[issue.code ?? 'custom'] ?? 'field.invalid-value'))
  }
  return fields
}
