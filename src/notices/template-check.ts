import Handlebars from 'handlebars'
import { caseVariables, noticeVariables } from '../domain/notice-variables.js'
import { Refusal } from '../domain/errors.js'
import type { NoticeKind } from '../domain/ports.js'

/** Names a template of that kind may use. */
export function variablesOf(kind: NoticeKind): string[] {
  return [...caseVariables, ...noticeVariables[kind]]
}

const blocks = new Set(['if', 'unless'])

/**
 * Names a template uses that it may not, or a construct beyond `{{name}}`, `{{#if name}}` and `{{#unless name}}`.
 * Walks the parsed template, so nothing an administrator types is run before it has been read.
 */
class Forbidden extends Handlebars.Visitor {
  readonly found: string[] = []
  constructor(private readonly allowed: Set<string>) {
    super()
  }
  private name(expression: hbs.AST.Expression): void {
    const path = expression as hbs.AST.PathExpression
    const plain = path.type === 'PathExpression' && path.parts.length === 1 && path.depth === 0 && !path.data
    if (!plain || !this.allowed.has(String(path.parts[0]))) this.found.push(path.original ?? path.type)
  }
  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (statement.params.length > 0 || statement.hash?.pairs.length) this.found.push(String((statement.path as hbs.AST.PathExpression).original))
    this.name(statement.path)
  }
  override BlockStatement(statement: hbs.AST.BlockStatement): void {
    const helper = String(statement.path.original)
    if (!blocks.has(helper) || statement.params.length !== 1 || statement.hash?.pairs.length) this.found.push(`#${helper}`)
    else this.name(statement.params[0]!)
    if (statement.program) this.accept(statement.program)
    if (statement.inverse) this.accept(statement.inverse)
  }
  override PartialStatement(statement: hbs.AST.PartialStatement): void {
    this.found.push(`>${String((statement.name as hbs.AST.PathExpression).original)}`)
  }
  override PartialBlockStatement(): void {
    this.found.push('#>')
  }
  override Decorator(): void {
    this.found.push('*')
  }
  override DecoratorBlock(): void {
    this.found.push('#*')
  }
}

function forbidden(source: string, kind: NoticeKind, field: 'subject' | 'body'): string[] {
  let tree: hbs.AST.Program
  try {
    tree = Handlebars.parse(source)
  } catch (error) {
    const line = /line (\d+)/.exec(String(error))?.[1] ?? '1'
    throw new Refusal('notice-template.broken', 422, { field, line: Number(line), fields: { [field]: 'notice-template.broken' } })
  }
  const visitor = new Forbidden(new Set(variablesOf(kind)))
  visitor.accept(tree)
  return [...new Set(visitor.found)]
}

/**
 * Refuses a template that can't be used: `notice-template.broken` (with `field` and `line`), `notice-template.unknown-variable`
 * (with `names` and what is `allowed`), `notice-template.empty`.
 */
export function checkTemplate(kind: NoticeKind, template: { subject: string; body: string }): void {
  for (const field of ['subject', 'body'] as const) {
    if (template[field].trim() === '') throw new Refusal('notice-template.empty', 422, { field, fields: { [field]: 'notice-template.empty' } })
    const names = forbidden(template[field], kind, field)
    if (names.length === 0) continue
    const details = { field, names: names.join('、'), allowed: variablesOf(kind), fields: { [field]: 'notice-template.unknown-variable' } }
    throw new Refusal('notice-template.unknown-variable', 422, details)
  }
}
