import { setTimeout as sleep } from 'node:timers/promises'

/** An answer other than 2xx, with the code of the message catalogue. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown>,
  ) {
    super(message)
  }
}

/** A browser's way to the API: one session with its cookie and CSRF token. */
export class HttpClient {
  readonly #cookies = new Map<string, string>()
  #csrfToken = ''

  /**
   * @param baseUrl address of the instance, without a slash at the end
   * @param patience how long a call is repeated while the instance can't be reached or says that it is busy. Milliseconds, 0 for never.
   */
  constructor(
    readonly baseUrl: string,
    readonly patience = 0,
  ) {}

  async signIn(username: string, password: string): Promise<Record<string, unknown>> {
    for (let left = 3; ; left--) {
      await this.#renewToken()
      try {
        const state = (await this.post('/api/session', { username, password })) as { csrfToken: string; account: Record<string, unknown> }
        this.#csrfToken = state.csrfToken
        return state.account
      } catch (error) {
        // Where the answer to a first attempt got lost the session is another one by now: begin with a new one.
        if (left === 0 || !(error instanceof HttpRefusal && error.status === 403)) throw error
        this.#cookies.clear()
        this.#csrfToken = ''
      }
    }
  }

  get(path: string): Promise<unknown> {
    return this.#call('GET', path)
  }
  post(path: string, body: unknown = {}): Promise<unknown> {
    return this.#call('POST', path, JSON.stringify(body))
  }
  put(path: string, body: unknown): Promise<unknown> {
    return this.#call('PUT', path, JSON.stringify(body))
  }
  patch(path: string, body: unknown): Promise<unknown> {
    return this.#call('PATCH', path, JSON.stringify(body))
  }

  async upload(purpose: string, name: string, content: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
    const form = new FormData()
    form.set('purpose', purpose)
    form.set('file', new Blob([content], { type }), name)
    const stored = (await this.#call('POST', '/api/uploads', form)) as { uploadId: string }
    return stored.uploadId
  }

  async download(path: string): Promise<Uint8Array> {
    const response = await fetch(this.baseUrl + path, { headers: this.#headers() })
    if (!response.ok) throw await refusalOf(response)
    return new Uint8Array(await response.arrayBuffer())
  }

  async #call(method: string, path: string, body?: string | FormData): Promise<unknown> {
    const deadline = Date.now() + this.patience
    for (;;) {
      try {
        return await this.#callOnce(method, path, body)
      } catch (error) {
        const passing = error instanceof HttpRefusal ? error.status === 503 || error.status >= 500 : true
        if (!passing || Date.now() > deadline) throw error
        await sleep(300)
      }
    }
  }

  async #callOnce(method: string, path: string, body?: string | FormData): Promise<unknown> {
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: { ...this.#headers(), ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}) },
      body: body ?? null,
      signal: AbortSignal.timeout(60_000),
    })
    this.#keepCookies(response)
    if (!response.ok) throw await refusalOf(response)
    return response.status === 204 || response.headers.get('content-length') === '0' ? undefined : response.json()
  }

  async #renewToken(): Promise<void> {
    this.#csrfToken = ((await this.get('/api/session')) as { csrfToken: string }).csrfToken
  }

  #headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { accept: 'application/json', ...(cookie ? { cookie } : {}), ...(this.#csrfToken ? { 'x-csrf-token': this.#csrfToken } : {}) }
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (at > 0) this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
}

async function refusalOf(response: Response): Promise<HttpRefusal> {
  const body = (await response.json().catch(() => ({}))) as { code?: string; message?: string; details?: Record<string, unknown> }
  return new HttpRefusal(response.status, body.code ?? '', body.message ?? `HTTP ${response.status}`, body.details ?? {})
}
