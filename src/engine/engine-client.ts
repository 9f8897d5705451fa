import { setTimeout as sleep } from 'node:timers/promises'
import { connectEngine, isAlreadyPublished, isNotFound, type EngineAddress } from './engine-connection.js'
import type { DeployedResource, EngineResource } from './deployment.js'
import { createUserTaskCommands, type CommandResult, type UserTaskCommands } from './user-task-commands.js'

/** The engine cannot be asked now; the same command may be sent again. */
export class EngineUnavailable extends Error {}

export interface MessageToPublish {
  name: string
  /** The case id; empty for none. */
  correlationKey: string
  /** A second publication of the same id within its life changes nothing and counts as success. */
  messageId: string
  variables?: Record<string, unknown>
  /** How long the engine keeps it for a case that does not wait for it yet, and remembers its id. Milliseconds, default one day. */
  timeToLive?: number
}

export interface EngineClient extends UserTaskCommands {
  /** Deploys all in one act; what is deployed already in the same words makes no new version. */
  deploy(resources: EngineResource[]): Promise<DeployedResource[]>
  publishMessage(message: MessageToPublish): Promise<'published' | 'published-before'>
  /** For tests and the benchmark: not idempotent. Cases start by message. */
  createInstance(processId: string, variables?: Record<string, unknown>): Promise<{ processInstanceKey: string }>
  /** Gives a job its retries back where the incident is of a job, then lets the engine go on. */
  resolveIncident(incidentKey: string, jobKey?: string): Promise<CommandResult>
  cancelInstance(processInstanceKey: string): Promise<CommandResult>
  setVariables(elementInstanceKey: string, variables: Record<string, unknown>): Promise<CommandResult>
  /** Version of the gateway, and thereby proof that it answers. */
  topology(): Promise<{ gatewayVersion: string; partitionsCount: number }>
  close(): Promise<void>
}

const oneDay = 86_400_000

/** Opens the command side of one engine. Errors other than those named by a method are `EngineUnavailable` or the engine's refusal. */
export function createEngineClient(address: EngineAddress): EngineClient {
  const connection = connectEngine(address, 3)

  /** The SDK answers null once it is closing: a command that was never sent must not look like success. */
  async function send<T>(command: () => Promise<T>): Promise<T> {
    const answer = await untilPartitionsKnown(command).catch((error: Error & { code?: number }) => {
      if (error.code === 14 || error.code === 8 || error.code === 4) throw new EngineUnavailable(error.message, { cause: error })
      throw error
    })
    if (answer === null || answer === undefined) throw new EngineUnavailable('the connection to the engine is closed')
    return answer
  }
  const sendUnlessGone = (command: () => Promise<unknown>): Promise<CommandResult> =>
    send(command).then(
      () => 'done',
      (error: unknown) => {
        if (isNotFound(error)) return 'not-found'
        throw error
      },
    )

  return {
    ...createUserTaskCommands(address.rest, address.credentials),
    async deploy(resources) {
      const answer = await send(() => connection.deployResources(resources.map(({ name, content }) => ({ name, process: content }))))
      return answer.deployments.flatMap((deployment) => {
        const found = deployment as Partial<Record<'process' | 'decision' | 'form', DeployedByEngine>>
        if (found.process) return [deployed('process', found.process.bpmnProcessId, found.process.processDefinitionKey, found.process.version)]
        if (found.decision) return [deployed('decision', found.decision.dmnDecisionId, found.decision.decisionKey, found.decision.version)]
        if (found.form) return [deployed('form', found.form.formId, found.form.formKey, found.form.version)]
        return []
      })
    },
    publishMessage: ({ name, correlationKey, messageId, variables = {}, timeToLive = oneDay }) =>
      send(() =>
        connection.publishMessage({ name, correlationKey, messageId, variables: plain(variables) as never, timeToLive: timeToLive as never }),
      ).then(
        () => 'published',
        (error: unknown) => {
          if (isAlreadyPublished(error)) return 'published-before'
          throw error
        },
      ),
    createInstance: async (bpmnProcessId, variables = {}) => {
      const answer = await send(() => connection.createProcessInstance({ bpmnProcessId, variables: plain(variables) as never }))
      return { processInstanceKey: String(answer.processInstanceKey) }
    },
    async resolveIncident(incidentKey, jobKey) {
      if (jobKey && jobKey !== '-1') await sendUnlessGone(() => connection.updateJobRetries({ jobKey, retries: 3 }))
      return sendUnlessGone(() => connection.resolveIncident({ incidentKey }))
    },
    cancelInstance: (processInstanceKey) => sendUnlessGone(() => connection.cancelProcessInstance(processInstanceKey)),
    setVariables: (elementInstanceKey, variables) =>
      sendUnlessGone(() => connection.setVariables({ elementInstanceKey, variables: plain(variables) as never, local: false })),
    topology: async () => {
      const { gatewayVersion, partitionsCount } = await send(() => connection.topology())
      return { gatewayVersion, partitionsCount }
    },
    close: async () => void (await connection.close()),
  }
}

/** Just after its start the gateway refuses commands because it has not heard of its partitions; the SDK doesn't retry that. */
async function untilPartitionsKnown<T>(command: () => Promise<T>, patience = 15_000): Promise<T> {
  const deadline = performance.now() + patience
  for (;;) {
    try {
      return await command()
    } catch (error) {
      const { code, message } = error as Error & { code?: number }
      if (code !== 14 || !message.includes('partition') || performance.now() > deadline) throw error
      await sleep(300)
    }
  }
}

type DeployedByEngine = Record<string, string | number>
const deployed = (kind: DeployedResource['kind'], id: unknown, key: unknown, version: unknown): DeployedResource => ({
  kind,
  id: String(id),
  key: String(key),
  version: Number(version),
})

/** Variables as the engine takes them: dates as ISO text, nothing undefined. */
const plain = (variables: Record<string, unknown>): Record<string, unknown> => JSON.parse(JSON.stringify(variables)) as Record<string, unknown>
