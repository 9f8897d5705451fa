import { createRequire } from 'node:module'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }

// bpmnlint's helper bears no types.
const { createModdle } = createRequire(import.meta.url)('bpmnlint/lib/testers/helper.js') as { createModdle: (xml: string, extensions: object) => Promise<unknown> }

/** A model with one process of the given elements, as the rules' tables need it. */
export const modelOf = (elements: string, around = '') =>
  createModdle(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions">${around}<bpmn:process id="Process" isExecutable="true">${elements}</bpmn:process></bpmn:definitions>`,
    { zeebe },
  )

export const extension = (content: string) => `<bpmn:extensionElements>${content}</bpmn:extensionElements>`
export const job = (type: string) => extension(`<zeebe:taskDefinition type="${type}" />`)
export const deadline = (rule: string) => extension(`<zeebe:properties><zeebe:property name="deadline" value="${rule}" /></zeebe:properties>`)
/** A sequence flow between two elements; the id is theirs. */
export const flow = (from: string, to: string, attributes = '') =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}" ${attributes} />`
