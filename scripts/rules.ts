import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { BpmnModdle } from 'bpmn-moddle'
import { defaultPackName, regulationPack } from '../src/domain/regulation-pack.js'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }

/** Rules in scope: those the product answers for. One without a model element or without a test fails the run. */
const inScope = [
  ...['NX-2', 'NX-3', 'NX-4', 'NX-5', 'NX-6', 'NX-7', 'NX-8', 'NX-9', 'NX-10', 'NX-11', 'NX-12', 'NX-13', 'NX-14'],
  ...['NX-15a', 'NX-15b', 'NX-15c', 'NX-16', 'NX-19', 'NX-20', 'NX-24', 'NUM-1', 'NX-A5', 'NX-A6'],
]

/** Rules that no step of a procedure carries out, and what holds them instead. */
const heldElsewhere: Record<string, string> = {
  'NX-2': 'regulation pack: industries',
  'NX-4': 'regulation pack: thresholds by grade',
  'NX-24': 'nothing charges or recommends',
}

const root = fileURLToPath(new URL('..', import.meta.url))

function filesUnder(folder: string, extension: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .map((file) => path.join(folder, file))
    .sort()
}

interface ModelElement {
  $type: string
  id?: string
  name?: string
  value?: string
  $parent?: ModelElement
}

/** Rule id → `process.Element` of every model that names it in its `zeebe:property`. */
async function elementsByRule(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const file of filesUnder('processes', '.bpmn')) {
    const { elementsById } = (await new BpmnModdle({ zeebe }).fromXML(readFileSync(path.join(root, file), 'utf8'))) as unknown as {
      elementsById: Record<string, { id: string; extensionElements?: { values?: { $type: string; properties?: ModelElement[] }[] } }>
    }
    for (const element of Object.values(elementsById))
      for (const value of element.extensionElements?.values ?? [])
        for (const property of value.properties ?? [])
          if (property.name === 'rule')
            for (const rule of (property.value ?? '').split(/[\s,]+/).filter(Boolean))
              found.set(rule, [...(found.get(rule) ?? []), `${path.basename(file, '.bpmn')}.${element.id}`])
  }
  return found
}

/** Rule id → `file: title` of every test whose title, or whose table of cases, names it as `[id]`. */
function testsByRule(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const file of filesUnder('test', '.test.ts')) {
    const code = readFileSync(path.join(root, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')
    for (const line of code.split('\n'))
      for (const rule of new Set([...line.matchAll(/\[((?:NX|NUM|MB|EQ|RP|NT|SCORE|LAW)-\w+)\]/g)].map((match) => match[1]!)))
        found.set(rule, [...(found.get(rule) ?? []), `${file}: ${line.trim().slice(0, 100)}`])
  }
  return found
}

const rules = regulationPack(defaultPackName).rules
const known = new Set(rules.map(({ id }) => id))
const elements = await elementsByRule()
const tests = testsByRule()
const faults: string[] = []

for (const { id, title, article } of rules) {
  const scope = inScope.includes(id)
  const held = elements.get(id) ?? []
  const proven = tests.get(id) ?? []
  if (!scope && held.length === 0 && proven.length === 0) continue
  console.log(`\n${id} ${title}（${article}）${scope ? '' : ' — not in scope yet'}`)
  console.log(`  elements: ${held.join(', ') || heldElsewhere[id] || '—'}`)
  console.log(`  tests (${proven.length}): ${[...new Set(proven.map((test) => test.slice(0, test.indexOf(':'))))].join(', ') || '—'}`)
  if (process.argv.includes('--titles')) for (const test of proven) console.log(`    ${test}`)
  if (scope && held.length === 0 && !heldElsewhere[id]) faults.push(`${id} has no model element`)
  if (scope && proven.length === 0) faults.push(`${id} has no test`)
}
for (const id of inScope) if (!known.has(id)) faults.push(`${id} is in scope and unknown to the regulation pack`)
for (const id of elements.keys()) if (!known.has(id)) faults.push(`${id} is named by ${elements.get(id)!.join(', ')} and unknown to the regulation pack`)
for (const id of tests.keys()) if (!known.has(id)) faults.push(`${id} is named by ${tests.get(id)![0]} and unknown to the regulation pack`)

console.log(`\n${inScope.length} rules in scope, ${faults.length} faults`)
for (const fault of faults) console.log(`✗ ${fault}`)
process.exitCode = faults.length > 0 ? 1 : 0
