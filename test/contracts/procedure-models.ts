import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }

/** A moddle element as far as these tests look into it. */
export interface ModelElement {
  $type: string
  id: string
  name?: string
  flowElements?: ModelElement[]
  rootElements?: ModelElement[]
  extensionElements?: { values: Record<string, unknown>[] }
  [key: string]: unknown
}
export interface ProcedureModel {
  processId: string
  file: string
  xml: string
  definitions: ModelElement
  process: ModelElement
  /** Every flow node, those in sub-processes included. */
  nodes: ModelElement[]
  warnings: unknown[]
}

export const root = path.resolve(import.meta.dirname, '../..')

/** Files under processes/ that end so, as paths from there. */
export const processFiles = (ending: string): string[] =>
  readdirSync(path.join(root, 'processes'), { recursive: true }).map(String).filter((file) => file.endsWith(ending)).sort()

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

export async function readModels(): Promise<ProcedureModel[]> {
  return Promise.all(
    processFiles('.bpmn').map(async (file) => {
      const xml = read(`processes/${file}`)
      const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml)
      const definitions = rootElement as unknown as ModelElement
      const process = definitions.rootElements!.find((element) => element.$type === 'bpmn:Process')!
      return { processId: process.id, file, xml, definitions, process, nodes: flowNodes(process), warnings }
    }),
  )
}

const flowNodes = (container: ModelElement): ModelElement[] =>
  (container.flowElements ?? []).filter((element) => element.$type !== 'bpmn:SequenceFlow').flatMap((element) => [element, ...flowNodes(element)])

/** One attribute of an extension element, e.g. `zeebe:TaskDefinition` `type`. */
export const extension = (element: ModelElement, type: string, attribute: string): string | undefined =>
  element.extensionElements?.values.find((value) => value.$type === type)?.[attribute] as string | undefined

/** Rule ids an element names. */
export function rulesOf(element: ModelElement): string[] {
  const properties = element.extensionElements?.values.find((value) => value.$type === 'zeebe:Properties')?.properties as { name: string; value: string }[] | undefined
  return (properties ?? []).filter(({ name }) => name === 'rule').flatMap(({ value }) => value.split(/\s+/))
}
