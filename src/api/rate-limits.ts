import { rateLimit } from 'express-rate-limit'
import type { RequestHandler } from 'express'
import { Refusal } from '../domain/errors.js'
import type { ApiSettings } from './api-services.js'

export interface RateLimits {
  signIn: RequestHandler
  publicForm: RequestHandler
  everything: RequestHandler
}

/** Limits per address, kept in memory: one process serves an instance, and a restart forgives. */
export function rateLimits({ limits }: ApiSettings): RateLimits {
  return {
    // only failures count: an office behind one address signs in at nine o'clock together
    signIn: limiter(15 * 60_000, limits.signInPerQuarterHour, { skipSuccessfulRequests: true }),
    publicForm: limiter(60 * 60_000, limits.publicFormsPerHour),
    everything: limiter(60_000, limits.requestsPerMinute),
  }
}

function limiter(windowMs: number, limit: number, more: { skipSuccessfulRequests?: boolean } = {}): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    ...more,
    handler: () => {
      throw new Refusal('request.too-many', 429, { minutes: Math.ceil(windowMs / 60_000) })
    },
  })
}
