import { csrfSync } from 'csrf-sync'
import type { Request } from 'express'

const { csrfSynchronisedProtection, generateToken } = csrfSync({
  getTokenFromRequest: (request) => request.get('x-csrf-token'),
})

/** Every write carries the session's token in `x-csrf-token`; reads do not. */
export const csrfProtection = csrfSynchronisedProtection

/** The token of this session, made when it has none. */
export const csrfTokenOf = (request: Request): string => generateToken(request)
