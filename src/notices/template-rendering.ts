import Handlebars from 'handlebars'

const engine = Handlebars.create()
const compiled = new Map<string, HandlebarsTemplateDelegate>()

function render(source: string, data: Record<string, string>): string {
  let template = compiled.get(source)
  if (!template) {
    if (compiled.size > 500) compiled.clear()
    // The result is plain text; HTML is made from it by escaping the whole, so no value can become markup.
    template = engine.compile(source, { noEscape: true, knownHelpersOnly: true, knownHelpers: { if: true, unless: true } })
    compiled.set(source, template)
  }
  return template(data, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false })
}

/** One line, at most 200 characters: a line break in a value would begin another mail header. */
export function oneLine(text: string): string {
  return [...text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()].slice(0, 200).join('')
}

/** Subject and body of a notice as plain text. */
export function renderNotice(template: { subject: string; body: string }, data: Record<string, string>): { subject: string; body: string } {
  const body = render(template.body, data).replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '').replace(/\n{3,}/g, '\n\n').trim()
  return { subject: oneLine(render(template.subject, data)), body }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The mail's HTML part: the body's paragraphs, every character of it escaped. */
export function htmlOf(body: string): string {
  const paragraphs = body
    .split(/\n{2,}/)
    .map((p) => `<p>${p.replace(/[&<>"']/g, (c) => entities[c]!).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head><body>${paragraphs}</body></html>`
}
