import { engineHeaders } from './engine-credentials.js'

/** `not-found`: the task was completed or cancelled before, or never existed. */
export type CommandResult = 'done' | 'not-found'

export interface UserTaskCommands {
  completeTask(userTaskKey: string, variables?: Record<string, unknown>): Promise<CommandResult>
  /** Assigns, whoever has it now. */
  assignTask(userTaskKey: string, assignee: string): Promise<CommandResult>
  unassignTask(userTaskKey: string): Promise<CommandResult>
}

/** The engine refused a command about a human task (its state forbids it), or could not be reached: `status` 0. */
export class UserTaskCommandFailed extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

const timeout = 15_000

/** Commands about native user tasks, below the REST gateway's address and its path. `/v1` is answered by 8.5 and 8.6 alike. */
export function createUserTaskCommands(restAddress: string, credentials: 'none' | 'environment' = 'none'): UserTaskCommands {
  const base = restAddress.replace(/\/+$/, '')
  const headers = engineHeaders(credentials)
  async function send(method: string, path: string, body?: unknown): Promise<CommandResult> {
    const response = await fetch(`${base}/v1/user-tasks/${path}`, {
      method,
      headers: { 'content-type': 'application/json', accept: 'application/json, application/problem+json', ...(await (await headers)()) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    }).catch((error: Error) => {
      throw new UserTaskCommandFailed(0, `the engine did not answer: ${error.message}`)
    })
    const text = await response.text()
    if (response.ok) return 'done'
    if (response.status === 404) return 'not-found'
    throw new UserTaskCommandFailed(response.status, text.slice(0, 500) || response.statusText)
  }

  return {
    completeTask: (key, variables = {}) => send('POST', `${encodeURIComponent(key)}/completion`, { variables }),
    assignTask: (key, assignee) => send('POST', `${encodeURIComponent(key)}/assignment`, { assignee, allowOverride: true }),
    unassignTask: (key) => send('DELETE', `${encodeURIComponent(key)}/assignee`),
  }
}
