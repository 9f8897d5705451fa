import path from 'node:path'
import { expect } from 'chai'
import { DmnModdle } from 'dmn-moddle'
import { gradeSchema } from '../../src/domain/grade.js'
import { extension, processFiles, read, readModels } from './procedure-models.js'

interface Table {
  hitPolicy: string
  input: { label: string }[]
  output: { name: string; label: string }[]
  rule: { inputEntry: { text: string }[]; outputEntry: { text: string }[]; annotationEntry: { text: string }[] }[]
}
interface Decision {
  $type: string
  id: string
  name: string
  decisionLogic: Table
}

async function decisionIn(file: string): Promise<Decision> {
  const { rootElement, warnings } = (await new DmnModdle().fromXML(read(`processes/${file}`))) as { rootElement: { drgElement: Decision[]; dmnDI?: unknown }; warnings: unknown[] }
  expect(warnings, file).to.deep.equal([])
  expect(rootElement.dmnDI, `${file} has a diagram`).to.exist
  return rootElement.drgElement.find(({ $type }) => $type === 'dmn:Decision')!
}
const decision = (id: string) => decisionIn(processFiles('.dmn').find((file) => path.basename(file, '.dmn') === id)!)
const unquoted = (entry: { text: string } | undefined) => entry!.text.replaceAll('"', '')

describe('decision tables', () => {
  it('are those the models ask, file name = decision id', async () => {
    const asked = (await readModels()).flatMap(({ nodes }) => nodes.map((node) => extension(node, 'zeebe:CalledDecision', 'decisionId'))).filter(Boolean)
    const ids = await Promise.all(processFiles('.dmn').map(async (file) => {
      const { id } = await decisionIn(file)
      expect(path.basename(file, '.dmn')).to.equal(id)
      return id
    }))
    expect(ids).to.have.members(asked)
  })

  it('name columns in Chinese and say of each row where it stands', async () => {
    for (const file of processFiles('.dmn')) {
      const { name, decisionLogic } = await decisionIn(file)
      for (const label of [name, ...decisionLogic.input.map((column) => column.label), ...decisionLogic.output.map((column) => column.label)]) {
        expect(label, file).to.match(/\p{Script=Han}/u)
      }
      for (const row of decisionLogic.rule) expect(row.annotationEntry[0]!.text, file).to.match(/第.+条|实践做法/)
    }
  })

  it('application-conditions gives each condition of the catalogue for every grade', async () => {
    const { decisionLogic } = await decision('application-conditions')
    const { conditions } = JSON.parse(read('src/catalogue/zh-CN/terms.json')) as { conditions: Record<string, string> }
    expect(decisionLogic.hitPolicy).to.equal('COLLECT')
    for (const grade of gradeSchema.options) {
      const rows = decisionLogic.rule.filter((row) => row.inputEntry[0]!.text.includes(`"${grade}"`))
      expect([...new Set(rows.map((row) => unquoted(row.outputEntry[0])))], grade).to.have.members(Object.keys(conditions))
    }
    for (const row of decisionLogic.rule) expect(['met', 'not-met', 'not-applicable']).to.include(unquoted(row.outputEntry[2]))
  })

  it('competent-authority has one row for each grade', async () => {
    const { decisionLogic } = await decision('competent-authority')
    expect(decisionLogic.rule.map((row) => unquoted(row.inputEntry[0]))).to.have.members(gradeSchema.options)
    expect(decisionLogic.output.map(({ name }) => name)).to.deep.equal(['authorityRegion', 'committeeRegion', 'level'])
  })
})
