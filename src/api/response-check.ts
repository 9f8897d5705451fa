import { z } from 'zod'
import type { ApiServices } from './api-services.js'
import type { Route } from './route.js'

/** Holds answers to their declared schema: outside production a difference fails the request, in production it is logged. */
export function responseCheck({ settings, log }: ApiServices): (route: Route, body: unknown) => void {
  return (route, body) => {
    if (typeof route.response !== 'object' || !('parse' in route.response)) return
    const checked = route.response.safeParse(body)
    if (checked.success) return
    const difference = z.prettifyError(checked.error)
    log.error({ route: `${route.method} ${route.path}`, difference }, 'answer differs from its schema')
    if (!settings.production) throw new Error(`${route.method} ${route.path} answers otherwise than declared: ${difference}`)
  }
}
