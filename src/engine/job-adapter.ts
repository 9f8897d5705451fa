import type { Logger } from 'pino'
import type { ZBWorker } from '@camunda8/sdk/dist/zeebe/index.js'
import { z } from 'zod'
import { BpmnError, FinalFailure, type JobWorkerDefinition, type WorkerDeps } from '../../workers/contract.js'
import { connectEngine, isNotFound, type EngineAddress, type EngineConnection } from './engine-connection.js'
import { isPassingFailure } from './passing-failure.js'

export interface JobAdapterOptions {
  address: EngineAddress
  definitions: readonly JobWorkerDefinition[]
  deps: WorkerDeps
  log: Logger
  /** Jobs of one type worked on at once. */
  concurrency?: number
  /** After this long the engine hands an unanswered job out again. Milliseconds. */
  jobTimeout?: number
  /** A worker that has not asked for jobs for this long though it could is replaced. Milliseconds. */
  stallTimeout?: number
}

export interface WorkerHealth {
  type: string
  activeJobs: number
  completed: number
  failed: number
  lastPollAt: Date
  /** How often it had to be replaced. */
  stalls: number
}

export interface JobAdapter {
  health(): WorkerHealth[]
  /** Takes no more jobs, lets running handlers finish for at most `patience` milliseconds. */
  stop(patience?: number): Promise<void>
}

type Job = Parameters<Parameters<EngineConnection['createWorker']>[0]['taskHandler']>[0]
type Answer = Awaited<ReturnType<Parameters<EngineConnection['createWorker']>[0]['taskHandler']>>

const mostBackOff = 60_000

/**
 * Runs worker definitions against the engine. Handlers see their input, `deps` and a few facts about the job, never the SDK.
 * A job can come twice (time-out, restart): that is why every definition says why running twice is safe.
 */
export function startJobAdapter(options: JobAdapterOptions): JobAdapter {
  const { log, concurrency = 8, jobTimeout = 60_000, stallTimeout = 45_000 } = options
  const connection = connectEngine(options.address, 8)
  const running = options.definitions.map((definition) => {
    const health: WorkerHealth = { type: definition.type, activeJobs: 0, completed: 0, failed: 0, lastPollAt: new Date(), stalls: 0 }
    return { definition, health, polls: 0, seenAt: performance.now(), worker: open(definition, health) }
  })

  function open(definition: JobWorkerDefinition, health: WorkerHealth): ZBWorker<never, never, never> {
    return connection.createWorker({
      taskType: definition.type,
      maxJobsToActivate: concurrency,
      timeout: jobTimeout as never,
      fetchVariable: inputNames(definition.input) as never,
      debug: true, // counts polls, which is how a stall shows; prints nothing at log level NONE
      taskHandler: (job) => work(definition, health, job as Job),
    }) as ZBWorker<never, never, never>
  }

  async function work(definition: JobWorkerDefinition, health: WorkerHealth, job: Job): Promise<Answer> {
    const facts = { type: job.type, jobKey: job.key, processInstanceKey: job.processInstanceKey, elementId: job.elementId }
    health.activeJobs++
    try {
      const output = await handle(definition, job, options.deps)
      health.completed++
      return await job.complete(output as never)
    } catch (error) {
      if (isNotFound(error)) return 'JOB_ACTION_ACKNOWLEDGEMENT' as Answer // done before, or its case ended: nothing left to answer
      if (error instanceof BpmnError) return await job.error({ errorCode: error.code, errorMessage: error.message, variables: plain(error.variables) as never })
      health.failed++
      if (isEngineFailure(error)) return 'JOB_ACTION_ACKNOWLEDGEMENT' as Answer // the engine hands the job out again after its time-out
      const failure = failureOf(error, job.retries)
      log.warn({ ...facts, err: error, retries: failure.retries }, 'job failed')
      return await job.fail(failure).catch(() => 'JOB_ACTION_ACKNOWLEDGEMENT' as Answer)
    } finally {
      health.activeJobs--
    }
  }

  const watch = setInterval(() => {
    for (const one of running) {
      const waiting = one.health.activeJobs <= concurrency * 0.3
      if (one.worker.pollCount !== one.polls || !waiting) {
        if (one.worker.pollCount !== one.polls) one.health.lastPollAt = new Date()
        one.polls = one.worker.pollCount
        one.seenAt = performance.now()
      } else if (performance.now() - one.seenAt > stallTimeout) {
        log.error({ type: one.definition.type, lastPollAt: one.health.lastPollAt }, 'worker stalled: replaced')
        one.health.stalls++
        void one.worker.close(1000).catch(() => undefined)
        one.worker = open(one.definition, one.health)
        one.polls = 0
        one.seenAt = performance.now()
      }
    }
  }, Math.min(5000, stallTimeout / 3))
  watch.unref()

  return {
    health: () => running.map(({ health }) => ({ ...health })),
    async stop(patience = 5000) {
      clearInterval(watch)
      await Promise.race([connection.close(), new Promise((resolve) => setTimeout(resolve, patience).unref())])
    },
  }
}

/** Input schema → handler → output schema. What does not fit a schema can't be healed by a retry. */
async function handle(definition: JobWorkerDefinition, job: Job, deps: WorkerDeps): Promise<Record<string, unknown>> {
  const input = definition.input.safeParse(job.variables)
  if (!input.success) throw new FinalFailure(`input of ${definition.type}: ${z.prettifyError(input.error)}`)
  const result = await definition.handle(input.data, deps, {
    jobKey: job.key,
    processInstanceKey: job.processInstanceKey,
    elementId: job.elementId,
    elementInstanceKey: job.elementInstanceKey,
    customHeaders: job.customHeaders as Record<string, string>,
  })
  const output = definition.output.safeParse(result)
  if (!output.success) throw new FinalFailure(`output of ${definition.type}: ${z.prettifyError(output.error)}`)
  return plain(output.data ?? {})
}

function failureOf(error: unknown, retriesLeft: number): { errorMessage: string; retries: number; retryBackOff: number } {
  const errorMessage = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 2000) : String(error)
  if (error instanceof FinalFailure) return { errorMessage, retries: 0, retryBackOff: 0 }
  if (isPassingFailure(error)) return { errorMessage, retries: retriesLeft, retryBackOff: 2000 }
  // Jobs begin with 3 retries unless the model says otherwise: 1 s, 4 s, 16 s.
  return { errorMessage, retries: retriesLeft - 1, retryBackOff: Math.min(mostBackOff, 1000 * 4 ** Math.max(0, 3 - retriesLeft)) }
}

const isEngineFailure = (error: unknown): boolean => typeof (error as { code?: unknown }).code === 'number' && 'details' in (error as object) && 'metadata' in (error as object)

/** Names of the variables a worker asks for; undefined (all) where its schema takes more than it names. */
function inputNames(input: z.ZodType): string[] | undefined {
  if (!(input instanceof z.ZodObject) || input.def.catchall instanceof z.ZodUnknown) return undefined
  const names = Object.keys(input.shape as object)
  return names.length > 0 ? names : undefined
}

const plain = (value: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(value)) as Record<string, unknown>
