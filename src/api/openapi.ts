import { z } from 'zod'
import { taskForms } from '../domain/task-forms.js'
import type { Route } from './route.js'

type Json = Record<string, unknown>

const errorSchema = {
  type: 'object',
  required: ['code', 'message', 'details'],
  properties: {
    code: { type: 'string', description: 'docs/errors.md' },
    message: { type: 'string', description: 'Chinese; English with Accept-Language: en' },
    details: { type: 'object', additionalProperties: true },
  },
}

/** The OpenAPI 3.1 document of the declared routes, made from the schemas that also check the requests. */
export function openApiDocument(routes: Route[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operationOf(route) }
  }
  const schemas: Json = { Error: errorSchema, TaskForms: { type: 'object', description: 'Payload of a completion by form id', properties: formSchemas() } }
  return {
    openapi: '3.1.0',
    info: { title: '达标 Dabiao', version, description: 'docs/api.md' },
    paths: withNamesIn(schemas, paths),
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'dabiao.sid' },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
      },
    },
  }
}

/** The value with the schemas that have a name moved from beside their use (`$defs`) into `schemas`, and pointed at there. */
function withNamesIn(schemas: Json, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withNamesIn(schemas, one))
  if (typeof value !== 'object' || value === null) return value
  const { $defs = {}, ...rest } = value as Json
  for (const [name, schema] of Object.entries($defs as Json)) schemas[name] ??= withNamesIn(schemas, schema)
  return Object.fromEntries(
    Object.entries(rest).map(([key, one]) => [key, key === '$ref' ? String(one).replace('#/$defs/', '#/components/schemas/') : withNamesIn(schemas, one)]),
  )
}

const formSchemas = (): Json => Object.fromEntries(Object.entries(taskForms).map(([formId, schema]) => [formId, schemaOf(schema, 'input')]))

function operationOf(route: Route): Json {
  const write = route.method !== 'get'
  return {
    summary: route.summary,
    ...(route.roles === 'public' ? {} : { 'x-roles': route.roles }),
    security: security(route.roles === 'public', write),
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...requestBody(route),
    responses: {
      ...Object.fromEntries((route.statuses ?? [route.response === 'nothing' || route.response === 'act' ? 204 : 200]).map((status) => [status, answer(route)])),
      ...(route.response === 'act' && { 202: { description: 'Kept; the engine is told as soon as it can be' } }),
      default: { description: 'Refused or failed', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
    },
  }
}

function security(open: boolean, write: boolean): Json[] {
  if (open) return write ? [{ csrf: [] }] : []
  return [write ? { session: [], csrf: [] } : { session: [] }]
}

function pathParameters(route: Route): Json[] {
  const shape = route.params ? ((schemaOf(route.params, 'input').properties ?? {}) as Record<string, Json>) : {}
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: shape[name] ?? { type: 'string' },
  }))
}

function queryParameters(route: Route): Json[] {
  if (!route.query) return []
  const { properties = {}, required = [] } = schemaOf(route.query, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
}

function requestBody(route: Route): Json {
  if (route.multipart)
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: schemaOf(route.multipart, 'input') } } } }
  if (route.body) return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
  return {}
}

function answer(route: Route): Json {
  if (route.response === 'nothing' || route.response === 'act') return { description: 'Done' }
  if (route.response === 'events') return { description: 'Server-sent events', content: { 'text/event-stream': { schema: { type: 'string' } } } }
  if (!('parse' in route.response)) return { description: 'File', content: { [route.response.file]: { schema: { type: 'string', format: 'binary' } } } }
  return { description: 'OK', content: { 'application/json': { schema: schemaOf(route.response, 'output') } } }
}

/** Dates leave as ISO 8601 text; shapes JSON Schema can't tell (refinements, transforms) are described as what they are before them. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
      delete jsonSchema.id
    },
  }) as Json
  return rest
}
