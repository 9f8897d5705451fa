import { timingSafeEqual } from 'node:crypto'
import { Router, type ErrorRequestHandler, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import { intakeMessage } from './intake-messages.js'
import type { Projector } from './projector.js'
import { BodyTooLarge } from './body-lines.js'
import { NotABatch, batchLimits, readBatch } from './record-batch.js'
import type { RecordStore } from './record-store.js'

export interface IntakeOptions {
  records: RecordStore
  /** Told of each batch once it is durable. */
  projector: Pick<Projector, 'offer'>
  credentials: { username: string; password: string }
  log: Logger
}

/**
 * The side of an Elasticsearch that the engine's exporter sees. It answers a batch only once the records are durable: until then the
 * engine keeps them and sends them again. A body is read line by line as it comes. Mount at the root of an internal port, no body parser before it.
 */
export function createIntake({ records, projector, credentials, log }: IntakeOptions): Router {
  const intake = Router()
  intake.use((_request, response, next) => {
    response.setHeader('X-Elastic-Product', 'Elasticsearch') // newer exporters refuse answers without it
    next()
  })
  intake.use(basicAuthentication(credentials))
  intake.put(/^\/(_component_template|_index_template|_ilm\/policy)\/[^/]+$|^\/[^/]+\/_settings$/, (request, response) => {
    request.resume()
    response.json({ acknowledged: true })
  })
  intake.post('/_bulk', async (request, response) => {
    const started = performance.now()
    // what is left of a refused body is read past, so that the answer is heard
    const body = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
    const ids = await readBatch(body, async (part) => {
      const { newlySetAside, fresh } = await records.add(part, new Date())
      for (const { _id, reason } of part.setAside) log.error({ alarm: 'record-set-aside', record: _id, reason, new: newlySetAside > 0 }, 'an undigestible record was set aside')
      projector.offer(part.records, fresh)
    }).finally(() => request.resume())
    const items = ids.map((_id) => ({ index: { _id, status: 201, result: 'created' } }))
    response.json({ took: Math.round(performance.now() - started), errors: false, items })
  })
  intake.use(unknown)
  intake.use(failed(log))
  return intake
}

function basicAuthentication({ username, password }: IntakeOptions['credentials']): RequestHandler {
  const expected = Buffer.from(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`)
  return (request, response, next) => {
    const given = Buffer.from(request.headers.authorization ?? '')
    if (given.length === expected.length && timingSafeEqual(given, expected)) return next()
    response.setHeader('WWW-Authenticate', 'Basic realm="records"')
    response.status(401).json(intakeMessage('records.unauthorized'))
  }
}

const unknown: RequestHandler = (_request, response) => {
  response.status(404).json(intakeMessage('records.unknown-route'))
}

/** Nothing of it counts as stored. 503 lets the engine keep its records and try again. */
function failed(log: Logger): ErrorRequestHandler {
  return (error: Error, request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof NotABatch) {
      log.error({ alarm: 'batch-refused', line: error.line, reason: error.reason }, 'a batch that is no NDJSON was refused')
      return void response.status(400).json(intakeMessage('records.not-a-batch', { line: error.line, reason: error.reason }))
    }
    if (error instanceof BodyTooLarge) {
      log.error({ alarm: 'batch-refused', reason: 'too large' }, 'a batch greater than any exporter sends was refused')
      return void response.status(413).json(intakeMessage('records.too-large', { limit: `${batchLimits.body / 1024 / 1024} MB` }))
    }
    if (request.errored) return void response.status(400).json(intakeMessage('records.interrupted'))
    log.warn({ err: error }, 'records could not be stored; the engine keeps them')
    response.status(503).json(intakeMessage('records.store-unavailable'))
  }
}
