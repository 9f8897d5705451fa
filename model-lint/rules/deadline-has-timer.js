const { propertyOf } = require('../zeebe-extension.js')

const isTimer = (event) => (event.eventDefinitions ?? []).some((definition) => definition.$instanceOf('bpmn:TimerEventDefinition'))
const targets = (node) => (node.outgoing ?? []).map((flow) => flow.targetRef)

/** A timer that leads on: a branch that does nothing at the end of the time is no deadline. */
function timersOf(node) {
  const siblings = node.$parent?.flowElements ?? []
  if (node.$instanceOf('bpmn:EventBasedGateway')) return targets(node).filter(isTimer)
  const attached = siblings.filter((element) => element.$instanceOf('bpmn:BoundaryEvent') && element.attachedToRef === node && isTimer(element))
  const inside = (node.flowElements ?? []).filter((element) => element.$instanceOf('bpmn:IntermediateCatchEvent') && isTimer(element))
  return [...attached, ...inside]
}

/** Where a case waits under a deadline (`deadline` property, its rule id), the model itself ends the wait; every wait for a choice of events has one. */
module.exports = () => ({
  check(node, reporter) {
    if (!node.$instanceOf('bpmn:FlowNode')) return
    const deadline = propertyOf(node, 'deadline')
    if (node.$instanceOf('bpmn:EventBasedGateway') && !deadline) return reporter.report(node.id, 'Waits without naming the rule of its deadline')
    if (!deadline) return
    const timers = timersOf(node)
    if (timers.length === 0) reporter.report(node.id, `Deadline of ${deadline} has no timer`)
    else if (timers.every((timer) => targets(timer).length === 0)) reporter.report(node.id, `Timer of ${deadline} leads nowhere`)
  },
})
