import type { Request, RequestHandler, Response, Router } from 'express'
import { z } from 'zod'
import type { Actor, Role } from '../domain/role.js'
import type { Performed } from '../domain/services.js'
import { checkInput } from './input-limits.js'
import { actorOf, requireActor } from './sessions.js'

/**
 * What a route answers with: a JSON schema, a file of that type, or an event stream. `act`: nothing (204) once the engine knows of the act,
 * `{waiting: true}` (202) where it is kept and the engine has still to be told.
 */
export type RouteResponse = z.ZodType | { file: string } | 'events' | 'nothing' | 'act'

export interface RouteInput<P, Q, B> {
  params: P
  query: Q
  body: B
  request: Request
  response: Response
}

/** One entry of docs/api.md: declared once, it is mounted, documented and checked from here. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As in docs/api.md and express: `/api/cases/:caseId`. */
  path: string
  summary: string
  /** `public`: nobody needs to be signed in; `signed-in`: any role; else the roles that may. */
  roles: 'public' | 'signed-in' | Role[]
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** A multipart upload: the body is read by the handler as a stream. */
  multipart?: z.ZodType
  response: RouteResponse
  /** Statuses other than 200 that a success may have. */
  statuses?: number[]
  /** Extra handlers before this one, such as a rate limit. */
  before?: RequestHandler[]
  handle: (input: RouteInput<never, never, never>, actor: never) => Promise<unknown>
}

type Parsed<S> = S extends z.ZodType ? z.infer<S> : unknown
type ActorFor<R> = R extends 'public' ? Actor | undefined : Actor

/** Declares a route with its types kept; the handler returns the JSON body, or `undefined` when it answered itself. */
export function route<
  const R extends 'public' | 'signed-in' | Role[],
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  declaration: Omit<Route, 'roles' | 'params' | 'query' | 'body' | 'handle'> & {
    roles: R
    params?: P
    query?: Q
    body?: B
    handle: (input: RouteInput<Parsed<P>, Parsed<Q>, Parsed<B>>, actor: ActorFor<R>) => Promise<unknown>
  },
): Route {
  return declaration as unknown as Route
}

/** Mounts declared routes; order within a list decides between `/x/new` and `/x/:id`. */
export function mountRoutes(router: Router, routes: Route[], checkResponses: (route: Route, body: unknown) => void): void {
  for (const one of routes) router[one.method](one.path, ...(one.before ?? []), handlerOf(one, checkResponses))
}

function handlerOf(one: Route, checkResponses: (route: Route, body: unknown) => void): RequestHandler {
  return async (request, response) => {
    const actor = one.roles === 'public' ? actorOf(request) : requireActor(request, one.roles)
    checkInput(request.params)
    const input = {
      params: one.params ? one.params.parse(request.params) : request.params,
      query: one.query ? one.query.parse(request.query) : {},
      body: one.body ? one.body.parse(request.body ?? {}) : undefined,
      request,
      response,
    }
    const body = await one.handle(input as never, actor as never)
    if (response.headersSent || response.writableEnded) return
    if (one.response === 'act' && (body as Performed).waiting) return void response.status(202).json({ waiting: true })
    if (one.response === 'nothing' || one.response === 'act') return void response.status(204).end()
    if (typeof one.response !== 'object' || !('parse' in one.response)) return
    checkResponses(one, body)
    response.json(body)
  }
}
