import { EventEmitter } from 'node:events'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { allRoutes } from '../src/api/create-app.js'
import { EventStreams } from '../src/api/event-streams.js'
import { openApiDocument } from '../src/api/openapi.js'
import { rateLimits } from '../src/api/rate-limits.js'
import type { Route } from '../src/api/route.js'

/** The browser's types of requests and answers, made of the declared routes. */
export const apiTypesFile = new URL('../modeler-ui/src/api/schema.d.ts', import.meta.url)

/** Every route as declared, those of a sample instance too; no service behind them is there. */
export function declaredRoutes(): Route[] {
  const settings = { limits: { signInPerQuarterHour: 1, publicFormsPerHour: 1, requestsPerMinute: 1 } }
  const services = { settings, sample: {}, events: new EventEmitter(), queries: {} } as never
  return allRoutes(services, new EventStreams(services), rateLimits(settings as never))
}

/** `modeler-ui/src/api/schema.d.ts` as the declared routes want it. */
export async function apiTypes(): Promise<string> {
  const document = openApiDocument(declaredRoutes(), '0')
  return `/* Made by npm run api-types from the schemas in src/api; not to be edited. */\n\n${astToString(await openapiTS(document as never, { alphabetize: true }))}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(apiTypesFile, await apiTypes())
