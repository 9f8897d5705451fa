import compression from 'compression'
import express from 'express'
import { adminRoutes } from './admin-routes.js'
import { calendarRoutes } from './calendar-routes.js'
import type { ApiServices } from './api-services.js'
import { caseRoutes } from './case-routes.js'
import { csrfProtection } from './csrf.js'
import { DownloadSlots, usualDownloadLimits } from './download-slots.js'
import { deskRoutes } from './desk-routes.js'
import { enterpriseRoutes } from './enterprise-routes.js'
import { errorHandler, unknownRoute } from './errors.js'
import { EventStreams } from './event-streams.js'
import { eventRoutes } from './event-routes.js'
import { inputCheck } from './input-limits.js'
import { inboxRoutes } from './inbox-routes.js'
import { openApiDocument } from './openapi.js'
import { moveRoutes } from './move-routes.js'
import { publicRoutes } from './public-routes.js'
import { rateLimits, type RateLimits } from './rate-limits.js'
import { requestLog } from './request-log.js'
import { responseCheck } from './response-check.js'
import { mountRoutes, type Route } from './route.js'
import { sampleRoutes } from './sample-routes.js'
import { scoringRoutes } from './scoring-routes.js'
import { secureConnection } from './secure-connection.js'
import { securityHeaders } from './security-headers.js'
import { waitingRoutes } from './waiting-routes.js'
import { uploadRoutes } from './upload-routes.js'
import { sessionRoutes } from './session-routes.js'
import { currentAccount, sessions } from './sessions.js'
import { stoppedCaseRoutes } from './stopped-case-routes.js'
import { isApi, webApp } from './web-app.js'

/** Every route of the API, in the order of docs/api.md. */
export function allRoutes(services: ApiServices, streams: EventStreams, limits: RateLimits): Route[] {
  return [
    ...sessionRoutes(services, streams, limits),
    ...enterpriseRoutes(services),
    ...moveRoutes(services),
    ...uploadRoutes(services),
    ...caseRoutes(services),
    ...deskRoutes(services),
    ...scoringRoutes(services),
    ...eventRoutes(services, streams),
    ...inboxRoutes(services),
    ...publicRoutes(services, limits),
    ...adminRoutes(services),
    ...stoppedCaseRoutes(services),
    ...waitingRoutes(services),
    ...calendarRoutes(services),
    ...(services.sample ? sampleRoutes(services, services.sample) : []),
  ]
}

/** The application's only door: API, event streams and the built web application. */
export function createApp(services: ApiServices): express.Express {
  const { settings, log } = services
  const limits = rateLimits(settings)
  const routes = allRoutes(services, new EventStreams(services), limits)
  const openApi = openApiDocument(routes, settings.version)

  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', settings.trustedProxies)
  app.set('query parser', 'simple')
  app.locals.downloads = new DownloadSlots({ ...usualDownloadLimits, ...settings.downloads })

  app.use(requestLog(log))
  app.use(securityHeaders(settings.secureCookie))
  app.use(compression({ filter: (request, response) => !isEventStream(response) && compression.filter(request, response) }))
  if (settings.webRoot) app.use(webApp(settings.webRoot))

  app.use('/api', limits.address, noStore)
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi))
  app.use('/api', secureConnection(services), sessions(services), currentAccount(services), limits.person, csrfProtection, express.json({ limit: '2mb', strict: true }), inputCheck)
  mountRoutes(app, routes, responseCheck(services))

  app.use(unknownRoute)
  app.use(errorHandler(log))
  return app
}

const isEventStream = (response: express.Response): boolean => String(response.getHeader('Content-Type')).startsWith('text/event-stream')

const noStore: express.RequestHandler = (request, response, next) => {
  if (isApi(request.originalUrl)) response.setHeader('Cache-Control', 'no-store')
  next()
}
