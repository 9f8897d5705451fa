// node scripts/run.mjs <file.ts> [arguments]: runs a TypeScript file of the project.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkNode, ensurePackages, stopWith } from './prerequisites.mjs'

const [file, ...rest] = process.argv.slice(2)
if (!file) stopWith('用法：node scripts/run.mjs <文件.ts>', 'Usage: node scripts/run.mjs <file.ts>')
checkNode()
await ensurePackages()
const { register } = await import('tsx/esm/api')
register()
const target = path.resolve(file)
process.argv = [process.argv[0], target, ...rest]
await import(pathToFileURL(target).href)
