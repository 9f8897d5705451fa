import { createRequire } from 'node:module'
import path from 'node:path'
import RuleTester from 'bpmnlint/lib/testers/rule-tester.js'

interface Case {
  name: string
  moddleElement: unknown
  config?: Record<string, unknown>
  report?: { id: string; message: string; path?: string[] }[] | { id: string; message: string; path?: string[] }
}

/** Runs a rule over a table of valid and invalid models; the rule is the one that bears the test's name. */
export function tableOf(testFile: string, table: { valid: Case[]; invalid: Case[] }): void {
  const name = path.basename(new URL(testFile).pathname, '.test.ts')
  const rule: unknown = createRequire(import.meta.url)(`../../../model-lint/rules/${name}.js`)
  RuleTester.verify(name, rule as never, table as never)
}
