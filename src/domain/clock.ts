/** The application's time. Injected everywhere; in tests and the sample instance it moves together with the engine's clock. */
export interface Clock {
  now(): Date
}

/** Real time plus an offset that only grows. */
export class OffsetClock implements Clock {
  #offset = 0
  get offsetMilliseconds(): number {
    return this.#offset
  }
  add(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError('a clock only moves forward')
    this.#offset += milliseconds
  }
  now(): Date {
    return new Date(Date.now() + this.#offset)
  }
}
