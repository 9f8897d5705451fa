import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { ZodError } from 'zod'
import { Refusal } from '../domain/errors.js'
import { languageOf, messageFor, type Language } from './catalogue.js'
import { fieldCodes } from './zod-codes.js'

/** Every error that leaves: the same shape, in the reader's language. */
export interface ErrorBody {
  code: string
  message: string
  details: Record<string, unknown>
}

export const unknownRoute: RequestHandler = (request) => {
  throw new Refusal('request.unknown-route', 404, { path: request.path })
}

/** The one place where an error becomes an answer. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    // whoever asked has gone; there is nobody to answer and nothing went wrong here
    if (request.destroyed && !request.complete) return void response.destroy()
    const refusal = asRefusal(error)
    if (!refusal) log.error({ requestId: request.id, err: error }, 'unexpected error')
    else if (refusal.status === 503) log.warn({ requestId: request.id, code: refusal.code, err: error }, 'dependency unavailable')
    if (refusal?.status === 503) response.setHeader('Retry-After', '10')
    const body = refusal ? refusalBody(refusal, languageOf(request)) : unexpectedBody(request.id, languageOf(request))
    response.status(refusal?.status ?? 500).json(body)
  }
}

/** What the person can act on; `undefined` for a fault of ours. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (error instanceof ZodError) return new Refusal('request.invalid', 422, { fields: fieldCodes(error) })
  if (!(error instanceof Error)) return undefined
  return fromRequestParsing(error) ?? fromDependency(error)
}

/** Errors of express's own body parsers, busboy and path decoding. */
function fromRequestParsing(error: Error & { type?: string; status?: number; code?: string }): Refusal | undefined {
  if (error.code === 'EBADCSRFTOKEN') return new Refusal('request.csrf-invalid', 403)
  if (error.type === 'entity.parse.failed') return new Refusal('request.malformed-json', 400)
  if (error.type === 'entity.too.large') return new Refusal('request.too-large', 413)
  if (error.type === 'charset.unsupported' || error.type === 'encoding.unsupported') return new Refusal('request.unsupported-type', 415)
  if (error.type === 'request.aborted' || error.type === 'request.size.invalid') return new Refusal('request.interrupted', 400)
  if (error instanceof URIError || error.status === 400) return new Refusal('request.malformed', 400)
  return undefined
}

const storeErrors = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'DisconnectedError',
])

/** A store or an engine that does not answer: the act can be repeated later. */
function fromDependency(error: Error & { code?: unknown; cause?: unknown }): Refusal | undefined {
  if (storeErrors.has(error.name)) return new Refusal('store.unavailable', 503)
  if (error.constructor.name === 'EngineUnavailable') return new Refusal('engine.unavailable', 503)
  const codes = [error.code, (error.cause as { code?: unknown } | undefined)?.code]
  // 14 is gRPC's UNAVAILABLE; the others are refused or broken connections of the engine's REST side
  if (codes.some((code) => code === 14 || code === 'ECONNREFUSED' || code === 'ECONNRESET')) return new Refusal('engine.unavailable', 503)
  return undefined
}

function refusalBody(refusal: Refusal, language: Language): ErrorBody {
  const { fields, ...details } = refusal.details
  return {
    code: refusal.code,
    message: messageFor(refusal.code, language, refusal.details),
    details: fields ? { ...details, fields: withMessages(fields as Record<string, unknown>, language, details) } : details,
  }
}

/** A field's sentence may say what the whole's says: the latest day, the line. */
function withMessages(fields: Record<string, unknown>, language: Language, details: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(fields).map(([path, code]) =>
    typeof code === 'string' ? [path, { code, message: messageFor(code, language, details) }] : [path, code],
  )
  return Object.fromEntries(entries) as Record<string, unknown>
}

function unexpectedBody(requestId: string, language: Language): ErrorBody {
  return { code: 'server.unexpected', message: messageFor('server.unexpected', language), details: { requestId } }
}
