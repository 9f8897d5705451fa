import { expect } from 'chai'
import type { z } from 'zod'
import type { WorkerDeps } from '../../../workers/contract.js'
import { workers } from '../../../workers/index.js'
import type { World } from './in-memory-deps.js'

export interface Passage {
  elementId?: string
  elementInstanceKey?: string
}

/** Runs a job the way the adapter does: input parsed, output parsed. */
export async function runOnce(world: World, type: string, variables: Record<string, unknown> = {}, passage: Passage = {}): Promise<Record<string, unknown>> {
  const worker = workers.find((each) => each.type === type)
  if (!worker) throw new Error(`no worker ${type}`)
  const input = worker.input.parse({ caseId: 'C1', ...variables }) as z.infer<typeof worker.input>
  const output = await worker.handle(input, world.deps, {
    jobKey: '1',
    processInstanceKey: '2',
    elementId: passage.elementId ?? 'Task_X',
    elementInstanceKey: passage.elementInstanceKey ?? '100',
    customHeaders: {},
  })
  return worker.output.parse(output) as Record<string, unknown>
}

/** The same dependencies, whose process dies when the n-th call has had its effect: the caller never hears of it. */
function dyingAfter(deps: WorkerDeps, calls: number): WorkerDeps {
  let left = calls
  const dying = Object.entries(deps).map(([name, group]) => {
    if (typeof group !== 'object' || name === 'clock' || name === 'links') return [name, group]
    const methods = Object.entries(group as Record<string, (...args: unknown[]) => Promise<unknown>>).map(([method, call]) => [
      method,
      async (...args: unknown[]) => {
        const answer = await call(...args)
        if (--left === 0) throw new Error('killed')
        return answer
      },
    ])
    return [name, Object.fromEntries(methods)]
  })
  return Object.fromEntries(dying) as WorkerDeps
}

/**
 * Runs a job as it may come: killed after each of its steps and run again, which must leave what one undisturbed run leaves; then once more an hour
 * later, as after a crash before the engine heard of it, which must change nothing. Returns the undisturbed run's output.
 */
export async function runTwice(world: World, type: string, variables: Record<string, unknown> = {}, passage: Passage = {}): Promise<Record<string, unknown>> {
  const before = world.snapshot()
  const output = await runOnce(world, type, variables, passage)
  const after = world.snapshot()
  for (let step = 1; ; step++) {
    world.restore(before)
    const died = await runOnce({ ...world, deps: dyingAfter(world.deps, step) }, type, variables, passage).then(
      () => false,
      (error: Error) => error.message === 'killed',
    )
    if (!died) break
    const again = await runOnce(world, type, variables, passage)
    expect(world.snapshot(), `${type} killed after step ${step}`).to.deep.equal(after)
    expect(again, `${type} killed after step ${step}`).to.deep.equal(output)
  }
  world.setNow(new Date(world.deps.clock.now().getTime() + 3_600_000))
  await runOnce(world, type, variables, passage)
  expect(world.snapshot(), `${type} run twice`).to.deep.equal(after)
  return output
}

/** Kind and recipients of every notice, in the order sent. */
export function noticesOf(world: World): { kind: string; to: unknown }[] {
  return [...world.state.notices.values()].map(({ kind, recipients }) => ({ kind, to: recipients[0] }))
}

export const kindsOf = (world: World): string[] => [...new Set(noticesOf(world).map(({ kind }) => kind))]

/** Data of the first notice of a kind. */
export function dataOf(world: World, kind: string): Record<string, string> {
  const found = [...world.state.notices.values()].find((notice) => notice.kind === kind)
  if (!found) throw new Error(`no notice ${kind}`)
  return found.data
}
