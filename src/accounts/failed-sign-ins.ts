import { setTimeout as sleep } from 'node:timers/promises'

/** What a process remembers at most; beyond it the oldest are forgotten. */
const most = 10_000
/** How many may wait for their turn at one address. */
const mostWaiting = 200

/**
 * Counts wrong passwords by address in windows of 15 minutes, in memory: one process serves an instance, and a restart forgives. Right passwords and
 * refused requests count for nothing. At an address with too many, names new to it are tried one after the other, with a pause each: guessing becomes
 * slow, a right password still gets in.
 */
export function createFailedSignIns(limit: number, { window = 15 * 60_000, pause = 500, now = Date.now } = {}) {
  const counted = new Map<string, { failures: number; until: number }>()
  const queues = new Map<string, { waiting: number; last: Promise<void> }>()
  const current = (address: string) => {
    const known = counted.get(address)
    return known && known.until > now() ? known : undefined
  }
  return {
    /** Resolves when it is this attempt's turn; false where too many wait already. At an address with few wrong passwords at once. */
    async turn(address: string): Promise<boolean> {
      if ((current(address)?.failures ?? 0) < limit) return true
      const queue = queues.get(address) ?? { waiting: 0, last: Promise.resolve() }
      if (queue.waiting >= mostWaiting) return false
      queues.set(address, queue)
      queue.waiting += 1
      queue.last = queue.last.then(() => sleep(pause))
      await queue.last
      queue.waiting -= 1
      if (queue.waiting === 0) queues.delete(address)
      return true
    },
    failed(address: string): void {
      const known = current(address) ?? { failures: 0, until: now() + window }
      known.failures += 1
      counted.delete(address)
      counted.set(address, known)
      if (counted.size > most) counted.delete(counted.keys().next().value!)
    },
  }
}
export type FailedSignIns = ReturnType<typeof createFailedSignIns>
