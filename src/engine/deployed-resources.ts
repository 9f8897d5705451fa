import type { DeployedForm, DeployedModel } from '../store/models/deployed-models.js'
import type { EngineRecord } from '../store/models/engine-records.js'

/** A deployed process from its PROCESS record: the viewer shows the very XML the engine runs. */
export function readDeployedModel({ epoch, value, timestamp }: EngineRecord): DeployedModel {
  const xml = Buffer.from(value.resource as string, 'base64').toString('utf8')
  const processId = value.bpmnProcessId as string
  const processDefinitionKey = value.processDefinitionKey as string
  return {
    _id: `${epoch}:${processDefinitionKey}`,
    epoch,
    processDefinitionKey,
    processId,
    version: value.version as number,
    name: nameOf(xml, processId),
    xml,
    deployedAt: timestamp,
  }
}

export function readDeployedForm({ epoch, value, timestamp }: EngineRecord): DeployedForm {
  const formKey = value.formKey as string
  return {
    _id: `${epoch}:${formKey}`,
    epoch,
    formKey,
    formId: value.formId as string,
    version: value.version as number,
    schema: Buffer.from(value.resource as string, 'base64').toString('utf8'),
    deployedAt: timestamp,
  }
}

function nameOf(xml: string, processId: string): string {
  for (const [, attributes] of xml.matchAll(/<(?:\w+:)?process\s([^>]*)>/g)) {
    const text = attributes ?? ''
    if (text.includes(`id="${processId}"`)) return unescaped(/\bname="([^"]*)"/.exec(text)?.[1]) || processId
  }
  return processId
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }
const unescaped = (text = ''): string => text.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity)
