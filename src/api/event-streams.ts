import type { Response } from 'express'
import { Refusal } from '../domain/errors.js'
import type { ApiServices } from './api-services.js'

const heartbeatMilliseconds = 20_000
/** A browser that has taken nothing for this long is gone. */
const stalledMilliseconds = 60_000
const mostStreamsPerAccount = 20

export interface StreamOptions {
  accountId: string
  sessionId: string
  /** Throws when the person may no longer listen; asked at each heartbeat. */
  stillAllowed: () => Promise<void>
}

interface Stream extends StreamOptions {
  response: Response
  /** Events held back while the browser reads too slowly: one a name, the latest. */
  waiting: Map<string, unknown>
  blockedSince?: number
}

/**
 * Open server-sent event streams. Events only say that something changed; browsers fetch again, so events can be
 * merged, and one that is lost costs nothing.
 */
export class EventStreams {
  readonly #open = new Set<Stream>()
  #beating = false
  readonly #timer: NodeJS.Timeout

  constructor({ events }: Pick<ApiServices, 'events'>, heartbeat = heartbeatMilliseconds) {
    this.#timer = setInterval(() => void this.#beat(), heartbeat)
    this.#timer.unref()
    events.on('access-ended', ({ accountId }) => this.end((stream) => stream.accountId === accountId))
    events.once('closing', () => {
      clearInterval(this.#timer)
      this.end(() => true)
    })
  }

  /** Starts a stream; returns how to send on it and registers `onEnd`. Authorization comes before. */
  start(response: Response, options: StreamOptions, onEnd: () => void): (name: string, data: unknown) => void {
    if ([...this.#open].filter((one) => one.accountId === options.accountId).length >= mostStreamsPerAccount)
      throw new Refusal('events.too-many-streams', 429)
    const stream: Stream = { ...options, response, waiting: new Map() }
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    })
    response.write('retry: 3000\n\n')
    response.on('drain', () => this.#drain(stream))
    // the response's: a request's own end may come before it, or, where it announced a body of no bytes, not at all
    response.on('close', () => {
      this.#open.delete(stream)
      onEnd()
    })
    this.#open.add(stream)
    return (name, data) => this.#send(stream, name, data)
  }

  /** Ends the streams chosen, for example those of a session that was signed out. */
  end(chosen: (stream: StreamOptions) => boolean): void {
    for (const stream of this.#open) if (chosen(stream)) this.#finish(stream)
  }

  #send(stream: Stream, name: string, data: unknown): void {
    if (stream.blockedSince !== undefined) stream.waiting.set(name, data)
    else if (!stream.response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)) stream.blockedSince = Date.now()
  }

  #drain(stream: Stream): void {
    delete stream.blockedSince
    const waiting = [...stream.waiting]
    stream.waiting.clear()
    for (const [name, data] of waiting) this.#send(stream, name, data)
  }

  #finish(stream: Stream): void {
    this.#open.delete(stream)
    stream.response.end()
  }

  /** One round at a time: where the store is slow, rounds don't pile up. */
  async #beat(): Promise<void> {
    if (this.#beating) return
    this.#beating = true
    try {
      await this.#askAll()
    } finally {
      this.#beating = false
    }
  }

  async #askAll(): Promise<void> {
    for (const stream of [...this.#open]) {
      if (stream.blockedSince !== undefined) {
        if (Date.now() - stream.blockedSince > stalledMilliseconds) stream.response.destroy()
        continue
      }
      try {
        await stream.stillAllowed()
        stream.response.write(': alive\n\n')
      } catch {
        this.#finish(stream)
      }
    }
  }
}
