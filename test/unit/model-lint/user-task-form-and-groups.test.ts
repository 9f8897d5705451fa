import { extension, modelOf } from './model-of.js'
import { tableOf } from './table-of.js'

const native = '<zeebe:userTask />'
const form = (id: string) => `<zeebe:formDefinition formId="${id}" />`
const groups = '<zeebe:assignmentDefinition candidateGroups="=[&quot;officer:640100&quot;]" />'
const task = (content: string) => modelOf(`<bpmn:userTask id="A">${extension(content)}</bpmn:userTask>`)

tableOf(import.meta.url, {
  valid: [{ name: 'native, with form and groups', moddleElement: task(native + form('confirm-grade') + groups) }],
  invalid: [
    { name: 'job based', moddleElement: task(form('confirm-grade') + groups), report: { id: 'A', message: 'Is not a native user task' } },
    { name: 'without form', moddleElement: task(native + groups), report: { id: 'A', message: 'Has no form' } },
    { name: 'with a form that is not there', moddleElement: task(native + form('confirm-nothing') + groups), report: { id: 'A', message: 'No form confirm-nothing.form' } },
    { name: 'without groups', moddleElement: task(native + form('confirm-grade')), report: { id: 'A', message: 'Has no candidate groups' } },
  ],
})
