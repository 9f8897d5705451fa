import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** One line a request: its id, the route's pattern, status and time; no names, no query, no body, no address. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    request.id = randomUUID()
    response.setHeader('X-Request-Id', request.id)
    const began = process.hrtime.bigint()
    response.on('finish', () => {
      const milliseconds = Number(process.hrtime.bigint() - began) / 1e6
      const path = (request.route as { path?: string } | undefined)?.path ?? '(no route)'
      const line = { requestId: request.id, method: request.method, route: path, status: response.statusCode, milliseconds: Math.round(milliseconds) }
      if (response.statusCode >= 500) log.warn(line, 'request')
      else log.debug(line, 'request')
    })
    next()
  }
}
