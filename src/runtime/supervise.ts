import type { Logger } from 'pino'
import type { ChildExit } from './child.js'

export interface Supervisable {
  pid: number
  exited: Promise<ChildExit>
  stop(): Promise<void>
}

export interface Supervised<H extends Supervisable> {
  /** The child as it runs now, or ran last. */
  current(): H
  /** Ends the child and the watch over it. */
  stop(): Promise<void>
}

export interface SuperviseOptions<H extends Supervisable> {
  name: string
  /** Starts the child; `previous` is the one that died, so that its ports can be taken again. */
  start(previous: H | undefined): Promise<H>
  /** Called after a restart, before anybody is told that it is back; e.g. to give an engine its clock back. */
  restarted?(handle: H): Promise<void>
  log: Logger
  /** First wait before a restart; doubles up to half a minute, and starts anew after a minute of running. Milliseconds. */
  backOff?: number
}

const mostBackOff = 30_000
const steadyAfter = 60_000

/** Keeps a child running: when it dies it is started again with back-off until `stop` is called. Rejects where the first start fails. */
export async function supervise<H extends Supervisable>(options: SuperviseOptions<H>): Promise<Supervised<H>> {
  const { name, log, backOff = 1_000 } = options
  let handle = await options.start(undefined)
  let stopping = false
  let wake: () => void = () => {}
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  async function watch(): Promise<void> {
    let wait = backOff
    for (;;) {
      const since = Date.now()
      const exit = await handle.exited
      if (stopping) return
      if (Date.now() - since > steadyAfter) wait = backOff
      log.error({ ...exit, child: name, restartInMilliseconds: wait }, 'child ended; it is started again')
      for (;;) {
        await pause(wait)
        wait = Math.min(wait * 2, mostBackOff)
        if (stopping) return
        try {
          const next = await options.start(handle)
          handle = next
          // One that can't be made ready again is ended: the next attempt must find its ports and folder free.
          await options.restarted?.(next).catch(async (error: unknown) => {
            await next.stop()
            throw error
          })
          break
        } catch (error) {
          log.error({ err: error, child: name, restartInMilliseconds: wait }, 'child could not be started; it is tried again')
        }
      }
      log.info({ child: name, pid: handle.pid }, 'child runs again')
      if (stopping) return handle.stop()
    }
  }
  const watching = watch()
  return {
    current: () => handle,
    async stop() {
      stopping = true
      wake()
      await handle.stop()
      await watching
    },
  }
}
