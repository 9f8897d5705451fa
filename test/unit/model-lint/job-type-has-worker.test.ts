import { job, modelOf } from './model-of.js'
import { tableOf } from './table-of.js'

tableOf(import.meta.url, {
  valid: [
    { name: 'a worker that is there', moddleElement: modelOf(`<bpmn:serviceTask id="A">${job('register-application')}</bpmn:serviceTask>`) },
    { name: 'a human task', moddleElement: modelOf('<bpmn:userTask id="A" />') },
  ],
  invalid: [
    { name: 'no job type', moddleElement: modelOf('<bpmn:serviceTask id="A" />'), report: { id: 'A', message: 'Has no job type' } },
    {
      name: 'a job type of one word',
      moddleElement: modelOf(`<bpmn:serviceTask id="A">${job('registration')}</bpmn:serviceTask>`),
      report: { id: 'A', message: 'Job type is not verb-noun: registration' },
    },
    {
      name: 'no worker',
      moddleElement: modelOf(`<bpmn:serviceTask id="A">${job('forget-application')}</bpmn:serviceTask>`),
      report: { id: 'A', message: 'No worker workers/forget-application.ts' },
    },
  ],
})
