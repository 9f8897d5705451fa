import { readFileSync } from 'node:fs'
import type { Request } from 'express'

export type Language = 'zh-CN' | 'en'
type Messages = Record<string, string>

const read = (language: Language, subject: string): Messages =>
  JSON.parse(readFileSync(new URL(`../catalogue/${language}/${subject}.json`, import.meta.url), 'utf8')) as Messages

const messages: Record<Language, Messages> = { 'zh-CN': read('zh-CN', 'errors'), en: read('en', 'errors') }
const acts: Record<Language, Messages> = { 'zh-CN': read('zh-CN', 'acts'), en: read('en', 'acts') }

/** What an act of the audit trail is called. */
export const actName = (act: string, language: Language): string => acts[language][act] ?? act

/** Chinese unless the browser prefers English to Chinese. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh-CN'
}

/** True when the catalogue has a sentence for this code. */
export const hasMessage = (code: string): boolean => Object.hasOwn(messages['zh-CN'], code)

/** The sentence of a code with `{name}` replaced from `details`; unknown codes get the general sentence. */
export function messageFor(code: string, language: Language, details: Record<string, unknown> = {}): string {
  const sentence = messages[language][code] ?? messages[language]['server.unexpected'] ?? code
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => printable(details[name]))
}

function printable(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return Array.isArray(value) ? value.join('、') : String(value)
}
