import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { noticeVariables } from '../../../src/domain/notice-variables.js'
import { workers } from '../../../workers/index.js'

const folder = new URL('../../../workers/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !['contract.ts', 'index.ts'].includes(file))

describe('workers', () => {
  it('are one file a job type, named like it', () => {
    expect(workers.map(({ type }) => `${type}.ts`).sort()).to.deep.equal([...files].sort())
  })

  it('say why running twice is safe', () => {
    for (const worker of workers) expect(worker.idempotence.length, worker.type).to.be.greaterThan(15)
  })

  it('have no number of the regulation in their code', () => {
    for (const file of files) {
      const code = readFileSync(new URL(file, folder), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^']*'|`[^`]*`/g, '')
      expect(code.match(/(?<![\w.])\d{2,}(?![\w])/g), file).to.equal(null)
    }
  })

  it('send notices of kinds that have variables', () => {
    const kinds = files.flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/kind: '([a-z-]+)'/g)].map((match) => match[1]!))
    expect(kinds.length).to.be.greaterThan(15)
    for (const kind of kinds) expect(Object.keys(noticeVariables)).to.include(kind)
  })
})
