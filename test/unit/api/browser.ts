import { request as httpRequest } from 'node:http'

export interface Answer {
  status: number
  headers: Headers
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into whatever came
  body: any
}

/** What a browser does for the pages: keeps the cookie and sends the CSRF token. */
export class Browser {
  cookie = ''
  csrfToken = ''
  headers: Record<string, string> = {}
  constructor(readonly url: string) {}

  get = (path: string) => this.send('GET', path)
  post = (path: string, body: unknown = {}) => this.send('POST', path, body)
  put = (path: string, body: unknown) => this.send('PUT', path, body)
  patch = (path: string, body: unknown) => this.send('PATCH', path, body)
  delete = (path: string) => this.send('DELETE', path)

  async signIn(username: string, password: string): Promise<Answer> {
    return this.post('/api/session', { username, password })
  }

  async send(method: string, path: string, body?: unknown, raw?: { type: string; data: string | Uint8Array | FormData }): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        ...(this.cookie && { cookie: this.cookie }),
        ...(method !== 'GET' && this.csrfToken && { 'x-csrf-token': this.csrfToken }),
        ...(raw ? (raw.type ? { 'content-type': raw.type } : {}) : body !== undefined ? { 'content-type': 'application/json' } : {}),
        ...this.headers,
      },
      ...(raw ? { body: raw.data as never } : body !== undefined ? { body: JSON.stringify(body) } : {}),
    })
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith('dabiao.sid='))
    if (cookie) this.cookie = cookie.split(';')[0]!
    const text = await response.text()
    const parsed = response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as { csrfToken?: string }) : text
    if (typeof parsed === 'object' && parsed.csrfToken) this.csrfToken = parsed.csrfToken
    return { status: response.status, headers: response.headers, body: parsed }
  }

  async upload(path: string, fields: Record<string, string>, name: string, content: Uint8Array | string): Promise<Answer> {
    const form = new FormData()
    for (const [field, value] of Object.entries(fields)) form.append(field, value)
    form.append('file', new Blob([content as never]), name)
    return this.send('POST', path, undefined, { type: '', data: form })
  }

  /** Listens to an event stream; `events` fills up. */
  listen(path: string): Promise<{ status: number; events: string[]; ended: Promise<void>; close: () => void }> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(this.url + path, { headers: { cookie: this.cookie, accept: 'text/event-stream' } }, (response) => {
        const events: string[] = []
        response.setEncoding('utf8').on('data', (chunk: string) => events.push(...[...chunk.matchAll(/^event: (.*)$/gm)].map((match) => match[1]!)))
        const ended = new Promise<void>((done) => response.on('close', () => done()))
        response.on('error', () => undefined)
        resolve({ status: response.statusCode ?? 0, events, ended, close: () => request.destroy() })
      })
      request.on('error', reject)
      request.end()
    })
  }
}
