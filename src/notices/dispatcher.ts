import type { Logger } from 'pino'
import type { Store } from '../store/connection.js'
import { noticesOf, type NoticeDocument } from '../store/models/notices.js'
import { isPutOff, type MailTransport } from './mail-transport.js'

export interface DispatcherTiming {
  /** How often it looks when nobody wakes it. */
  pollMilliseconds: number
  /** How long a claimed notice is left alone; after a crash it is taken up again then. Renewed while a mail is under way. */
  leaseMilliseconds: number
  /** First pause after a mail server that is down; doubles up to `longestPauseMilliseconds`. */
  pauseMilliseconds: number
  longestPauseMilliseconds: number
}
export const usualTiming: DispatcherTiming = { pollMilliseconds: 2_000, leaseMilliseconds: 60_000, pauseMilliseconds: 2_000, longestPauseMilliseconds: 60_000 }

/**
 * Mails pending notices, one after another, each claimed by moving its `nextAt` on. A server that is down makes it pause and
 * begin again where it was: nothing is given up, nothing else waits. Leases use real time, not the sample's clock.
 */
export class Dispatcher {
  readonly #model
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #stopped = true
  #woken = false
  #pause = 0

  constructor(
    store: Store,
    private readonly transport: MailTransport,
    private readonly log: Logger,
    private readonly timing: DispatcherTiming = usualTiming,
  ) {
    this.#model = noticesOf(store)
  }

  start(): void {
    if (!this.#stopped) return
    this.#stopped = false
    this.#schedule(0)
  }

  /** Ends after the mail under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
    this.transport.close()
  }

  /** Something new is pending. */
  wake(): void {
    this.#woken = true
    if (!this.#stopped && !this.#running && this.#pause === 0) this.#schedule(0)
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#running = this.#round().finally(() => {
        this.#running = undefined
        if (!this.#stopped) this.#schedule(this.#pause || (this.#woken ? 0 : this.timing.pollMilliseconds))
      })
    }, milliseconds)
    this.#timer.unref()
  }

  async #round(): Promise<void> {
    this.#woken = false
    try {
      while (!this.#stopped && (await this.#next()));
    } catch (error) {
      this.log.warn({ err: error }, 'notices: the store did not answer, trying again')
    }
  }

  /** Handles one pending notice; false when there is none or the server is down. */
  async #next(): Promise<boolean> {
    const now = new Date()
    const notice: NoticeDocument | null = await this.#model
      .findOneAndUpdate(
        { 'mail.state': 'pending', 'mail.nextAt': { $lte: now } },
        { $set: { 'mail.nextAt': new Date(now.getTime() + this.timing.leaseMilliseconds) }, $inc: { 'mail.attempts': 1 } },
        { sort: { 'mail.nextAt': 1 }, returnDocument: 'after' },
      )
      .lean()
    if (!notice) return false
    // The attempt's number is the claim: whoever claimed after us owns the notice, and our word counts no more.
    const mine = { _id: notice._id, 'mail.state': 'pending' as const, 'mail.attempts': notice.mail.attempts }
    const renewal = setInterval(() => {
      const nextAt = new Date(Date.now() + this.timing.leaseMilliseconds)
      this.#model.updateOne(mine, { $set: { 'mail.nextAt': nextAt } }).catch(() => undefined)
    }, this.timing.leaseMilliseconds / 3)
    try {
      const result = await this.transport.deliver(notice)
      clearInterval(renewal)
      if (result.sent) {
        await this.#model.updateOne(mine, { $set: { 'mail.state': 'sent', 'mail.sentAt': new Date(), 'mail.rejected': result.rejected } })
      } else {
        this.log.error({ noticeId: notice._id, reason: result.permanent }, 'notices: the mail server refused a notice for good; it stays in the inbox')
        await this.#model.updateOne(mine, { $set: { 'mail.state': 'failed', 'mail.lastError': result.permanent } })
      }
      this.#pause = 0
      return true
    } catch (error) {
      clearInterval(renewal)
      if (isPutOff(error)) {
        const wait = Math.min(this.timing.pauseMilliseconds * 2 ** Math.min(notice.mail.attempts, 12), this.timing.longestPauseMilliseconds * 10)
        await this.#model.updateOne(mine, { $set: { 'mail.nextAt': new Date(Date.now() + wait), 'mail.lastError': String(error).slice(0, 500) } })
        return true
      }
      this.#pause = Math.min(this.#pause * 2 || this.timing.pauseMilliseconds, this.timing.longestPauseMilliseconds)
      // Behind the others, so that one letter the server stumbles over does not hold up the rest.
      await this.#model.updateOne(mine, { $set: { 'mail.nextAt': new Date(), 'mail.lastError': String(error).slice(0, 500) } })
      this.log.warn({ noticeId: notice._id, err: error, pause: this.#pause }, 'notices: mail not delivered, trying again')
      return false
    }
  }
}
