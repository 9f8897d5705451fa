/** Where the engine sends its records and how. */
export interface ExporterSettings {
  /** Base address of the intake, e.g. `http://127.0.0.1:3001`. */
  url: string
  username: string
  password: string
  /** One life of the engine's data: letters, digits and hyphens, no underscore. A wiped or restored engine gets a new one. */
  epoch: string
  /** Records per batch. Greater is cheaper for the engine; the last records then wait up to `bulkDelaySeconds`. */
  bulkSize?: number
  /** Whole seconds, at least 1. */
  bulkDelaySeconds?: number
}

/** A batch is sent once it holds this many bytes, however few its records: what the intake has in hand at once stays small beside its heap. */
const batchBytes = 2 * 1024 * 1024

/** Value types the projections read (record-shape.ts); each other one would only cost throughput. Named as the exporter names them. */
const exported = ['process', 'form', 'processInstance', 'userTask', 'timer', 'incident', 'variable', 'processMessageSubscription', 'error']

const notExported = [
  ...['authorization', 'checkpoint', 'commandDistribution', 'compensationSubscription', 'decision', 'decisionEvaluation', 'decisionRequirements'],
  ...['deployment', 'deploymentDistribution', 'escalation', 'job', 'jobBatch', 'message', 'messageBatch', 'messageCorrelation'],
  ...['messageStartEventSubscription', 'messageSubscription', 'processEvent', 'processInstanceBatch', 'processInstanceCreation'],
  ...['processInstanceMigration', 'processInstanceModification', 'resourceDeletion', 'signal', 'signalSubscription', 'user', 'variableDocument'],
  ...['command', 'rejection'],
]

/** The engine's environment for its Elasticsearch exporter, pointed at the application's own intake. */
export function exporterEnvironment(settings: ExporterSettings): Record<string, string> {
  const prefix = 'ZEEBE_BROKER_EXPORTERS_RECORDS'
  const flag = (on: boolean) => (type: string) => [`${prefix}_ARGS_INDEX_${type.toUpperCase()}`, String(on)]
  const flags = [...exported.map(flag(true)), ...notExported.map(flag(false))]
  return {
    [`${prefix}_CLASSNAME`]: 'io.camunda.zeebe.exporter.ElasticsearchExporter',
    [`${prefix}_ARGS_URL`]: settings.url,
    [`${prefix}_ARGS_AUTHENTICATION_USERNAME`]: settings.username,
    [`${prefix}_ARGS_AUTHENTICATION_PASSWORD`]: settings.password,
    [`${prefix}_ARGS_BULK_SIZE`]: String(settings.bulkSize ?? 300),
    [`${prefix}_ARGS_BULK_MEMORYLIMIT`]: String(batchBytes),
    [`${prefix}_ARGS_BULK_DELAY`]: String(settings.bulkDelaySeconds ?? 1),
    [`${prefix}_ARGS_INDEX_PREFIX`]: settings.epoch,
    ...Object.fromEntries(flags),
  }
}
