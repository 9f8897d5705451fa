/** What a process remembers at most; beyond it the oldest are forgotten. */
const most = 10_000

/**
 * Counts wrong passwords by address in windows of 15 minutes, in memory: one process serves an instance, and a restart forgives. Right passwords and
 * refused requests count for nothing.
 */
export function createFailedSignIns(limit: number, windowMilliseconds = 15 * 60_000, now: () => number = Date.now) {
  const counted = new Map<string, { failures: number; until: number }>()
  const current = (address: string) => {
    const known = counted.get(address)
    return known && known.until > now() ? known : undefined
  }
  return {
    /** Milliseconds until the address may try again names it never signed in with; 0 where it may. */
    waitOf(address: string): number {
      const known = current(address)
      return known && known.failures >= limit ? known.until - now() : 0
    },
    failed(address: string): void {
      const known = current(address) ?? { failures: 0, until: now() + windowMilliseconds }
      known.failures += 1
      counted.delete(address)
      counted.set(address, known)
      if (counted.size > most) counted.delete(counted.keys().next().value!)
    },
  }
}
