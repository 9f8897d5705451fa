import type { Logger } from 'pino'

/** Something that removes what a crash left without a record; returns how many. */
interface Sweepable {
  sweep(): Promise<number>
}

const firstAfter = 60_000
const every = 6 * 3_600_000

/** Sweeps a minute after the start and every six hours; a store that is away is tried again the next time. */
export function startFileSweeping(places: Sweepable[], log: Pick<Logger, 'info' | 'warn'>): { stop(): void } {
  let timer: NodeJS.Timeout
  const plan = (milliseconds: number) => {
    timer = setTimeout(() => void sweep().finally(() => plan(every)), milliseconds)
    timer.unref()
  }
  async function sweep(): Promise<void> {
    try {
      let removed = 0
      for (const place of places) removed += await place.sweep()
      if (removed > 0) log.info({ removed }, 'files without a record were removed')
    } catch (error) {
      log.warn({ err: error }, 'files without a record could not be looked for')
    }
  }
  plan(firstAfter)
  return { stop: () => clearTimeout(timer) }
}
