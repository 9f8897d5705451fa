import { extension, flow, job, modelOf } from './model-of.js'
import { tableOf } from './table-of.js'

/** Elements in a row, each written as `id: job type`, `id!: form`, or bare; `extra` adds flows beside the row. */
function row(steps: Record<string, string>, extra: [string, string][] = []) {
  const ids = Object.keys(steps)
  const flows: [string, string][] = [...ids.slice(1).map((id, index): [string, string] => [ids[index]!, id]), ...extra]
  const elements = ids.map((id) => {
    const links =
      flows.filter(([, to]) => to === id).map((f) => `<bpmn:incoming>${f.join('_')}</bpmn:incoming>`).join('') +
      flows.filter(([from]) => from === id).map((f) => `<bpmn:outgoing>${f.join('_')}</bpmn:outgoing>`).join('')
    const what = steps[id]!
    if (what === 'confirm-grade') return `<bpmn:userTask id="${id}">${extension('<zeebe:formDefinition formId="confirm-grade" />')}${links}</bpmn:userTask>`
    return what === '' ? `<bpmn:task id="${id}">${links}</bpmn:task>` : `<bpmn:serviceTask id="${id}">${job(what)}${links}</bpmn:serviceTask>`
  })
  return elements.join('') + flows.map(([from, to]) => flow(from, to)).join('')
}
const lawful = { S: '', P: 'publish-public-notice', C: 'close-public-notice', K: 'confirm-grade', A: 'publish-announcement' }
const around = (gate: string) => ({ id: 'A', message: `Can be reached around ${gate}` })

tableOf(import.meta.url, {
  valid: [
    { name: 'notice, its end, confirmation, announcement', moddleElement: modelOf(row(lawful)) },
    { name: 'back to the notice', moddleElement: modelOf(row(lawful, [['C', 'P']])) },
    { name: 'a process that announces nothing', moddleElement: modelOf(row({ S: '', T: 'tell-enterprise' })) },
  ],
  invalid: [
    { name: 'a flow around the confirmation', moddleElement: modelOf(row(lawful, [['C', 'A']])), report: [around('confirm-grade')] },
    { name: 'a flow around the end of the notice', moddleElement: modelOf(row(lawful, [['P', 'K']])), report: [around('close-public-notice')] },
    {
      name: 'a flow around everything',
      moddleElement: modelOf(row(lawful, [['S', 'A']])),
      report: [around('publish-public-notice'), around('close-public-notice'), around('confirm-grade')],
    },
    {
      name: 'an event sub-process that announces',
      moddleElement: modelOf(`${row({ S: '' })}<bpmn:subProcess id="E" triggeredByEvent="true"><bpmn:startEvent id="X"><bpmn:outgoing>X_A</bpmn:outgoing></bpmn:startEvent><bpmn:serviceTask id="A">${job('publish-announcement')}<bpmn:incoming>X_A</bpmn:incoming></bpmn:serviceTask>${flow('X', 'A')}</bpmn:subProcess>`),
      report: [around('publish-public-notice'), around('close-public-notice'), around('confirm-grade')],
    },
  ],
})
