import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { zodCodes } from '../../../src/api/zod-codes.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const catalogue = (language: string) => JSON.parse(readFileSync(`${root}src/catalogue/${language}/errors.json`, 'utf8')) as Record<string, string>

/** Source text of src and workers; the intake's refusals go to the engine, not to people, and have a catalogue of their own. */
async function source(folders = ['src', 'workers']): Promise<string> {
  const files = (await Promise.all(folders.map(async (folder) => (await readdir(`${root}${folder}`, { recursive: true })).map((file) => `${folder}/${file}`)))).flat()
  const texts = files.filter((file) => file.endsWith('.ts')).map((file) => readFile(root + file, 'utf8'))
  return (await Promise.all(texts)).join('\n')
}

/** Codes a person can be shown: of refusals, of schemas, and of fields. */
function usedCodes(text: string): Set<string> {
  const code = "'([a-z]+(?:-[a-z0-9]+)*\\.[a-z0-9]+(?:-[a-z0-9]+)*)'"
  const places = [`Refusal\\(\\s*${code}`, `error: ${code}`, `takenCode: ${code}`, `fields\\.?[^\\n]{0,60}[:=]\\s*${code}`, `fields: \\{[^}\\n]*: ${code}`]
  return new Set(places.flatMap((place) => [...text.matchAll(new RegExp(place, 'g'))].map((match) => match[1]!)))
}

describe('error catalogue', () => {
  it('has a sentence in Chinese and in English for every code in the source and every code of zod', async () => {
    const used = usedCodes(await source())
    expect(used.size).to.be.above(100)
    for (const language of ['zh-CN', 'en']) {
      const known = catalogue(language)
      expect([...used, ...Object.values(zodCodes)].filter((code) => !known[code]), language).to.deep.equal([])
    }
  })

  it('has no code that nothing uses', async () => {
    const text = await source()
    expect(Object.keys(catalogue('zh-CN')).filter((code) => !text.includes(`'${code}'`))).to.deep.equal([])
  })

  it('has the same codes in both languages, with the same parameters, each a whole sentence', () => {
    const chinese = catalogue('zh-CN')
    const english = catalogue('en')
    expect(Object.keys(english)).to.deep.equal(Object.keys(chinese))
    const parameters = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const [code, sentence] of Object.entries(chinese)) {
      expect(parameters(english[code]!), code).to.deep.equal(parameters(sentence))
      expect(sentence, code).to.match(/[\u4e00-\u9fff].*。$|·。$/u)
    }
  })

  it('is what docs/errors.md says', () => {
    const rows = [...readFileSync(`${root}docs/errors.md`, 'utf8').matchAll(/^\| `([a-z0-9.-]+)` \| (.+) \| (.+) \|$/gm)].map(([, code, zh, en]) => [code, zh, en])
    const english = catalogue('en')
    expect(rows).to.deep.equal(Object.entries(catalogue('zh-CN')).map(([code, zh]) => [code, zh, english[code]]))
  })
})

describe('names of acts', () => {
  it('are there in both languages for every act the audit trail can hold', async () => {
    const text = await source(['src/casework', 'src/accounts'])
    const acts = [...text.matchAll(/(?:kind|act): '([a-z]+(?:-[a-z]+)*)',?\s*(?:effect|caseId|subject|\.\.\.)/g)].map((match) => match[1]!)
    const recorded = [...text.matchAll(/record\(\w+, '([a-z-]+)'/g)].map((match) => match[1]!)
    expect(acts.length).to.be.above(3)
    for (const language of ['zh-CN', 'en']) {
      const names = JSON.parse(readFileSync(`${root}src/catalogue/${language}/acts.json`, 'utf8')) as Record<string, string>
      expect([...acts, ...recorded].filter((act) => !names[act]), language).to.deep.equal([])
    }
  })
})
