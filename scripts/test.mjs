// npm test [fast | step names …]: every check and every test; the last line is `N passed, N failed`.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkNode, ensurePackages, root } from './prerequisites.mjs'

const minutes = 60_000
/** Steps of one command: one passed or one failed. Run two at a time. */
const checks = {
  lint: ['eslint', '.'],
  bpmnlint: ['bpmnlint', 'processes/**/*.bpmn'],
  types: ['tsc', '--noEmit'],
  'web-types': ['vue-tsc', '--noEmit', '-p', 'modeler-ui/tsconfig.json'],
  rules: ['tsx', 'scripts/rules.ts'],
}
/** Groups of mocha tests, each counted test by test. */
const groups = {
  unit: { folder: 'test/unit', limit: 10 * minutes, needs: ['store'] },
  // the web application's own logic, under its own tsconfig
  web: { folder: 'test/web', limit: 2 * minutes, needs: [], env: { TSX_TSCONFIG_PATH: path.join(root, 'modeler-ui', 'tsconfig.json') } },
  contracts: { folder: 'test/contracts', limit: 2 * minutes, needs: [] },
  standing: { folder: 'test/standing', limit: 5 * minutes, needs: ['store'] },
  processes: { folder: 'test/processes', limit: 12 * minutes, needs: ['store', 'engine'] },
  faults: { folder: 'test/faults', limit: 15 * minutes, needs: ['store', 'engine'] },
  e2e: { folder: 'test/e2e', limit: 10 * minutes, needs: ['store', 'engine', 'web'] },
}
const fast = ['lint', 'bpmnlint', 'types', 'web-types', 'unit', 'web', 'contracts']

const asked = process.argv.slice(2)
const known = [...Object.keys(checks), ...Object.keys(groups)]
const wanted = asked.length === 0 ? known : asked.flatMap((name) => (name === 'fast' ? fast : [name]))
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Known: fast, ${known.join(', ')}`)
  process.exit(2)
}

checkNode()
await ensurePackages()
const began = Date.now()
const total = { passed: 0, failed: 0, tests: 0 }
const failures = []
const folder = mkdtempSync(path.join(os.tmpdir(), 'dabiao-counts-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const waiting = Object.keys(checks).filter((name) => wanted.includes(name))
await Promise.all([1, 2].map(async () => {
  for (let name = waiting.shift(); name; name = waiting.shift()) await check(name, checks[name])
}))
const groupNames = Object.keys(groups).filter((name) => wanted.includes(name))
const needs = new Set(groupNames.flatMap((name) => groups[name].needs))
if (needs.size > 0) await check('prepare', ['tsx', 'scripts/prepare.ts', ...needs])
for (const name of groupNames) await testGroup(name, groups[name])

if (groupNames.length > 0 && total.tests === 0) fail('no test ran')
console.log(`\n${Math.round((Date.now() - began) / 1000)} s`)
for (const line of failures) console.log(`✗ ${line}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

function fail(line) {
  total.failed += 1
  failures.push(line)
}

async function check(name, [program, ...args]) {
  const at = Date.now()
  const { code, output } = await execute(program, args, { limit: 8 * minutes, quiet: true })
  const took = `${((Date.now() - at) / 1000).toFixed(1)} s`
  if (code === 0) {
    total.passed += 1
    console.log(`✓ ${name} (${took})`)
  } else {
    fail(name)
    console.log(`${output}\n✗ ${name} (${took})`)
  }
}

async function testGroup(name, group) {
  const files = testFilesIn(group.folder)
  console.log(`\n── ${name} (${files.length} files) ──`)
  if (files.length === 0) return fail(`${name}: no test files`)
  const counts = path.join(folder, `${name}.json`)
  const { code } = await execute('mocha', ['--reporter', './scripts/test-reporter.mjs', ...files], {
    limit: group.limit,
    env: { ...process.env, ...group.env, NODE_ENV: 'test', TEST_COUNTS: counts, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
  })
  const { passes, failures: failed, pending } = readCounts(counts)
  total.passed += passes
  total.tests += passes + failed
  if (failed > 0) {
    total.failed += failed
    failures.push(`${name}: ${failed} failed`)
  }
  if (pending > 0) console.log(`${name}: ${pending} pending`)
  if (passes + failed === 0) fail(`${name}: no test ran`)
  // Mocha ends with the number of failures; anything else is a crash, a time-out or a test file that doesn't load.
  else if (code !== 0 && failed === 0) fail(`${name}: ended with ${code}`)
}

function testFilesIn(name) {
  const folder = path.join(root, name)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(name, file))
    .sort()
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8').trim().split('\n').at(-1))
  } catch {
    return { passes: 0, failures: 0, pending: 0 }
  }
}

function execute(program, args, { limit, quiet = false, env = process.env }) {
  const bin = path.join(root, 'node_modules', '.bin')
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...env, PATH: `${bin}${path.delimiter}${process.env.PATH}` },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    const timer = setTimeout(() => {
      console.log(`${program} took longer than ${limit / minutes} min`)
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    }, limit)
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? 1, output: output.trim() })
    })
  })
}
