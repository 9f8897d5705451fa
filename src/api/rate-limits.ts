import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { Refusal } from '../domain/errors.js'
import type { ApiSettings } from './api-services.js'

export interface RateLimits {
  /** Guesses at a secret other than a sign-in's: an own password, the one-time token. */
  secret: RequestHandler
  publicForm: RequestHandler
  /** Objections of one address to one notice. */
  objection: RequestHandler
  /** Before anything is asked of the store: all requests of an address. */
  address: RequestHandler
  /** By account where somebody is signed in, by address else. */
  person: RequestHandler
}

/** People who may work behind one address at the limit of a person each. */
const peopleBehindOneAddress = 50

/** A day's objections of one address to one notice: an office or a household behind it, not a flood that keeps an officer from the others. */
const objectionsToOneNotice = 10

/** Limits kept in memory: one process serves an instance, and a restart forgives. */
export function rateLimits({ limits }: ApiSettings): RateLimits {
  return {
    secret: limiter(15 * 60_000, limits.signInPerQuarterHour, { skipSuccessfulRequests: true, keyGenerator: personOf }),
    publicForm: limiter(60 * 60_000, limits.publicFormsPerHour),
    objection: limiter(24 * 60 * 60_000, objectionsToOneNotice, {
      skipFailedRequests: true,
      keyGenerator: (request) => `${ipKeyGenerator(request.ip ?? '')} ${String(request.params.noticeId)}`,
      refusal: () => new Refusal('objection.too-many', 429),
    }),
    address: limiter(60_000, limits.requestsPerMinute * peopleBehindOneAddress),
    person: limiter(60_000, limits.requestsPerMinute, { keyGenerator: personOf }),
  }
}

const personOf = (request: Request): string => request.account?.accountId ?? ipKeyGenerator(request.ip ?? '')

interface LimitOptions {
  skipSuccessfulRequests?: boolean
  skipFailedRequests?: boolean
  keyGenerator?: (request: Request) => string
  refusal?: () => Refusal
}

function limiter(windowMs: number, limit: number, { refusal, ...more }: LimitOptions = {}): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    ...more,
    handler: () => {
      throw refusal?.() ?? new Refusal('request.too-many', 429, { minutes: Math.ceil(windowMs / 60_000) })
    },
  })
}
