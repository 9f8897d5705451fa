const { readdirSync } = require('node:fs')
const path = require('node:path')
const { extensionOf } = require('../zeebe-extension.js')

const formsIn = (folder) =>
  new Set(readdirSync(folder, { recursive: true }).map(String).filter((file) => file.endsWith('.form')).map((file) => path.basename(file, '.form')))

/** A human task is native, has a form that is there (option `folder`), and groups who may do it. */
module.exports = ({ folder = 'processes' } = {}) => ({
  check(node, reporter) {
    if (!node.$instanceOf('bpmn:UserTask')) return
    if (!extensionOf(node, 'zeebe:UserTask')) reporter.report(node.id, 'Is not a native user task')
    const formId = extensionOf(node, 'zeebe:FormDefinition')?.formId
    if (!formId) reporter.report(node.id, 'Has no form')
    else if (!formsIn(folder).has(formId)) reporter.report(node.id, `No form ${formId}.form`)
    if (!extensionOf(node, 'zeebe:AssignmentDefinition')?.candidateGroups) reporter.report(node.id, 'Has no candidate groups')
  },
})
