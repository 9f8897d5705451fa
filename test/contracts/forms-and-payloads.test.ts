import path from 'node:path'
import { expect } from 'chai'
import { z } from 'zod'
import { taskForms, type FormId } from '../../src/domain/task-forms.js'
import { processFiles, read } from './procedure-models.js'

interface Field {
  type: string
  key?: string
  path?: string
  label?: string
  dateLabel?: string
  components?: Field[]
  values?: { label: string; value: unknown }[]
  validate?: { maxLength?: number }
}
interface Form {
  id: string
  executionPlatform: string
  components: Field[]
}
type Properties = Record<string, { type?: string; enum?: unknown[]; items?: { properties?: Properties; required?: string[]; enum?: unknown[] }; default?: unknown }>

const forms = processFiles('.form').map((file) => ({ name: path.basename(file, '.form'), form: JSON.parse(read(`processes/${file}`)) as Form }))
const inputs = (fields: Field[]) => fields.filter(({ type }) => type !== 'text')
const nameOf = (field: Field) => field.key ?? field.path!

/** Parts of a payload that no form-js field can fill in: the page gives them its own field. */
const beyondFormJs: Partial<Record<FormId, string[]>> = { 'report-rectification': ['uploadIds'] }

describe('forms and payloads', () => {
  for (const { name, form } of forms) {
    const schema = z.toJSONSchema(taskForms[name as FormId], { io: 'input', unrepresentable: 'any' }) as { properties: Properties; required?: string[] }

    it(`${name}: id, platform and Chinese labels`, () => {
      expect(form.id).to.equal(name)
      expect(form.executionPlatform).to.equal('Camunda Cloud')
      const all = (fields: Field[]): Field[] => inputs(fields).flatMap((field) => [field, ...all(field.components ?? [])])
      for (const field of all(form.components)) {
        expect(field.label ?? field.dateLabel, nameOf(field)).to.match(/\p{Script=Han}/u)
        for (const { label } of field.values ?? []) expect(label, nameOf(field)).to.match(/\p{Script=Han}/u)
      }
    })

    it(`${name}: fields and payload name the same properties`, () => {
      const own = beyondFormJs[name as FormId] ?? []
      expect([...inputs(form.components).map(nameOf), ...own]).to.have.members(Object.keys(schema.properties))
      for (const field of inputs(form.components).filter(({ components }) => components)) {
        const item = schema.properties[nameOf(field)]!.items!.properties!
        expect(inputs(field.components!).map(nameOf), nameOf(field)).to.have.members(Object.keys(item))
      }
    })

    it(`${name}: choices are those the payload allows`, () => {
      const compare = (fields: Field[], properties: Properties) => {
        for (const field of inputs(fields)) {
          const property = properties[nameOf(field)]!
          if (field.components) compare(field.components, property.items!.properties!)
          else if (property.enum) expect(field.values!.map(({ value }) => value), nameOf(field)).to.have.members(property.enum)
          else if (property.type === 'boolean' && field.type === 'radio') expect(field.values!.map(({ value }) => value)).to.have.members([true, false])
        }
      }
      compare(form.components, schema.properties)
    })
  }
})
