import { flow, modelOf } from './model-of.js'
import { tableOf } from './table-of.js'

const condition = '<bpmn:conditionExpression>=true</bpmn:conditionExpression>'

tableOf(import.meta.url, {
  valid: [
    { name: 'Chinese labels', moddleElement: modelOf('<bpmn:startEvent id="A" name="提出申请" /><bpmn:task id="B" name="初审" />') },
    { name: 'a gateway that only joins', moddleElement: modelOf('<bpmn:exclusiveGateway id="G" />') },
    { name: 'a flow without a condition', moddleElement: modelOf(`<bpmn:task id="A" name="甲" /><bpmn:task id="B" name="乙" />${flow('A', 'B')}`) },
  ],
  invalid: [
    { name: 'task without label', moddleElement: modelOf('<bpmn:task id="A" />'), report: { id: 'A', message: 'Has no label', path: ['name'] } },
    { name: 'English label', moddleElement: modelOf('<bpmn:task id="A" name="Check" />'), report: { id: 'A', message: 'Label is not Chinese: Check', path: ['name'] } },
    { name: 'mixed label', moddleElement: modelOf('<bpmn:endEvent id="A" name="OK 完成" />'), report: { id: 'A', message: 'Label is not Chinese: OK 完成', path: ['name'] } },
    {
      name: 'condition without label',
      moddleElement: modelOf(
        `<bpmn:task id="A" name="甲" /><bpmn:task id="B" name="乙" /><bpmn:sequenceFlow id="F" sourceRef="A" targetRef="B">${condition}</bpmn:sequenceFlow>`,
      ),
      report: { id: 'F', message: 'Has no label', path: ['name'] },
    },
    {
      name: 'forking gateway without label',
      moddleElement: modelOf(
        `<bpmn:exclusiveGateway id="G"><bpmn:outgoing>G_A</bpmn:outgoing><bpmn:outgoing>G_B</bpmn:outgoing></bpmn:exclusiveGateway><bpmn:task id="A" name="甲" /><bpmn:task id="B" name="乙" />${flow('G', 'A')}${flow('G', 'B')}`,
      ),
      report: { id: 'G', message: 'Has no label', path: ['name'] },
    },
  ],
})
