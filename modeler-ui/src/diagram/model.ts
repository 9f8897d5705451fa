/** What the pages need of a BPMN model without drawing it: names, kinds, lanes, rules and reading order. */
export interface ModelElement {
  id: string
  name: string
  /** BPMN type without prefix, e.g. `userTask`. */
  type: string
  /** Id of the sub-process it stands in, if any. */
  within?: string
  lane?: string
  rules: string[]
  /** Event sub-processes start by themselves, beside the flow. */
  byEvent?: boolean
}
export interface Model {
  name: string
  elements: Map<string, ModelElement>
  /** Ids in reading order: along the flow from the start, what stands in a sub-process right after it. */
  order: string[]
  flows: Map<string, { source: string; target: string; name: string }>
}

const nodeTypes = /^(startEvent|endEvent|intermediateCatchEvent|intermediateThrowEvent|boundaryEvent|task|userTask|serviceTask|businessRuleTask|sendTask|receiveTask|manualTask|scriptTask|callActivity|subProcess|exclusiveGateway|parallelGateway|inclusiveGateway|eventBasedGateway)$/

/** Reads a model. Throws when the text is no BPMN. */
export function readModel(xml: string): Model {
  const document = new DOMParser().parseFromString(xml, 'text/xml')
  const process = [...document.getElementsByTagName('*')].find((element) => element.localName === 'process')
  if (!process || document.querySelector('parsererror')) throw new Error('no BPMN process in this text')
  const elements = new Map<string, ModelElement>()
  const flows: Model['flows'] = new Map()
  const lanes = new Map<string, string>()
  for (const lane of document.getElementsByTagNameNS('*', 'lane')) {
    for (const reference of lane.getElementsByTagNameNS('*', 'flowNodeRef')) lanes.set(reference.textContent?.trim() ?? '', lane.getAttribute('name') ?? '')
  }
  const order: string[] = []
  walk(process, undefined)
  return { name: process.getAttribute('name') ?? '', elements, order, flows }

  function walk(scope: Element, within: string | undefined): void {
    const children = [...scope.children]
    const nodes = children.filter((child) => nodeTypes.test(child.localName))
    const out = new Map<string, string[]>()
    for (const flow of children.filter((child) => child.localName === 'sequenceFlow')) {
      const source = flow.getAttribute('sourceRef') ?? ''
      const target = flow.getAttribute('targetRef') ?? ''
      flows.set(flow.id || (flow.getAttribute('id') ?? ''), { source, target, name: flow.getAttribute('name') ?? '' })
      out.set(source, [...(out.get(source) ?? []), target])
    }
    const byId = new Map(nodes.map((node) => [node.getAttribute('id') ?? '', node]))
    const seen = new Set<string>()
    const starts = nodes.filter((node) => node.localName === 'startEvent')
    const queue = [...starts, ...nodes.filter((node) => node.getAttribute('triggeredByEvent') !== 'true'), ...nodes].map((node) => node.getAttribute('id') ?? '')
    for (const id of queue) visit(id)

    // Breadth first keeps parallel branches beside each other and ends behind what leads to them.
    function visit(first: string): void {
      const waiting = [first]
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const node = byId.get(id)
        if (!node || seen.has(id)) continue
        seen.add(id)
        order.push(id)
        elements.set(id, describe(node, id))
        if (node.localName === 'subProcess') walk(node, id)
        waiting.push(...(out.get(id) ?? []))
      }
    }
    function describe(node: Element, id: string): ModelElement {
      const element: ModelElement = { id, name: node.getAttribute('name') ?? '', type: node.localName, rules: rulesOf(node) }
      if (within) element.within = within
      const lane = lanes.get(id) ?? (within ? elements.get(within)?.lane : undefined)
      if (lane) element.lane = lane
      if (node.getAttribute('triggeredByEvent') === 'true') element.byEvent = true
      return element
    }
  }
}

function rulesOf(node: Element): string[] {
  const own = [...node.children].find((child) => child.localName === 'extensionElements')
  if (!own) return []
  return [...own.getElementsByTagNameNS('*', 'property')]
    .filter((property) => property.getAttribute('name') === 'rule')
    .flatMap((property) => (property.getAttribute('value') ?? '').split(/[\s,、]+/))
    .filter(Boolean)
}
