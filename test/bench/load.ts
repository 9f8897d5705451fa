import { setTimeout as sleep } from 'node:timers/promises'
import { connectEngine, type EngineConnection } from '../../src/engine/engine-connection.js'
import { oneServiceTask } from '../unit/engine/small-models.js'

export const processId = 'bench-one-service-task'
const jobType = 'bench-work'

/** Drives one engine with instances of a one-service-task process: it creates them and does their job. */
export interface Load {
  /** Instances ended so far. */
  readonly ended: number
  /** As fast as the engine goes; answers instances a second, counted after a time of settling. */
  full(settleSeconds: number, seconds: number): Promise<number>
  /** At an even rate; answers the keys of the instances created. */
  steady(perSecond: number, seconds: number): Promise<string[]>
  /** Waits until everything created has ended. */
  drained(): Promise<void>
  close(): Promise<void>
}

/** Instances on their way at once: enough to keep the engine busy, few enough that it never pushes back. */
const mostOpen = 100
const creators = 32

export async function openLoad(grpcAddress: string, caseId: string): Promise<Load> {
  const connection = connectEngine({ grpc: grpcAddress, rest: '' }, 5)
  await untilDeployed(connection)
  let created = 0
  let ended = 0
  connection.createWorker({
    taskType: jobType,
    maxJobsToActivate: mostOpen,
    fetchVariable: ['caseId'] as never,
    pollInterval: 10 as never,
    taskHandler: async (job) => {
      const answer = await job.complete()
      ended++
      return answer
    },
  })
  const create = async (): Promise<string> => {
    created++
    const { processInstanceKey } = await connection.createProcessInstance({ bpmnProcessId: processId, variables: { caseId } })
    return String(processInstanceKey)
  }
  const drained = async (): Promise<void> => {
    const deadline = Date.now() + 60_000
    while (ended < created) {
      if (Date.now() > deadline) throw new Error(`${created - ended} instances did not end`)
      await sleep(20)
    }
  }

  return {
    get ended() {
      return ended
    },
    async full(settleSeconds, seconds) {
      let running = true
      const lines = Array.from({ length: creators }, async () => {
        while (running) {
          if (created - ended < mostOpen) await create()
          else await sleep(5)
        }
      })
      await sleep(settleSeconds * 1000)
      const [from, began] = [ended, performance.now()]
      await sleep(seconds * 1000)
      const rate = ((ended - from) / (performance.now() - began)) * 1000
      running = false
      await Promise.all(lines)
      await drained()
      return rate
    },
    async steady(perSecond, seconds) {
      const keys: Promise<string>[] = []
      const began = performance.now()
      for (let n = 0; n < perSecond * seconds; n++) {
        const due = began + (n / perSecond) * 1000 - performance.now()
        if (due > 1) await sleep(due)
        keys.push(create())
      }
      const all = await Promise.all(keys)
      await drained()
      return all
    },
    drained,
    close: async () => void (await connection.close()),
  }
}

async function untilDeployed(connection: EngineConnection): Promise<void> {
  for (let left = 30; ; left--) {
    try {
      await connection.deployResources([{ process: oneServiceTask(processId, jobType), name: `${processId}.bpmn` }])
      return
    } catch (error) {
      if (left === 0) throw error
      await sleep(500)
    }
  }
}
