import { readFileSync } from 'node:fs'

const messages = JSON.parse(readFileSync(new URL('../catalogue/zh-CN/records.json', import.meta.url), 'utf8')) as Record<string, string>

/** Body of a refusal: the shape every error of the application has, in Chinese; only an administrator reading logs sees it. */
export function intakeMessage(code: string, details: Record<string, string | number> = {}) {
  const message = (messages[code] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
  return { code, message, details }
}
