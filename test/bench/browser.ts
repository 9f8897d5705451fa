/** What a browser on a case's page hears: which process instances changed, and when it was told. */
export interface Listening {
  /** Milliseconds since 1970 of each event, by process instance. */
  heard: Map<string, number[]>
  stop(): void
}

/** Signs in as the sample instance's administrator and listens to the events of one case. */
export async function listen(baseUrl: string, caseId: string): Promise<Listening> {
  const { items } = (await (await fetch(`${baseUrl}/api/sample/accounts`)).json()) as { items: { username: string; password: string; role: string }[] }
  const account = items.find(({ role }) => role === 'process-administrator')
  if (!account) throw new Error('the sample instance has no administrator')
  const first = await fetch(`${baseUrl}/api/session`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const signedIn = await fetch(`${baseUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken, cookie: cookieOf(first) },
    body: JSON.stringify({ username: account.username, password: account.password }),
  })
  const answer = await signedIn.text() // the session is stored once the body has ended
  if (!signedIn.ok) throw new Error(`sign-in failed: ${signedIn.status} ${answer}`)
  const aborting = new AbortController()
  const events = await fetch(`${baseUrl}/api/cases/${caseId}/events`, { headers: { cookie: cookieOf(first, signedIn) }, signal: aborting.signal })
  if (!events.ok || !events.body) throw new Error(`no events: ${events.status} ${await events.text()}`)
  const heard = new Map<string, number[]>()
  void read(events.body, heard).catch(() => undefined) // ends when it is stopped
  return { heard, stop: () => aborting.abort() }
}

async function read(body: ReadableStream<Uint8Array>, heard: Map<string, number[]>): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of body) {
    const now = Date.now()
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = parts.pop()!
    for (const part of parts) {
      if (!/^event: progress-changed$/m.test(part)) continue
      const { processInstanceKeys = [] } = JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? '{}') as { processInstanceKeys?: string[] }
      for (const key of processInstanceKeys) {
        const times = heard.get(key)
        if (times) times.push(now)
        else heard.set(key, [now])
      }
    }
  }
}

/** As a browser keeps them: a later cookie replaces an earlier one of its name. */
function cookieOf(...responses: Response[]): string {
  const kept = new Map<string, string>()
  for (const line of responses.flatMap((response) => response.headers.getSetCookie())) {
    const pair = line.split(';', 1)[0]!
    kept.set(pair.slice(0, pair.indexOf('=')), pair)
  }
  return [...kept.values()].join('; ')
}
