import type { Store } from '../store/connection.js'
import { deployedModelsOf, type DeployedModel } from '../store/models/deployed-models.js'

/** What the read side needs of a deployed model: names for people, rules for the articles. */
export interface ModelFacts {
  processId: string
  version: number
  name: string
  elementNames: Record<string, string>
  rules: Record<string, string[]>
}

/** Models as the engine deployed them, by their id (`<epoch>:<key>`); a deployed model never changes, so its facts are kept. */
export function createModelQueries(store: Store) {
  const known = new Map<string, ModelFacts>()
  const find = (modelId: string) => deployedModelsOf(store).findById(modelId).lean<DeployedModel | null>()
  return {
    xml: async (modelId: string): Promise<string | undefined> => (await find(modelId))?.xml,

    async facts(modelId: string): Promise<ModelFacts | undefined> {
      const facts = known.get(modelId)
      if (facts) return facts
      const model = await find(modelId)
      if (!model) return undefined
      const read = readModel(model)
      known.set(modelId, read)
      return read
    },
  }
}
/** Id of the model something runs on: two lives of the engine give the same key to different models. */
export const modelIdOf = ({ epoch, processDefinitionKey }: { epoch: string; processDefinitionKey: string }): string => `${epoch}:${processDefinitionKey}`

export type ModelQueries = ReturnType<typeof createModelQueries>

const tag = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g

/** Names and rule ids by element, read from the XML in one pass. */
export function readModel({ xml, processId, version, name }: Pick<DeployedModel, 'xml' | 'processId' | 'version' | 'name'>): ModelFacts {
  const facts: ModelFacts = { processId, version, name, elementNames: {}, rules: {} }
  const open: (string | undefined)[] = []
  for (const [, closing, element = '', attributes = '', empty] of xml.matchAll(tag)) {
    if (closing) {
      open.pop()
      continue
    }
    const id = attribute(attributes, 'id')
    const label = attribute(attributes, 'name')
    const bpmn = !/^(zeebe|bpmndi|dc|di|modeler):/.test(element)
    if (bpmn && id && label) facts.elementNames[id] = label
    if (element === 'zeebe:property' && label === 'rule') {
      const owner = open.findLast((one) => one !== undefined)
      if (owner) facts.rules[owner] = [...(facts.rules[owner] ?? []), ...(attribute(attributes, 'value') ?? '').split(/[\s,]+/).filter(Boolean)]
    }
    if (!empty) open.push(bpmn ? id : undefined)
  }
  return facts
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? unescape(found[1] ?? found[2] ?? '') : undefined
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", '#10': '\n', '#xA': '\n', '#xa': '\n' }
const unescape = (text: string): string => text.replace(/&(#?\w+);/g, (whole, entity: string) => entities[entity] ?? whole)
