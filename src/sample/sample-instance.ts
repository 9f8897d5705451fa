import type { ChangeEvents } from '../domain/change-events.js'
import type { OffsetClock } from '../domain/clock.js'
import { Refusal } from '../domain/errors.js'
import type { Store } from '../store/connection.js'
import { instanceOf } from '../store/models/instance.js'
import { sampleSignIns } from './sample-accounts.js'

export interface SampleInstanceOptions<Mailbox> {
  store: Store
  clock: OffsetClock
  events: ChangeEvents
  dataDir: string
  mailbox: Mailbox
  /** Moves the engine's clock; absent where the engine's management is out of reach, and time can't be moved then. */
  addToEngineClock?: (milliseconds: number) => Promise<void>
}

interface Letters {
  list(): Promise<{ noticeId: string; to: string; subject: string; sentAt: Date }[]>
  open(noticeId: string): Promise<{ noticeId: string; to: string; subject: string; text: string; sentAt: Date } | undefined>
}

/** What only an instance with sample data offers: its sign-ins, its clock, its mailbox. */
export function createSampleInstance({ store, clock, events, dataDir, mailbox, addToEngineClock }: SampleInstanceOptions<Letters>) {
  let moving: Promise<unknown> = Promise.resolve()

  async function move(milliseconds: number): Promise<Date> {
    if (!addToEngineClock) throw new Refusal('engine.unavailable', 503)
    await addToEngineClock(milliseconds).catch((error: unknown) => {
      throw new Refusal('engine.unavailable', 503, { cause: String(error) })
    })
    clock.add(milliseconds)
    // kept, because the engine loses its own offset when it restarts
    await instanceOf(store).updateOne({ _id: 'instance' }, { $set: { clockOffsetMilliseconds: clock.offsetMilliseconds } }, { upsert: true })
    const now = clock.now()
    events.emit('clock-changed', { now })
    return now
  }

  return {
    accounts: () => sampleSignIns(dataDir),
    /** Moves the engine's clock and the application's together, one move after the other. */
    addClock(milliseconds: number): Promise<Date> {
      const moved = moving.then(() => move(milliseconds))
      moving = moved.catch(() => undefined)
      return moved
    },
    mailbox: () => mailbox.list(),
    mail: (noticeId: string) => mailbox.open(noticeId),
  }
}
