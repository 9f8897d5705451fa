import { currentLocale, t } from '@/i18n'
import { ApiError, networkError } from './errors'
import type { Address, Answer, Asked, Body, Declared } from './typed'
import type { Performed } from './types'

interface Options {
  query?: Record<string, string | number | boolean | undefined | null>
  body?: unknown
  /** Multipart body instead of JSON. */
  form?: FormData
  signal?: AbortSignal
  /** Sent even while the page is being left. */
  keepalive?: boolean
}

let csrfToken = ''
let sessionLost: () => void = () => {}
let refreshToken: () => Promise<unknown> = async () => undefined

export const setCsrfToken = (token: string) => {
  csrfToken = token
}
/** What to do when the server no longer knows the session, and how to get a fresh token. */
export function onSession(hooks: { lost: () => void; refresh: () => Promise<unknown> }): void {
  sessionLost = hooks.lost
  refreshToken = hooks.refresh
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export function addressOf(path: string, query: Options['query'] = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value))
  }
  const tail = parameters.toString()
  return tail ? `${path}?${tail}` : path
}

async function errorOf(response: Response): Promise<ApiError> {
  const answer = (await response.json().catch(() => undefined)) as { code?: string; message?: string; details?: Record<string, unknown> } | undefined
  const code = answer?.code ?? `http.${response.status}`
  const fallback = response.status >= 500 ? t('shell.errors.unavailable') : t('shell.errors.unknown')
  return new ApiError(code, response.status, answer?.message ?? fallback, answer?.details ?? {})
}

async function once(method: string, path: string, options: Options): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLocale() }
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken
  let body: BodyInit | undefined
  if (options.form) body = options.form
  else if (options.body !== undefined) {
    headers['content-type'] = 'application/json'
    body = JSON.stringify(options.body)
  }
  try {
    return await fetch(addressOf(path, options.query), {
      method,
      headers,
      body,
      signal: options.signal,
      keepalive: options.keepalive,
      credentials: 'same-origin',
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw networkError()
  }
}

/**
 * One call of the API. Reads are tried four times while the server is starting or away (503, no answer); writes are sent
 * once, and once more with a fresh token when theirs was out of date. Throws ApiError.
 */
async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  let renewed = false
  for (let attempt = 0; ; attempt++) {
    let error: ApiError
    try {
      const response = await once(method, path, options)
      if (response.ok) return (response.status === 204 ? undefined : await response.json().catch(() => undefined)) as T
      error = await errorOf(response)
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      error = thrown
    }
    if (method === 'GET' && (error.status === 503 || error.offline) && attempt < 3) {
      await pause(300 * 3 ** attempt)
      continue
    }
    if (method !== 'GET' && error.status === 403 && /csrf/i.test(error.code) && !renewed) {
      renewed = true
      await refreshToken()
      continue
    }
    if (error.status === 401 && !path.startsWith('/api/session')) sessionLost()
    throw error
  }
}

/** An act is answered with nothing, or with `waiting` where it is kept and the engine has still to be told. */
type Told<T> = [T] extends [never] ? Performed : T

/** Addresses, queries, bodies and answers are those of the declared routes. */
export const api = {
  get: <const P extends string>(path: Address<'get', P>, query?: Asked<Declared<'get', P>>, signal?: AbortSignal) =>
    call<Answer<Declared<'get', P>>>('GET', path, { query: query as Options['query'], signal }),
  post: <const P extends string>(path: Address<'post', P>, body?: Body<Declared<'post', P>>) => call<Told<Answer<Declared<'post', P>, 'post'>>>('POST', path, { body: body ?? {} }),
  put: <const P extends string>(path: Address<'put', P>, body: Body<Declared<'put', P>, 'put'>, keepalive = false) =>
    call<Answer<Declared<'put', P>, 'put'>>('PUT', path, { body, keepalive }),
  patch: <const P extends string>(path: Address<'patch', P>, body: Body<Declared<'patch', P>, 'patch'>) => call<Answer<Declared<'patch', P>, 'patch'>>('PATCH', path, { body }),
  remove: <const P extends string>(path: Address<'delete', P>) => call<undefined>('DELETE', path),
  upload: <const P extends string>(path: Address<'post', P>, form: FormData) => call<Answer<Declared<'post', P>, 'post'>>('POST', path, { form }),
  async text(path: string): Promise<string> {
    const response = await once('GET', path, {})
    if (!response.ok) throw await errorOf(response)
    return response.text()
  },
}
