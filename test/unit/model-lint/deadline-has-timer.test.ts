import { deadline, flow, modelOf } from './model-of.js'
import { tableOf } from './table-of.js'

const timer = (id: string, incoming: string, outgoing = '') =>
  `<bpmn:intermediateCatchEvent id="${id}"><bpmn:incoming>${incoming}</bpmn:incoming>${outgoing && `<bpmn:outgoing>${outgoing}</bpmn:outgoing>`}<bpmn:timerEventDefinition /></bpmn:intermediateCatchEvent>`
const message = '<bpmn:intermediateCatchEvent id="M"><bpmn:incoming>G_M</bpmn:incoming><bpmn:messageEventDefinition /></bpmn:intermediateCatchEvent>'
const gateway = (content: string, outgoing: string[]) =>
  `<bpmn:eventBasedGateway id="G">${content}${outgoing.map((id) => `<bpmn:outgoing>${id}</bpmn:outgoing>`).join('')}</bpmn:eventBasedGateway>`

tableOf(import.meta.url, {
  valid: [
    {
      name: 'a choice of events with its timer',
      moddleElement: modelOf(
        gateway(deadline('NX-11'), ['G_M', 'G_T']) + message + timer('T', 'G_T', 'T_E') + '<bpmn:endEvent id="E"><bpmn:incoming>T_E</bpmn:incoming></bpmn:endEvent>' +
          flow('G', 'M') + flow('G', 'T') + flow('T', 'E'),
      ),
    },
    {
      name: 'a task with its boundary timer',
      moddleElement: modelOf(
        `<bpmn:userTask id="A">${deadline('NX-14')}</bpmn:userTask><bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:outgoing>B_E</bpmn:outgoing><bpmn:timerEventDefinition /></bpmn:boundaryEvent><bpmn:endEvent id="E"><bpmn:incoming>B_E</bpmn:incoming></bpmn:endEvent>${flow('B', 'E')}`,
      ),
    },
    { name: 'a task without a deadline', moddleElement: modelOf('<bpmn:userTask id="A" />') },
  ],
  invalid: [
    {
      name: 'a choice of events without a rule',
      moddleElement: modelOf(gateway('', ['G_M']) + message + flow('G', 'M')),
      report: { id: 'G', message: 'Waits without naming the rule of its deadline' },
    },
    {
      name: 'a choice of events without a timer',
      moddleElement: modelOf(gateway(deadline('NX-11'), ['G_M']) + message + flow('G', 'M')),
      report: { id: 'G', message: 'Deadline of NX-11 has no timer' },
    },
    {
      name: 'a timer that leads nowhere',
      moddleElement: modelOf(gateway(deadline('NX-11'), ['G_T']) + timer('T', 'G_T') + flow('G', 'T')),
      report: { id: 'G', message: 'Timer of NX-11 leads nowhere' },
    },
    {
      name: 'a sub-process without a timer',
      moddleElement: modelOf(`<bpmn:subProcess id="S">${deadline('NX-15a')}<bpmn:startEvent id="A" /></bpmn:subProcess>`),
      report: { id: 'S', message: 'Deadline of NX-15a has no timer' },
    },
  ],
})
