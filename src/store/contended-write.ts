import { setTimeout as sleep } from 'node:timers/promises'

/** Somebody else was first again and again: whoever asked tries later. */
export class Contended extends Error {
  constructor(what: string) {
    super(`${what}: others were first each time`)
    this.name = 'Contended'
  }
}

const mostAttempts = 60

/**
 * A write that one of several may win: looks again and tries anew while `attempt` gives undefined, after a short pause of random length, which takes the
 * contenders apart.
 *
 * @throws Contended after 60 attempts, about two seconds.
 */
export async function contendedWrite<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tried = 0; tried < mostAttempts; tried++) {
    const done = await attempt()
    if (done !== undefined) return done
    await sleep(Math.random() * Math.min(60, 4 * (tried + 1)))
  }
  throw new Contended(what)
}
