import { expect } from 'chai'
import type { z } from 'zod'
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

/**
 * Runs a job twice, the second time an hour later, as after a crash before the engine heard of the first: the second must leave
 * everything as it is. Returns the first run's output.
 */
export async function runTwice(world: World, type: string, variables: Record<string, unknown> = {}, passage: Passage = {}): Promise<Record<string, unknown>> {
  const output = await runOnce(world, type, variables, passage)
  const after = world.snapshot()
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
