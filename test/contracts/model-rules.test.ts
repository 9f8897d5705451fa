import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect } from 'chai'
import { processFiles, read, root } from './procedure-models.js'

const named = (folder: string, ending: string) =>
  readdirSync(path.join(root, folder)).filter((file) => file.endsWith(ending)).map((file) => path.basename(file, ending)).sort()

describe('rules of the models', () => {
  const { rules } = createRequire(import.meta.url)('../../model-lint/index.js') as { rules: Record<string, string> }

  it('rule, page and test bear the same name', () => {
    const names = Object.keys(rules).sort()
    expect(named('model-lint/rules', '.js')).to.deep.equal(names)
    expect(named('docs/model-rules', '.md')).to.deep.equal(names)
    expect(named('test/unit/model-lint', '.test.ts')).to.deep.equal(names)
    for (const name of names) expect(read('docs/bpmn-style.md')).to.contain(`model-rules/${name}.md`)
  })

  it('each procedure has a page', () => {
    for (const file of processFiles('.bpmn')) expect(existsSync(path.join(root, 'processes', path.dirname(file), 'README.md')), file).to.equal(true)
  })
})
