import type { Schema } from './bodies.js'

/** One operation of the OpenAPI document: what is called, by whom, with what. */
export interface Operation {
  method: string
  path: string
  /** `public`: nobody signed in, and everybody. */
  roles: 'public' | 'signed-in' | string[]
  parameters: string[]
  query: string[]
  json?: Schema
  multipart?: Schema
  /** An event stream stays open. */
  streams: boolean
}

export interface ApiDocument {
  paths: Record<string, Record<string, Described>>
  components: { schemas: { TaskForms: { properties: Record<string, Schema> } } }
}
interface Described {
  'x-roles'?: 'signed-in' | string[]
  parameters: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, unknown> }>
}

/** Every operation as the application itself describes them: a new route is here without being named. */
export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      method: method.toUpperCase(),
      path,
      roles: one['x-roles'] ?? 'public',
      parameters: one.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
      query: one.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
      json: one.requestBody?.content['application/json']?.schema,
      multipart: one.requestBody?.content['multipart/form-data']?.schema,
      streams: Object.values(one.responses).some(({ content }) => content?.['text/event-stream'] !== undefined),
    })),
  )
}
