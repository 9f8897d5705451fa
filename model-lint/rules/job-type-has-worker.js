const { existsSync } = require('node:fs')
const path = require('node:path')
const { extensionOf } = require('../zeebe-extension.js')

/** A job type is the name of a file in `workers/` (option `folder`), or nobody does the work. */
module.exports = ({ folder = 'workers' } = {}) => ({
  check(node, reporter) {
    if (!node.$instanceOf('bpmn:ServiceTask') && !node.$instanceOf('bpmn:SendTask')) return
    const definition = extensionOf(node, 'zeebe:TaskDefinition')
    if (!definition?.type) return reporter.report(node.id, 'Has no job type')
    if (!/^[a-z]+(-[a-z]+)+$/.test(definition.type)) return reporter.report(node.id, `Job type is not verb-noun: ${definition.type}`)
    if (!existsSync(path.join(folder, `${definition.type}.ts`))) reporter.report(node.id, `No worker ${folder}/${definition.type}.ts`)
  },
})
