const { extensionOf } = require('../zeebe-extension.js')

const jobOf = (node) => extensionOf(node, 'zeebe:TaskDefinition')?.type
const formOf = (node) => extensionOf(node, 'zeebe:FormDefinition')?.formId

/** What must lie on every path to the announcement, in the words of the models. */
const gates = {
  'publish-public-notice': (node) => jobOf(node) === 'publish-public-notice',
  'close-public-notice': (node) => jobOf(node) === 'close-public-notice',
  'confirm-grade': (node) => formOf(node) === 'confirm-grade',
}
/** What must not be reached without them. */
const announcing = new Set(['assign-certificate-number', 'issue-certificate', 'publish-announcement'])

const elementsIn = (container) => (container.flowElements ?? []).filter((element) => element.$instanceOf('bpmn:FlowNode'))

/** Elements a token can enter next: along flows, over boundary events, and into a sub-process or an event sub-process. */
function nextOf(node) {
  const along = (node.outgoing ?? []).map((flow) => flow.targetRef)
  const attached = elementsIn(node.$parent ?? {}).filter((element) => element.$instanceOf('bpmn:BoundaryEvent') && element.attachedToRef === node)
  return [...along, ...attached, ...entriesOf(node)]
}
const entriesOf = (container) =>
  elementsIn(container).filter((element) => (element.incoming ?? []).length === 0 && !element.$instanceOf('bpmn:BoundaryEvent'))

function reachedWithout(process, isGate) {
  const reached = new Set()
  const open = entriesOf(process)
  while (open.length > 0) {
    const node = open.pop()
    if (reached.has(node) || isGate(node)) continue
    reached.add(node)
    open.push(...nextOf(node))
  }
  return reached
}

/** NX-15a, NX-15b: no number, certificate or announcement on a path around the public notice or the confirmation. */
module.exports = () => ({
  check(process, reporter) {
    if (!process.$instanceOf('bpmn:Process')) return
    for (const [gate, isGate] of Object.entries(gates)) {
      for (const node of reachedWithout(process, isGate)) {
        if (announcing.has(jobOf(node))) reporter.report(node.id, `Can be reached around ${gate}`)
      }
    }
  },
})
