import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'
import type { RequestHandler, Response } from 'express'

declare module 'express-serve-static-core' {
  interface Locals {
    nonce?: string
  }
}

const withNonce: RequestHandler = (_request, response, next) => {
  response.locals.nonce = randomBytes(16).toString('base64')
  next()
}

const nonceOf = (_request: IncomingMessage, response: ServerResponse): string => `'nonce-${(response as Response).locals.nonce ?? ''}'`

/**
 * Scripts come from our own files or carry this answer's nonce, so injected markup runs nothing (uploads are never served as scripts). Styles: bpmn-js and Element Plus set style
 * attributes on elements they make (positions, sizes), which a nonce cannot cover; elements `<style>` still need it.
 */
export function securityHeaders(secure: boolean): RequestHandler[] {
  return [
    withNonce,
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'self'"],
          scriptSrc: ["'self'", nonceOf],
          scriptSrcAttr: ["'none'"],
          styleSrcElem: ["'self'", nonceOf],
          styleSrcAttr: ["'unsafe-inline'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          frameSrc: ["'self'", 'blob:'],
          objectSrc: ["'none'"],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          ...(secure ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: secure,
      // an instance tried out over plain http has none of these, and browsers only warn about them
      crossOriginOpenerPolicy: secure,
      originAgentCluster: secure,
    }),
  ]
}
