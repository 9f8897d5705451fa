import type { RequestHandler } from 'express'
import { Refusal } from '../domain/errors.js'
import type { ApiServices } from './api-services.js'

/** One line a minute is enough for a fault of the settings. Milliseconds. */
const pause = 60_000

/**
 * Where the cookie is for https only, a write that came over plain http can have no session: it is told so, and the log says what is to be set,
 * instead of a refusal that speaks of a token.
 */
export function secureConnection({ settings, log }: Pick<ApiServices, 'settings' | 'log'>): RequestHandler {
  let said = -Infinity
  return (request, _response, next) => {
    if (!settings.secureCookie || request.secure || ['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return next()
    if (Date.now() - said > pause) {
      said = Date.now()
      log.warn(
        { forwardedProto: request.get('x-forwarded-proto') ?? null, trustedProxies: settings.trustedProxies },
        'PUBLIC_URL is https, but this request did not come as https: nobody can sign in. Let the proxy in front send X-Forwarded-Proto: https, and set TRUSTED_PROXIES to the number of proxies',
      )
    }
    throw new Refusal('session.insecure-connection', 403)
  }
}
