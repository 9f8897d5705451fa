/** People read the diagram: what bears a label bears a Chinese one, without Latin letters. */
module.exports = () => ({
  check(node, reporter) {
    const forks = node.$instanceOf('bpmn:Gateway') && (node.outgoing ?? []).length > 1
    const mustBeNamed =
      forks ||
      ['bpmn:Activity', 'bpmn:Event', 'bpmn:Participant', 'bpmn:Lane'].some((type) => node.$instanceOf(type)) ||
      (node.$instanceOf('bpmn:SequenceFlow') && node.conditionExpression)
    const named = ['bpmn:FlowElement', 'bpmn:Participant', 'bpmn:Lane', 'bpmn:Process'].some((type) => node.$instanceOf(type))
    const name = named ? (node.name ?? '').trim() : ''
    if (mustBeNamed && name === '') reporter.report(node.id, 'Has no label', ['name'])
    else if (name !== '' && (!/\p{Script=Han}/u.test(name) || /[A-Za-z]/.test(name))) reporter.report(node.id, `Label is not Chinese: ${name}`, ['name'])
  },
})
