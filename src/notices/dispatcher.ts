import type { Logger } from 'pino'
import { regionAndAbove } from '../domain/role.js'
import type { Store } from '../store/connection.js'
import { noticesOf, type AddressFate, type LetterReason, type NoticeDocument } from '../store/models/notices.js'
import { regionOfLetter } from './letter-regions.js'
import { mailFailureOf } from './mail-failures.js'
import type { MailTransport } from './mail-transport.js'

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
 * begin again where it was: nothing is given up, nothing else waits. Each address of a letter has a fate of its own. Leases use real time,
 * not the sample's clock.
 */
export class Dispatcher {
  readonly #model
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #stopped = true
  #woken = false
  #pause = 0

  constructor(
    private readonly store: Store,
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
        { $set: { 'mail.nextAt': new Date(now.getTime() + this.timing.leaseMilliseconds), 'mail.underWay': true }, $inc: { 'mail.attempts': 1 } },
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
      await this.#serve(notice, mine)
      this.#pause = 0
      return true
    } catch (error) {
      if (!(error instanceof ServerAway)) throw error
      this.#pause = Math.min(this.#pause * 2 || this.timing.pauseMilliseconds, this.timing.longestPauseMilliseconds)
      // Behind the others, so that one letter the server stumbles over does not hold up the rest.
      await this.#model.updateOne(mine, {
        $set: { 'mail.nextAt': new Date(), 'mail.reason': error.reason, 'mail.lastError': error.message, 'mail.undeliveredIn': regionAndAbove(await regionOfLetter(this.store, notice.caseId)) },
        $unset: { 'mail.underWay': 1 },
      })
      this.log.warn({ noticeId: notice._id, reason: error.reason, answer: error.message, pause: this.#pause }, 'notices: mail not delivered, trying again')
      return false
    } finally {
      clearInterval(renewal)
    }
  }

  /**
   * Brings a letter to each address that has not had it, noting each one's fate before the next is tried. One that is refused or put off
   * changes nothing for the others. @throws ServerAway
   */
  async #serve(notice: NoticeDocument, mine: Record<string, unknown>): Promise<void> {
    let fates = notice.mail.fates ?? []
    const due = notice.mail.to.filter((address) => !fates.some((one) => one.address === address && one.state !== 'deferred'))
    for (const address of due) {
      const fate = await this.#deliver(notice, address)
      fates = [...fates.filter((one) => one.address !== address), fate]
      if (address === due.at(-1)) break
      const { matchedCount } = await this.#model.updateOne(mine, { $set: { 'mail.fates': fates } })
      if (matchedCount === 0) return
    }
    const state = fates.some((one) => one.state === 'deferred') ? 'pending' : fates.some((one) => one.state === 'refused') ? 'failed' : 'sent'
    const wait = Math.min(this.timing.pauseMilliseconds * 2 ** Math.min(notice.mail.attempts, 12), this.timing.longestPauseMilliseconds * 10)
    await this.#model.updateOne(mine, {
      $set: {
        'mail.state': state,
        'mail.fates': fates,
        ...(state === 'pending' && { 'mail.nextAt': new Date(Date.now() + wait) }),
        ...(state === 'sent' ? { 'mail.sentAt': new Date() } : { 'mail.undeliveredIn': regionAndAbove(await regionOfLetter(this.store, notice.caseId)) }),
      },
      $unset: { 'mail.underWay': 1, 'mail.reason': 1, ...(state === 'sent' && { 'mail.undeliveredIn': 1 }) },
    })
  }

  async #deliver(notice: NoticeDocument, address: string): Promise<AddressFate> {
    try {
      await this.transport.deliver(notice, address)
      return { address, state: 'sent', at: new Date() }
    } catch (error) {
      const failure = mailFailureOf(error)
      if (failure.about === 'server') throw new ServerAway(failure.reason, failure.answer)
      const facts = { noticeId: notice._id, reason: failure.reason, answer: failure.answer }
      if (failure.lasting) this.log.error(facts, 'notices: the mail server refused a letter to an address for good; an administrator is shown it')
      else this.log.info(facts, 'notices: the mail server puts a letter to an address off')
      return { address, state: failure.lasting ? 'refused' : 'deferred', reason: failure.reason, at: new Date() }
    }
  }
}

/** The mail server can't be reached or lets nobody in: no fault of the letter, and the others need not be tried now. */
class ServerAway extends Error {
  constructor(
    readonly reason: LetterReason,
    answer: string,
  ) {
    super(answer)
  }
}
